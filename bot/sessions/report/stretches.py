"""Counts over half-years, joined into stretches so long that none tells of fewer than five.

Pure. The rule: half-years are joined until every part of their count is 5 or more; what is left
over at the end joins the last stretch. So every count that is told is 5 or more and exact, and so
is every difference between two of them, and between them and the count of all time. Where not even
all time holds five of each part it is told as one stretch, as suppression.py tells it and as the
page of the board tells it: nothing more follows from both together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.questions.publication.suppression import (
    SMALLEST,
    Cell,
    Mark,
    exact,
    shown_count,
    shown_parts,
)


@dataclass(frozen=True, slots=True, order=True)
class Half:
    """A half of a year: 1 from January to June, 2 from July to December."""

    year: int
    half: int

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or several half-years with what is counted in them; `parts` make up `total`."""

    since: Half
    until: Half
    total: Cell
    parts: tuple[Cell, ...]

    @property
    def told(self) -> bool:
        """Whether every part of it is told exactly."""
        return all(cell.mark is Mark.EXACT for cell in self.parts)


def half_of(day: date) -> Half:
    """The half-year in which a day is."""
    return Half(day.year, 1 if day.month <= 6 else 2)


def stretches(counts: Mapping[Half, Sequence[int]]) -> tuple[Stretch, ...]:
    """Counts by half-year as they may be told, the earliest first.

    Args: counts: for each half-year the parts that make up its whole, always in the same order.
    """
    joined: list[_Joined] = []
    present: _Joined | None = None
    for half in sorted(counts):
        one = _Joined(half, half, tuple(counts[half]))
        present = present.with_next(one) if present else one
        if present.large:
            joined.append(present)
            present = None
    if present is not None:
        joined.append(joined.pop().with_next(present) if joined else present)
    return tuple(one.told() for one in joined)


@dataclass(frozen=True, slots=True)
class _Joined:
    since: Half
    until: Half
    parts: tuple[int, ...]

    @property
    def large(self) -> bool:
        return all(count >= SMALLEST for count in self.parts)

    def with_next(self, after: "_Joined") -> "_Joined":
        both = zip(self.parts, after.parts, strict=True)
        return _Joined(self.since, after.until, tuple(map(sum, both)))

    def told(self) -> Stretch:
        total = sum(self.parts)
        cells = tuple(map(exact, self.parts)) if self.large else shown_parts(self.parts)
        return Stretch(self.since, self.until, shown_count(total), cells)
