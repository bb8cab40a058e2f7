"""Which card a text gets: by category, the second time, for a friend, for a young child."""

import pytest

from bot.safety import Screening, card_for, named_card, screen
from bot.safety.cards import YOUNG, load_cards
from bot.vocabulary import Language, Level, Risk

RISKS = [risk for risk in Risk if risk is not Risk.THIRD_PARTY]
OWN_FRIEND_CARD = {
    Risk.SUICIDE, Risk.SEXUAL, Risk.VIOLENCE_DOMESTIC, Risk.RUNAWAY_HOMELESS_TONIGHT, Risk.EATING,
}  # fmt: skip


@pytest.mark.parametrize("risk", RISKS)
def test_second_card_of_a_conversation_begins_differently_but_medical_stays_whole(risk):
    found = Screening(Level.FULL, (risk,))
    for young in (False, True):
        first = card_for(found, Language.EN, young=young)
        second = card_for(found, Language.EN, repeat=True, young=young)
        if risk is Risk.MEDICAL_OVERDOSE:
            assert second == first
            assert first.actions[0].value == "999"
        else:
            assert second.lines[0] != first.lines[0]
            assert second.name == ("young_short" if young else f"short_{risk.value}")


def test_soft_check_offers_three_ways_on():
    for young in (False, True):
        card = card_for(Screening(Level.SOFT, (Risk.SUICIDE,)), Language.EN, young=young)
        labels = [choice.label for choice in card.choices]
        assert labels == ["Yes", "It's about a friend", "No, carry on"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("risk", RISKS)
def test_friend_card_names_the_best_service_of_the_category(risk, language):
    card = card_for(Screening(Level.FULL, (risk, Risk.THIRD_PARTY), third_party=True), language)
    if risk is Risk.MEDICAL_OVERDOSE:
        assert card.name == "medical_overdose"
    else:
        own = risk in OWN_FRIEND_CARD
        assert card.name == (f"friend_{risk.value}" if own else "friend")


def test_text_that_is_only_about_others_gets_the_friend_card():
    assert card_for(Screening(Level.FULL, (Risk.THIRD_PARTY,)), Language.CY).name == "friend"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my friend took loads of pills and wont wake up", "medical_overdose"),
        ("my brother wont wake up he took something", "medical_overdose"),
        ("my friend wants to kill herself and she took some tablets", "medical_overdose"),
        ("mae fy ffrind wedi cymryd llwyth o dabledi", "medical_overdose"),
        ("mae fy ffrind ddim yn deffro", "medical_overdose"),
        ("my friend says she wants to die", "friend_suicide"),
        ("mae fy ffrind eisiau marw", "friend_suicide"),
        ("my friend's boyfriend hits her", "friend_violence_domestic"),
        ("mae fy ffrind wedi cael ei threisio", "friend_sexual"),
        ("im worried about my friend who is self harming", "friend"),
    ],
)
def test_danger_of_somebody_else_shows_what_they_need_first(text, name):
    for language in Language:
        assert card_for(screen(text), language).name == name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("risk", RISKS)
def test_young_child_reads_a_card_of_their_own(risk, language):
    for found in (
        Screening(Level.FULL, (risk,)),
        Screening(Level.FULL, (risk, Risk.THIRD_PARTY), third_party=True),
        Screening(Level.SOFT, (risk,)),
        Screening(Level.NONE),
    ):
        card = card_for(found, language, young=True)
        assert card.name.startswith(YOUNG)
        assert card.language is language


def test_card_without_young_words_stays_as_it_is():
    for name in ("engine_down", "too_long", "other_language"):
        assert named_card(name, Language.CY, young=True).name == name


@pytest.mark.parametrize("language", list(Language))
def test_young_card_tells_a_grown_up_first(language):
    says = {"en": "grown-up you trust", "cy": "oedolyn rwyt ti'n ei drystio"}[language.value]
    for name, spoken in load_cards():
        if name.startswith(YOUNG) and spoken is language and "medical" not in name:
            assert says in " ".join(load_cards()[name, spoken].lines), name
