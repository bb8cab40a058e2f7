"""Counts over half-years: joined until none of them tells of fewer than five."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.publication.suppression import SMALLEST, Mark, shown_parts
from bot.sessions.report.stretches import Half, half_of, stretches

A, B, C, D = Half(2030, 1), Half(2030, 2), Half(2031, 1), Half(2031, 2)
COUNTS = st.dictionaries(
    st.sampled_from([Half(year, half) for year in range(2028, 2032) for half in (1, 2)]),
    st.tuples(*[st.integers(0, 14)] * 3),
    min_size=1,
)


def told(counts):
    """Each stretch with the counts of its parts, None where one is not told exactly."""
    return [(one.since, one.until, [cell.count for cell in one.parts]) for one in stretches(counts)]


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2031, 1, 1), Half(2031, 1)),
        (date(2031, 6, 30), Half(2031, 1)),
        (date(2031, 7, 1), Half(2031, 2)),
        (date(2031, 12, 31), Half(2031, 2)),
    ],
)
def test_a_year_has_two_halves(day, half):
    assert half_of(day) == half
    assert half.first_day <= day <= half.last_day


def test_large_half_years_stand_alone():
    assert told({A: (5, 6), B: (9, 7)}) == [(A, A, [5, 6]), (B, B, [9, 7])]


def test_small_half_years_are_joined_with_the_next():
    assert told({A: (4, 6), B: (1, 7), C: (5, 5)}) == [(A, B, [5, 13]), (C, C, [5, 5])]


def test_what_is_left_over_joins_the_last():
    assert told({A: (5, 6), B: (9, 7), C: (3, 0), D: (0, 1)}) == [
        (A, A, [5, 6]),
        (B, D, [12, 8]),
    ]


def test_where_all_time_is_small_it_is_one_stretch_told_as_elsewhere():
    [one] = stretches({A: (9, 2, 0), C: (7, 1, 0)})
    assert (one.since, one.until) == (A, C)
    assert one.parts == shown_parts((16, 3, 0))
    assert one.total.count == 19 and not one.told


def test_nothing_counted_is_nothing_told():
    assert stretches({}) == ()


@given(COUNTS)
def test_nothing_small_follows_from_the_stretches_and_the_totals(counts):
    """Every count told by time is 5 or more and exact, and all of them add up to all time."""
    found = stretches(counts)
    every = [sum(part) for part in zip(*counts.values(), strict=True)]
    if len(found) > 1:
        assert all(one.told for one in found)
        assert all(cell.low >= SMALLEST for one in found for cell in one.parts)
        lows = ([cell.low for cell in one.parts] for one in found)
        sums = [sum(cells) for cells in zip(*lows, strict=True)]
        assert sums == every
    else:
        assert found[0].parts == shown_parts(every)
        assert found[0].total.mark is (Mark.FEW if sum(every) < SMALLEST else Mark.EXACT)


@given(COUNTS)
def test_stretches_follow_one_another_and_leave_out_no_half_year(counts):
    found = stretches(counts)
    assert (found[0].since, found[-1].until) == (min(counts), max(counts))
    assert all(one.until < after.since for one, after in pairwise(found))
    for half in counts:
        assert sum(one.since <= half <= one.until for one in found) == 1
