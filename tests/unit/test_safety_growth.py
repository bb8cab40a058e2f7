"""No text makes screening slow: time grows as the length does, whatever is repeated."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.phrases import load_bank
from bot.safety.screening import screen
from tests.unit.test_safety_screening import MUST_CATCH

SHORT, TIMES = 1_000, 8  # characters; how much longer the long one is
STEEPEST = 3 * TIMES  # a square would be 64 times as long
TOO_SHORT_TO_TELL = 0.1  # seconds
SIGNS = [
    "a",
    "ab",
    "i ",
    "*",
    "s*",
    "@",
    "1!",
    ". ",
    "d i e ",
    "🔪",
    "é",
    "ﷺ",
    "\u202e",
    "not ",
    "@1$ ",
]
WORDS = sorted({word for row in MUST_CATCH for word in row["text"].split()})
PIECES = st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=4), min_size=1, max_size=6)


def seconds(text: str) -> float:
    """The processor time of one screening, the least of three."""
    taken = []
    for _ in range(3):
        start = time.thread_time()
        screen(text)
        taken.append(time.thread_time() - start)
    return min(taken)


def grows_evenly(piece: str) -> bool:
    """True unless a long text of this piece takes far longer than its length explains."""
    text = piece * (SHORT // len(piece) + 1)
    long = seconds(text[:SHORT] * TIMES)
    return long < TOO_SHORT_TO_TELL or long < STEEPEST * seconds(text[:SHORT])


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Patterns are compiled when they are first needed."""
    for phrase in load_bank().phrases:
        assert phrase.pattern.regex
    for row in MUST_CATCH:
        screen(row["text"])


@pytest.mark.parametrize("piece", SIGNS)
def test_signs_repeated_cost_what_their_length_does(piece):
    assert grows_evenly(piece)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.sampled_from([" ", "", "-", "."]))
def test_no_repetition_makes_it_slow(pieces, between):
    assert grows_evenly(between.join(pieces) + between)
