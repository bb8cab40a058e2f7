"""Mistyped disclosures are read; ordinary words are not turned into serious ones."""

import random

import pytest

from bot.safety import screen
from bot.safety.phrases import load_bank
from bot.safety.repair import repair
from bot.vocabulary import Level
from tests.unit.test_safety_screening import MUST_CATCH

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


def shown(text):
    return screen(text).level is not Level.NONE


def typo(text, draw):
    place = draw.randrange(1, len(text) - 1)
    kind = draw.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
    return text[:place] + text[place] + text[place:]


def space(text, draw):
    place = draw.randrange(1, len(text) - 1)
    return text[:place] + " " + text[place:] if draw.random() < 0.5 else text.replace(" ", "", 1)


# Measured when first written: typos 0.87 and 0.84, spaces 0.92 and 0.93; the goal of the
# safeguarding issue is 0.98. The floor only keeps what there is.
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("name", "noise", "floor"),
    [
        ("typo", typo, 0.80),
        ("space", space, 0.88),
        ("capitals", lambda text, draw: text.upper(), 1.0),
        ("emoji", lambda text, draw: f"{text} 😭😭", 1.0),
        ("stretched", lambda text, draw: text + text[-1] * 3, 0.97),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_noise_hides_little(language, name, noise, floor):
    draw = random.Random(20261123)
    texts = [row["text"] for row in MUST_CATCH if row["language"] == language]
    found = [shown(noise(text, draw)) for text in texts]
    assert sum(found) >= floor * len(found), f"{sum(found)} of {len(found)}"
