"""No count of 1 to 4 people can be worked out from what is shown."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.publication.suppression import (
    FEW,
    SMALLEST,
    Mark,
    exact,
    shown_count,
    shown_parts,
)

TOTAL = 18  # people in the wholes that are gone through one by one
COUNTS = st.lists(st.integers(0, 14), min_size=1, max_size=7)


def marks(counts, **more):
    return [cell.mark.value for cell in shown_parts(counts, **more)]


@pytest.mark.parametrize(("count", "mark"), [(0, "few"), (1, "few"), (4, "few"), (5, "exact")])
def test_a_lone_count_is_shown_from_five_people_on(count, mark):
    assert shown_count(count).mark.value == mark
    assert shown_count(count).count == (None if mark == "few" else count)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([9, 7, 5], [exact(9), exact(7), exact(5)], id="all large"),
        pytest.param([9, 3, 7], [(8, 12), FEW, exact(7)], id="the largest becomes a range"),
        pytest.param([9, 0, 7], [(5, 9), FEW, exact(7)], id="nobody is too few as well"),
        pytest.param([6, 9, 9, 1], [exact(6), (6, 10), exact(9), FEW], id="first of equals"),
        pytest.param([5, 5, 1, 0, 2], [(5, 8), exact(5), FEW, FEW, FEW], id="never under five"),
    ],
)
def test_parts_of_a_whole_are_shown_by_the_rule(counts, expected):
    told = [
        cell if cell.mark is not Mark.RANGE else (cell.low, cell.high)
        for cell in shown_parts(counts)
    ]

    assert told == expected


@pytest.mark.parametrize("counts", [[40, 3], [3, 4], [4, 4, 4], [2], [0, 0], [30, 1, 0]])
def test_a_whole_with_one_large_part_is_not_split(counts):
    assert set(marks(counts)) == {"not_split"}


def test_parts_are_not_shown_when_the_largest_has_no_room_for_the_small_ones():
    assert set(marks([9, 3, 7], most=[11, 50, 50])) == {"not_split"}
    assert marks([9, 3, 7], most=[12, 50, 50]) == ["range", "few", "exact"]


@given(COUNTS)
def test_every_cell_tells_the_truth(counts):
    for count, cell in zip(counts, shown_parts(counts), strict=True):
        assert cell.low <= count <= cell.high


@given(COUNTS)
def test_no_small_count_follows_from_the_cells_and_the_total(counts):
    """The reader knows the total and what each cell says; how much is left for each?"""
    cells, total = shown_parts(counts), sum(counts)
    if total < SMALLEST:
        return  # then the total is not told either
    for at, count in enumerate(counts):
        others = [cell for place, cell in enumerate(cells) if place != at]
        low = max(cells[at].low, total - sum(cell.high for cell in others))
        high = min(cells[at].high, total - sum(cell.low for cell in others))
        assert count not in range(1, SMALLEST) or low < high


@pytest.mark.parametrize("size", [2, 3, 4])
def test_no_small_count_follows_even_for_who_knows_the_rule(size):
    """Of all wholes that read the same and have the same total, none leaves a small count alone."""
    readings: dict[tuple[object, int], list[tuple[int, ...]]] = {}
    for counts in itertools.product(range(TOTAL + 1), repeat=size):
        if SMALLEST <= sum(counts) <= TOTAL:
            readings.setdefault((shown_parts(counts), sum(counts)), []).append(counts)

    for possible in readings.values():
        for at in range(size):
            values = {counts[at] for counts in possible}
            assert len(values) > 1 or not values & {1, 2, 3, 4}
