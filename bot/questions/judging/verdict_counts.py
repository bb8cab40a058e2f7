"""What is told of the verdicts of those who asked: never a count of fewer than five.

Verdicts are told from five on: how many there are, what more than half of them say, and how they
split if no part of the split is a count of 1 to 4. A split that is left out follows from no other
number, even for a reader who knows this rule; what a question does next (asked again, closed) says
which way it went. That nobody said something is told: it was asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.questions.publication.suppression import SMALLEST
from bot.vocabulary import Answered, Judge, Progress

Said = TypeVar("Said", Answered, Progress)


@dataclass(frozen=True, slots=True)
class VerdictCounts:
    """How many judged, and how many said what; None: not told, as fewer than five said a part."""

    total: int
    answered: Mapping[Answered, int] | None
    progress: Mapping[Progress, int] | None


@dataclass(frozen=True, slots=True)
class PublicVerdict:
    """How an answer was judged, as everybody may know it.

    `judge` is GROUP (then there are no counts: the group said it together) or AUTHOR, for all who
    asked. `answered` and `progress` are what the group said, or more than half of those who asked;
    None: no more than half said the same.
    """

    judge: Judge
    stage: int  # 1; 2 and more: judged again when the review was due
    judged_on: date
    answered: Answered | None
    progress: Progress | None
    counts: VerdictCounts | None


@dataclass(frozen=True, slots=True)
class Tally:
    """All verdicts on one answer at one stage."""

    stage: int
    judged_on: date
    answered: Mapping[Answered, int]
    progress: Mapping[Progress, int]
    group: tuple[Answered, Progress] | None = None
    everyone: bool = True  # all who judged at an earlier stage judged again

    @property
    def total(self) -> int:
        """How many of those who asked have judged."""
        return sum(self.answered.values())

    @property
    def stands(self) -> bool:
        """Whether it takes the place of earlier ones: few do not outweigh many."""
        return self.group is not None or self.total >= SMALLEST or self.everyone


def standing_tally(tallies: Iterable[Tally]) -> Tally | None:
    """The latest that counts; None: nobody has judged."""
    return max((one for one in tallies if one.stands), key=lambda one: one.stage, default=None)


def public_verdict(tallies: Iterable[Tally]) -> PublicVerdict | None:
    """The verdict that counts, if it may be told: a group's, or that of five or more who asked."""
    tally = standing_tally(tallies)
    if tally is None or (tally.group is None and tally.total < SMALLEST):
        return None
    if tally.group is not None:
        answered, progress = tally.group
        return PublicVerdict(Judge.GROUP, tally.stage, tally.judged_on, answered, progress, None)
    return PublicVerdict(
        Judge.AUTHOR,
        tally.stage,
        tally.judged_on,
        _most(tally.answered),
        _most(tally.progress),
        VerdictCounts(tally.total, _shown(tally.answered), _shown(tally.progress)),
    )


def prevailing(tally: Tally) -> tuple[Answered, Progress]:
    """What the next step goes by: a group's verdict before all others, of equals the worse."""
    if tally.group is not None:
        return tally.group
    answered = max(reversed(Answered), key=lambda one: tally.answered.get(one, 0))
    progress = max(Progress, key=lambda one: tally.progress.get(one, 0))
    return answered, progress


def _shown(said: Mapping[Said, int]) -> Mapping[Said, int] | None:
    small = any(0 < count < SMALLEST for count in said.values())
    return None if small else said


def _most(said: Mapping[Said, int]) -> Said | None:
    total = sum(said.values())
    return next((one for one, count in said.items() if 2 * count > total), None)
