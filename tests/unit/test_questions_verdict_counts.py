"""What is told of verdicts: worked through for every way a few people can judge."""

from collections import defaultdict
from itertools import product

import pytest

from bot.questions.judging.verdict_counts import (
    Tally,
    prevailing,
    public_verdict,
    standing_tally,
)
from bot.questions.publication.suppression import SMALLEST
from bot.vocabulary import Answered, Judge, Progress
from tests.factories import NOW

DAY = NOW.date()
MOST = 30  # people who judge


def counts(term, numbers):
    return dict(zip(term, numbers, strict=True))


def ways(total):
    return [way for way in product(range(total + 1), repeat=3) if sum(way) == total]


def tally(said, moved=None, stage=1, group=None, everyone=True):
    moved = moved or said
    return Tally(stage, DAY, counts(Answered, said), counts(Progress, moved), group, everyone)


def test_no_small_count_is_told_or_follows_from_what_is():
    fitting = defaultdict(list)
    for total in range(SMALLEST, MOST + 1):
        for way in ways(total):
            told = public_verdict([tally(way)])
            split = told.counts.answered
            fitting[total, told.answered, split and tuple(split.values())].append(way)
    assert len(fitting) > 3 * MOST
    for (_, _, split), possible in fitting.items():
        if split is not None:
            assert all(count == 0 or count >= SMALLEST for count in split)
            continue
        for cell in zip(*possible, strict=True):
            assert len(set(cell)) > 1, possible


def test_a_split_without_a_small_part_is_told_the_other_is_not():
    said = public_verdict([tally((7, 0, 6), (2, 0, 11))])
    assert said.counts.total == 13
    assert said.counts.answered == {Answered.YES: 7, Answered.PARTLY: 0, Answered.NO: 6}
    assert (said.counts.progress, said.progress) == (None, Progress.GREEN)


@pytest.mark.parametrize("total", range(1, 5))
def test_fewer_than_five_verdicts_are_not_told(total):
    assert all(public_verdict([tally(way)]) is None for way in ways(total))


def test_what_more_than_half_said_is_named():
    for said, expected in (
        ((6, 0, 5), Answered.YES),
        ((5, 5, 0), None),
        ((2, 2, 1), None),
        ((0, 4, 3), Answered.PARTLY),
        ((1, 0, 9), Answered.NO),
    ):
        assert public_verdict([tally(said)]).answered is expected


def test_a_group_is_heard_before_those_who_judge_alone():
    group = (Answered.PARTLY, Progress.AMBER)
    verdict = public_verdict([tally((9, 0, 0), group=group)])
    assert (verdict.judge, verdict.counts) == (Judge.GROUP, None)
    assert (verdict.answered, verdict.progress) == group


def test_a_later_stage_of_a_few_does_not_outweigh_many():
    many, one = tally((0, 0, 7)), tally((1, 0, 0), stage=2, everyone=False)
    assert standing_tally([many, one]) is many
    assert prevailing(many) == (Answered.NO, Progress.GREEN)
    assert public_verdict([many, one]).stage == 1


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(tally((5, 0, 0), stage=2, everyone=False), id="five"),
        pytest.param(tally((2, 0, 0), stage=2, everyone=True), id="all-who-judged"),
        pytest.param(
            tally((0, 0, 0), stage=2, group=(Answered.YES, Progress.GREEN), everyone=False),
            id="a-group",
        ),
    ],
)
def test_a_later_stage_counts_from_five_on_of_all_or_of_a_group(later):
    assert standing_tally([tally((0, 0, 2)), later]) is later


def test_page_and_next_step_go_by_the_same_stage():
    for first, second, everyone in product((2, 7), (1, 4, 6), (True, False)):
        tallies = [tally((0, 0, first)), tally((second, 0, 0), stage=2, everyone=everyone)]
        told, stands = public_verdict(tallies), standing_tally(tallies)
        assert told is None or told.stage == stands.stage


def test_nobody_has_judged():
    assert standing_tally([]) is None and public_verdict([]) is None


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        pytest.param(tally((1, 0, 0), (0, 0, 1)), (Answered.YES, Progress.GREEN), id="one"),
        pytest.param(tally((1, 0, 1), (1, 0, 1)), (Answered.NO, Progress.RED), id="equals"),
        pytest.param(tally((0, 1, 1), (0, 1, 1)), (Answered.NO, Progress.AMBER), id="worse"),
        pytest.param(
            tally((0, 0, 9), (9, 0, 0), group=(Answered.YES, Progress.AMBER)),
            (Answered.YES, Progress.AMBER),
            id="group",
        ),
    ],
)
def test_the_next_step_goes_by_what_most_say_of_equals_the_worse(judged, expected):
    assert prevailing(judged) == expected
