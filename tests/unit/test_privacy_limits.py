"""Long and odd texts are read to their end; no pattern goes astray in them."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.privacy import find_details, mask, redact
from bot.privacy.findings import RECOGNIZERS

LONGEST = 10_000  # characters of a text
# A text of the greatest length takes about a fifth of a second; one that a pattern goes astray in
# takes hours.
PATIENCE = timedelta(seconds=20)
UNITS = [
    "a", "A", "1", "0", "a ", "1 ", "Aa ", "a.", "@", "a@", "a@a.", "_", "a_", "- ", "\n", "(",
    "live at ", "byw yn ", "1 heol ", "flat 1, ", "flat ", "ysgol ", "Ysgol A ", "my school is ",
    "work at a ", "school ", "St ", "of ", "y ", " dot ", " at ", "a at a dot ", "seven ",
    "double ", "07", "+", "snap is ", "my snap ", "im on snap ", "name ", "enw ", "called ",
    "born a ", "turn 1 ", "4 may ", "of may ", "rhif ", "my a number ", "A1 ", "CF1 ", "C F 1 ",
    "AB 1", "ni ", "nhs 1", "1-", "1/", "www.", "http://", "a.com/", "a.b.", "'", "a'", "’", "é",
    "ŵ ", "Mr A", "a and b ", "callum ", "Callum and ", "my friend ", "Tŷ ", "ci\u0302 ", "ﷺ", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@settings(max_examples=1, deadline=PATIENCE)
@given(st.just(None))
def test_one_thing_over_and_over_is_read_to_the_end(unit, _):
    text = (unit * LONGEST)[:LONGEST]
    for finding in find_details(text):
        assert 0 <= finding.start < finding.end <= LONGEST


@settings(max_examples=25, deadline=PATIENCE, suppress_health_check=[HealthCheck.data_too_large])
@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4), st.text(max_size=40))
def test_long_odd_text_is_read_to_the_end(units, between):
    unit = "".join(units) + between
    text = (unit * LONGEST)[:LONGEST]
    found = find_details(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    redact(text, found)
    mask(text)


@settings(max_examples=150, deadline=PATIENCE)
@given(st.lists(st.sampled_from(UNITS) | st.text(max_size=12), max_size=40).map("".join))
def test_every_recognizer_finds_within_the_text(text):
    for find in RECOGNIZERS:
        for finding in find(text):
            assert 0 <= finding.start < finding.end <= len(text)
            assert 0 < finding.score <= 1
