"""Figures that say where they come from; none tells of fewer than five young people."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.questions.publication.suppression import Cell, Mark, exact
from bot.sessions.panel.bands import PeopleBand
from bot.vocabulary import Term


class FigureName(Term):
    """What a figure of a report counts."""

    PEOPLE = "people"  # in the room
    ASKED = "asked"  # questions asked in the room
    CHOSEN = "chosen"  # questions on the list of the session
    PUT = "put"
    ANSWERED = "answered"  # answers that this report shows
    NOT_DONE = "not_done"  # of those: "we will consider", or words that fit any question
    PROMISES = "promises"
    KEPT = "kept"
    STILL_OPEN = "still_open"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BETTER = "better"  # the colour moved towards green between two sessions
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from: which rows are counted, and their ids where the count is told."""

    rows: str  # a table of the store, or a part of the same report
    rule: str  # which of them, in one line of docs/sessions-report.md
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as far as it may be told, or a band of people."""

    name: FigureName
    source: Source
    count: Cell | None = None
    band: PeopleBand | None = None


def counted(name: FigureName, rows: str, ids: Iterable[object]) -> Figure:
    """How many lines of a report there are, which everybody who reads it can count."""
    listed = tuple(str(one) for one in ids)
    return Figure(name, Source(rows, name.value, listed), count=exact(len(listed)))


def hidden(name: FigureName, rows: str, cell: Cell, ids: Iterable[object]) -> Figure:
    """A count that may be too small to be told; its rows are named only if it is told."""
    told = tuple(sorted(str(one) for one in ids)) if cell.mark is Mark.EXACT else ()
    return Figure(name, Source(rows, name.value, told), count=cell)
