"""Every card says what it must, in both languages, in plain words, and nothing that it must not."""

import csv
import re
from urllib.parse import urlsplit

import phonenumbers
import pytest

from bot.errors import DataInvalid
from bot.language import fold
from bot.safety import named_card
from bot.safety.cards import CARDS, LABELS, YOUNG, load_cards
from bot.safety.helplines import load_helplines
from bot.vocabulary import Language, Risk
from tests.reading import read_easily

BANNED = CARDS.with_name("card_banned.csv")
RISKS = [risk.value for risk in Risk if risk is not Risk.THIRD_PARTY]
EVERY = list(load_cards().values())
NAMES = sorted({card.name for card in EVERY})
BEST = {  # the first way of a card; whoever is best for the category
    **dict.fromkeys(RISKS, "childline"),
    "suicide": "nhs111_2",
    "violence_domestic": "live_fear_free",
    "medical_overdose": "emergency",
    "friend": "childline",
    "friend_suicide": "papyrus",
    "friend_sexual": "live_fear_free",
    "friend_violence_domestic": "live_fear_free",
    "friend_runaway_homeless_tonight": "childline",
    "friend_eating": "childline",
    **{f"young_{risk}": "childline" for risk in RISKS},
    "young_medical_overdose": "emergency",
    "young_friend": "childline",
    "young_short": "childline",
}
BEST |= {f"short_{risk}": BEST[risk] for risk in RISKS if risk != "medical_overdose"}
CRISIS = [*BEST, "yes", "soft_check", "young_yes", "young_soft_check"]
PROGRAM = {"en": "I'm a computer program", "cy": "Rhaglen gyfrifiadur ydw i"}
NOBODY = {
    "en": "Nobody is watching this chat right now",
    "cy": "Does neb yn gwylio'r sgwrs hon nawr",
}
MOST_WORDS = 60
HARDEST, HARDEST_YOUNG = 3.5, 1.5  # Automated Readability Index: about age 8 to 9, and 7
LONGEST, LONGEST_YOUNG = 18, 13  # words of one sentence
LONG_WORDS = 4.7  # letters a word, on average: the bound for Welsh, which no index was made for
PLACES = {"call": "phone", "text": "text", "web": "url"}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def words_of(card):
    return " ".join((card.title, *card.lines))


def each(names):
    """A parameter for each of these cards in each language."""
    pairs = [(name, language) for name in names for language in Language]
    return [pytest.param(named_card(n, lang), id=f"{n}-{lang.value}") for n, lang in pairs]


def lines_of(card):
    """The help lines a card leads to, best first; each way is exactly what the file holds."""
    found = []
    for way in card.actions:
        written = [
            line.id
            for line in load_helplines()
            if way.value in (str(getattr(line, PLACES[way.kind])).replace(" ", ""),)
        ]
        assert written, f"{way.kind} {way.value} is not in the help-line file"
        found.append(written[0])
    return found


def banned_in(text, language):
    """The banned words of a text, each as a whole word, whatever its accents."""
    phrases = [p for r in rows(BANNED) if r["language"] == language for p in r["words"].split(";")]
    said = fold(text)
    return [p.strip() for p in phrases if re.search(rf"\b{re.escape(fold(p))}\b", said)]


@pytest.mark.parametrize("card", each(NAMES))
def test_card_is_short_and_easy_to_read(card):
    young = card.name.startswith(YOUNG)
    assert len(words_of(card).split()) <= MOST_WORDS
    reading = read_easily((card.title, *card.lines))
    assert reading.longest <= (LONGEST_YOUNG if young else LONGEST)
    assert reading.letters / reading.words <= LONG_WORDS
    assert reading.index <= (HARDEST_YOUNG if young else HARDEST)


def test_reading_measure_tells_hard_from_easy():
    hard = "Individuals experiencing significant psychological difficulties should seek support."
    assert read_easily((hard,)).index > 15 > HARDEST
    assert read_easily(("The cat sat on the mat.",)).index < HARDEST_YOUNG
    assert read_easily(("Call 0800 1111. It's free.",)).words == 3, "a number is no word"


