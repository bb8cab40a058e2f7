"""What must be caught is caught however it is typed: gates of safety.md A6."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.screening import screen
from bot.vocabulary import Language
from tests import noise
from tests.unit.test_safety_screening import MUST_CATCH

MOST_LOST = 0.02  # of what is found without noise
LOST_WITHOUT_SPACES = 0.04  # hardly anybody types a whole message so
TRIES = 5  # of each text
TEXTS = st.sampled_from([row["text"] for row in MUST_CATCH])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", noise.KINDS, ids=lambda kind: kind.__name__)
def test_noise_hides_hardly_anything(language, kind: Callable[[str, random.Random], str]):
    lost = tried = 0
    for row in MUST_CATCH:
        if row["language"] != language:
            continue
        clear = screen(row["text"]).level.rank
        for number in range(TRIES):
            typed = kind(row["text"], random.Random(f"{number} {row['text']}"))
            lost += screen(typed).level.rank < clear
            tried += 1
    most = LOST_WITHOUT_SPACES if kind is noise.run_together else MOST_LOST
    assert lost <= most * tried, f"{lost} of {tried}"


@given(TEXTS, st.sampled_from(" \t\u00a0\u200b"), st.integers(1, 4))
def test_more_space_changes_nothing(text, space, times):
    assert screen(text.replace(" ", space * times + " ")).level is screen(text).level


@given(TEXTS, st.sampled_from(["", "?", "!!", "...", " 😭", " xx", " plis help", " tbh"]))
def test_what_follows_hides_nothing(text, ending):
    assert screen(text + ending).level.rank >= screen(text).level.rank


@given(TEXTS)
def test_capitals_hide_nothing(text):
    assert screen(text.upper()).level.rank >= screen(text).level.rank
