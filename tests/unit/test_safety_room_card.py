"""In a live room a card says that grown-ups are there, and never that nobody is."""

import pytest

from bot.safety import named_card
from bot.safety.cards import load_cards
from bot.safety.room_card import card_in_room
from bot.vocabulary import Language, Risk

SHOWN = [risk.value for risk in Risk if risk is not Risk.THIRD_PARTY] + ["friend", "soft_check"]
SHOWN += sorted(
    {name for name, _ in load_cards() if name.startswith(("friend_", "young_", "short_"))}
)
SHOWN.remove("young_grounding")  # says nothing of who watches
NOBODY = {"en": "nobody is watching", "cy": "does neb yn gwylio"}
HERE = {"en": "Grown-ups are here", "cy": "Mae oedolion yma"}
CONTACT = "The officer with the green lanyard"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SHOWN)
def test_card_sends_to_those_who_are_there(name, language):
    card = named_card(name, language)
    said = " ".join(card_in_room(card, contact=CONTACT).lines)
    assert NOBODY[language] not in said.lower()
    assert said.count(HERE[language]) == 1 and said.count(CONTACT) == 1
    assert "999" in card.title + said


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SHOWN)
def test_it_keeps_its_numbers_and_stays_short(name, language):
    card = named_card(name, language)
    shown = card_in_room(card, contact="")
    assert (shown.title, shown.actions) == (card.title, card.actions)
    assert len(" ".join((shown.title, *shown.lines)).split()) <= 62
    assert "{" not in " ".join(shown.lines)


def test_no_card_of_a_screening_is_left_out():
    assert set(SHOWN) <= {name for name, _ in load_cards()}