@pytest.mark.parametrize("card", each(NAMES))
def test_card_says_nothing_banned(card):
    labels = [way.label for way in card.actions] + [choice.label for choice in card.choices]
    assert not banned_in(" . ".join((words_of(card), *labels)), card.language.value)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Why did you do it?"),
        ("en", "This will stay CONFIDENTIAL."),
        ("en", "Help is on its way"),
        ("en", "Put the pills away"),
        ("cy", "Pam wnest ti hyn?"),
        ("cy", "Mae'n gyfrinach"),
        ("cy", "Aeth ar y trên"),
        ("cy", "Meddylia am dy deulu"),
    ],
)
def test_banned_words_are_found_whatever_their_form(language, said):
    assert banned_in(said, language)


def test_every_banned_rule_has_its_twin_and_no_word_is_empty():
    found = {(row["rule"], row["language"]) for row in rows(BANNED)}
    assert {rule for rule, lang in found if lang == "en"} == {
        rule for rule, lang in found if lang == "cy"
    }
    assert len(found) == len(rows(BANNED)) == 2 * len({rule for rule, _ in found})
    assert all(phrase.strip() for row in rows(BANNED) for phrase in row["words"].split(";"))


@pytest.mark.parametrize("row", rows(CARDS), ids=lambda row: f"{row['name']}-{row['language']}")
def test_numbers_come_from_the_helpline_file_only(row):
    assert not re.search(r"\d", re.sub(r"\{\w+\}", "", row["title"] + row["lines"]))


def test_labels_hold_no_number():
    assert not re.search(r"\d", LABELS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("card", each(NAMES))
def test_card_has_999_a_free_round_the_clock_service_and_ways_not_by_phone(card):
    lines = {line.id: line for line in load_helplines()}
    led_to = set(lines_of(card))
    assert "999" in words_of(card)
    assert "emergency" in led_to
    others = [lines[one] for one in led_to - {"emergency"}]
    assert [one for one in others if one.round_the_clock and one.cost.startswith("free")]
    assert len(others) >= 2
    assert [way for way in card.actions if way.kind in ("text", "web")], "not by phone only"
    assert not [one.id for one in others if one.ages == "adults"]


@pytest.mark.parametrize("card", each(BEST))
def test_card_puts_the_best_service_first_and_two_other_ways_after_it(card):
    assert lines_of(card)[0] == BEST[card.name]
    own = card.actions[0].value
    others = [way for way in card.actions if way.value not in (own, "999")]
    assert len(others) >= 2
    chats = {line.url for line in load_helplines() if line.chat}
    assert [way for way in others if way.kind == "text" or way.value in chats]


@pytest.mark.parametrize("card", each(NAMES))
def test_every_number_and_address_of_a_card_can_be_used(card):
    for way in card.actions:
        if way.kind == "web":
            parts = urlsplit(way.value)
            assert (parts.scheme, bool(parts.hostname), " " in way.value) == ("https", True, False)
        else:
            number = phonenumbers.parse(way.value, "GB")
            short = phonenumbers.is_valid_short_number_for_region(number, "GB")
            assert short or phonenumbers.is_valid_number(number), way.value


@pytest.mark.parametrize("card", each(CRISIS))
def test_crisis_card_says_that_it_is_a_program_and_nobody_watches(card):
    assert PROGRAM[card.language.value] in words_of(card)
    assert NOBODY[card.language.value] in words_of(card)


@pytest.mark.parametrize("card", each(CRISIS))
def test_crisis_card_offers_something_to_do_and_going_on(card):
    names = {choice.name for choice in card.choices}
    assert "carry_on" in names
    if "soft_check" in card.name:
        assert {"yes", "friend"} <= names
    elif "medical" not in card.name:  # there is one thing to do now: to call 999
        assert {"grounding", "help_now"} <= names


@pytest.mark.parametrize("language", list(Language))
def test_something_to_do_right_now_is_a_few_short_steps(language):
    for young in (False, True):
        assert 3 <= len(named_card("grounding", language, young=young).lines) <= 4


def test_every_choice_leads_to_a_card_or_on():
    for card in EVERY:
        for choice in card.choices:
            assert choice.name == "carry_on" or (choice.name, card.language) in load_cards()


def test_card_for_other_languages_is_readable_in_several():
    said = words_of(named_card("other_language", Language.EN))
    for word in "Pomoc مساعدة Допомога সাহায্য مدد Caawimaad 帮助 Ajuda Ajutor".split():
        assert word in said


def test_unknown_card_is_refused():
    for young in (False, True):
        with pytest.raises(DataInvalid):
            named_card("no_such_card", Language.EN, young=young)
