"""Mistyped disclosures are read; ordinary words are not turned into serious ones."""

import pytest

from bot.safety import screen
from bot.safety.phrases import load_bank
from bot.safety.repair import repair
from bot.vocabulary import Level

LEXICON = load_bank().spelling.lexicon


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i wnat to die", "i want to die"),
        ("iwant todie", "i want to die"),
        ("paracet amol", "paracetamol"),
        ("overdsoe", "overdose"),
        ("suicidla", "suicidal"),
        ("my tepdad", "my stepdad"),
        ("hunanladdaid", "hunanladdiad"),
        ("dwi eisiua marw", "dwi eisiau marw"),
    ],
)
def test_slip_is_put_right(typed, meant):
    assert " ".join(repair(typed.split(), LEXICON)) == meant


@pytest.mark.parametrize(
    "word", ["dive", "grape", "rapid", "keys", "hug", "diet", "skill", "shirt", "hurl", "cute"]
)
def test_ordinary_word_does_not_become_a_serious_one(word):
    assert screen(f"the {word} i got").level is Level.NONE
