"""Cards say what they must, in both languages, and nothing that they must not."""

import csv
import re

import pytest

from bot.errors import DataInvalid
from bot.safety import Screening, card_for, named_card
from bot.safety.cards import CARDS, LABELS, load_cards
from bot.safety.helplines import load_helplines
from bot.vocabulary import Language, Level, Risk

CRISIS = [risk.value for risk in Risk if risk is not Risk.THIRD_PARTY] + ["friend", "yes"]
CRISIS += [name for name, language in load_cards() if name.startswith("short_")]
NAMED = (
    "help_now engine_down empty_reply other_language too_long rate_limited unknown_conversation "
    "bad_input emoji_only talk_to_human friend soft_check yes grounding"
).split()
BANNED = [
    "committed",
    "successful",
    "failed",
    "cry for help",
    "attention",
    "i understand how you feel",
    "calm down",
    "think of your family",
    "keep this secret",
    "our secret",
    "confidential",
    "we will come",
    "help is on its way",
    "why did you",
    "why do you",
    "risk score",
    "at risk",
    "cyfrinachol",
    "dwi'n deall sut",
    "tawela",
    "meddylia am dy deulu",
    "sylw",
    "pam wnest",
    "pam rwyt",
]
PROGRAM = {"en": "I'm a computer program", "cy": "Rhaglen gyfrifiadur ydw i"}
NOBODY = {
    "en": "Nobody is watching this chat right now",
    "cy": "Does neb yn gwylio'r sgwrs hon nawr",
}


def rows():
    with CARDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(card):
    return " ".join((card.title, *card.lines))


def each_card():
    return [
        pytest.param(card, id=f"{name}-{language}")
        for (name, language), card in load_cards().items()
    ]


@pytest.mark.parametrize("card", each_card())
def test_card_is_short_enough_to_read_in_a_crisis(card):
    assert len(words_of(card).split()) <= 60
    longest = max(len(s.split()) for s in re.split(r"[.?!·]", words_of(card)))
    assert longest <= 22, "sentences stay short: reading age 9"


@pytest.mark.parametrize("card", each_card())
def test_card_says_nothing_banned(card):
    said = words_of(card).lower()
    assert not [phrase for phrase in BANNED if phrase in said]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['name']}-{row['language']}")
def test_numbers_come_from_the_helpline_file_only(row):
    digits = re.findall(r"\d+", re.sub(r"\{\w+\}|1,000", "", row["title"] + row["lines"]))
    assert [number for number in digits if number not in ("19", "25")] == []  # ages, not numbers


def test_labels_hold_no_number():
    assert not re.search(r"\d", LABELS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", CRISIS)
def test_crisis_card_has_999_a_free_round_the_clock_service_and_two_other_ways(name, language):
    card = named_card(name, language)
    assert "999" in words_of(card)
    clock = {line.phone.replace(" ", "") for line in load_helplines() if line.round_the_clock}
    clock |= {line.text.replace(" ", "") for line in load_helplines() if line.round_the_clock}
    values = [action.value for action in card.actions]
    assert [value for value in values if value in clock - {"999", ""}]
    assert len(values) >= 3
    assert {action.kind for action in card.actions} >= {"call"}
    assert {action.kind for action in card.actions} & {"text", "web"}, "not by phone only"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", CRISIS)
def test_crisis_card_says_that_it_is_a_program_and_nobody_watches(name, language):
    said = words_of(named_card(name, language))
    assert PROGRAM[language] in said
    assert NOBODY[language] in said


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", NAMED)
def test_named_card_exists_and_shows_help(name, language):
    card = named_card(name, language)
    assert card.lines
    if name != "grounding":
        assert "999" in words_of(card)


def test_every_choice_leads_to_a_card_or_on():
    for card in load_cards().values():
        for choice in card.choices:
            assert choice.name == "carry_on" or (choice.name, card.language) in load_cards()


@pytest.mark.parametrize("risk", [risk for risk in Risk if risk is not Risk.THIRD_PARTY])
def test_second_card_of_a_conversation_begins_differently_but_medical_stays_whole(risk):
    found = Screening(Level.FULL, (risk,))
    first = card_for(found, Language.EN)
    second = card_for(found, Language.EN, repeat=True)
    if risk is Risk.MEDICAL_OVERDOSE:
        assert second == first
        assert first.actions[0].value == "999"
    else:
        assert second.lines[0] != first.lines[0]
        assert second.name == f"short_{risk.value}"


def test_soft_check_offers_three_ways_on():
    card = card_for(Screening(Level.SOFT, (Risk.SUICIDE,)), Language.EN)
    assert [choice.label for choice in card.choices] == [
        "Yes",
        "It's about a friend",
        "No, carry on",
    ]


def test_friend_has_an_own_card_but_a_medical_emergency_does_not_wait():
    about_friend = Screening(Level.FULL, (Risk.SUICIDE, Risk.THIRD_PARTY), third_party=True)
    assert card_for(about_friend, Language.CY).name == "friend"
    medical = Screening(Level.FULL, (Risk.MEDICAL_OVERDOSE, Risk.THIRD_PARTY), third_party=True)
    assert card_for(medical, Language.CY).name == "medical_overdose"


def test_card_for_other_languages_is_readable_in_several():
    said = words_of(named_card("other_language", Language.EN))
    for word in (
        "Pomoc",
        "مساعدة",
        "Допомога",
        "সাহায্য",
        "مدد",
        "Caawimaad",
        "帮助",
        "Ajuda",
        "Ajutor",
    ):
        assert word in said


def test_unknown_card_is_refused():
    with pytest.raises(DataInvalid):
        named_card("no_such_card", Language.EN)
