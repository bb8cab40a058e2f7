"""Charts as plain numbers: where each bar and point of a drawing stands. Templates draw them.

A drawing is 256 units wide, so that its letters keep their size on a phone. What is only told as a
range has a second, hatched part; what is too few has no length and says so in words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from bot.questions.publication.suppression import Cell, Mark

WIDTH = 256
LABEL_SIGNS = 24  # of a line of a label, beside which the number stands
LINE, BAR, GAP = 17, 12, 13  # heights
LABELLED = 6  # points; of more, every other one is labelled
PLOT_TOP, PLOT_BOTTOM, PLOT_SIDE = 24, 132, 18
Say = Callable[[Cell], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar under its label; `solid` and `whole` are lengths."""

    lines: tuple[tuple[str, int], ...]  # of the label, each with its baseline
    value: str
    value_y: int
    top: int
    solid: float
    whole: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars one below the other."""

    bars: tuple[Bar, ...]
    height: int
    longest: str  # the label of the longest bar, and its value
    longest_value: str


@dataclass(frozen=True, slots=True)
class Point:
    """One moment of a line; from `y_high` to `y_low` where only a range is told."""

    x: float
    y: float
    y_low: float
    y_high: float
    mark: Mark
    label: str
    value: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Points from left to right."""

    points: tuple[Point, ...]
    path: str
    top: str  # the number at the upper rule
    height: int = PLOT_BOTTOM + 26

    @property
    def highest(self) -> Point:
        """The point that stands highest."""
        return min(self.points, key=lambda point: point.y)


def draw_bars(rows: Sequence[tuple[str, Cell]], say: Say) -> Bars:
    """Bars of labels and counts, in their order; at least one."""
    greatest = max((cell.high for _, cell in rows if cell.mark is not Mark.FEW), default=0) or 1
    bars, y = [], 0
    for label, cell in rows:
        words = wrap(label, LABEL_SIGNS) or [label]
        lines = tuple((part, y + LINE * number - 4) for number, part in enumerate(words, 1))
        solid, whole = _lengths(cell, greatest)
        y += LINE * len(words)
        bars.append(Bar(lines, say(cell), lines[-1][1], y, solid, whole))
        y += BAR + GAP
    label, cell = max(rows, key=lambda row: row[1].low)
    return Bars(tuple(bars), y, label, say(cell))


def draw_line(rows: Sequence[tuple[str, Cell]], say: Say) -> Line:
    """A line through counts at equal distances; at least two."""
    greatest = max(cell.high for _, cell in rows)
    last = len(rows) - 1

    def labelled(place: int) -> bool:
        return last < LABELLED or (last - place) % 2 == 0

    step = (WIDTH - 2 * PLOT_SIDE) / max(1, last)
    points = tuple(
        _point(PLOT_SIDE + place * step, greatest, label, say(cell), cell, labelled(place))
        for place, (label, cell) in enumerate(rows)
    )
    path = " ".join(f"{point.x:g},{point.y:g}" for point in points)
    return Line(points, path, str(greatest))


def _lengths(cell: Cell, greatest: int) -> tuple[float, float]:
    if cell.mark not in (Mark.EXACT, Mark.RANGE):
        return 0, 0
    return round(WIDTH * cell.low / greatest, 1), round(WIDTH * cell.high / greatest, 1)


def _point(x: float, greatest: int, label: str, value: str, cell: Cell, labelled: bool) -> Point:
    def height(count: float) -> float:
        return round(PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * count / greatest, 1)

    middle = (cell.low + cell.high) / 2
    return Point(
        x=round(x, 1),
        y=height(middle),
        y_low=height(cell.low),
        y_high=height(cell.high),
        mark=cell.mark,
        label=label,
        value=value,
        labelled=labelled,
    )
