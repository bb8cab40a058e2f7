"""Which counts of people are shown, so that nobody can be told from a small one.

The rule, in three steps, holds even against a reader who knows it and every total:

1. A count under 5, zero too, reads "fewer than 5".
2. If some part of a whole is that small, its largest part is given only as a range: from what it
   would be if every small part were 4, to what it would be if they were all 0. Both ends follow
   from the total and the shown parts, so the range tells nothing new.
3. A whole with fewer than two parts of 5 or more is not split at all.

A count of 1 to 4 is never the only one that fits: one person fewer there and one more in the
largest part reads the same. `shown_parts` is for parts that make up a whole (each question has
one age band), `shown_count` for counts that stand alone (a question may have several themes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.vocabulary import Term

SMALLEST = 5  # fewer people than this are never counted before others


class Mark(Term):
    """How much of a count is told."""

    EXACT = "exact"
    FEW = "few"
    RANGE = "range"
    NOT_SPLIT = "not_split"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is told of one count: it is from `low` to `high`, both included."""

    mark: Mark
    low: int
    high: int

    @property
    def count(self) -> int | None:
        """The count, where it is told."""
        return self.low if self.mark is Mark.EXACT else None


FEW = Cell(Mark.FEW, 0, SMALLEST - 1)


def exact(count: int) -> Cell:
    """A count that tells of staff's own work and not of young people."""
    return Cell(Mark.EXACT, count, count)


def shown_count(count: int) -> Cell:
    """One count that is not a part of a whole."""
    return FEW if count < SMALLEST else exact(count)


def shown_parts(counts: Sequence[int], *, most: Sequence[int] | None = None) -> tuple[Cell, ...]:
    """The parts of a whole whose total may be known to the reader.

    Args: counts: all parts, each person in exactly one. most: what each part can be at most, where
        the reader may know that (a theme in a region: all questions of that region).
    Returns: one cell for each part, in the same order.
    """
    few = sum(count < SMALLEST for count in counts)
    if not few:
        return tuple(exact(count) for count in counts)
    largest = max(range(len(counts)), key=lambda at: counts[at])  # the first of equals
    hidden = counts[largest] + sum(count for count in counts if count < SMALLEST)
    if len(counts) - few < 2 or (most is not None and hidden > most[largest]):
        return tuple(Cell(Mark.NOT_SPLIT, 0, max(sum(counts), FEW.high)) for _ in counts)
    cells = [shown_count(count) for count in counts]
    lowest = max(SMALLEST, hidden - few * (SMALLEST - 1))
    cells[largest] = Cell(Mark.RANGE, lowest, hidden)
    return tuple(cells)
