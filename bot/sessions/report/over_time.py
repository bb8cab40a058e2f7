"""The seven boards over time as a page tells them: words, tables, and bars as plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.months import MONTHS
from bot.questions.answering.commitment_fields import day_in_wales
from bot.questions.publication.board_page import Outcome
from bot.questions.publication.suppression import Mark
from bot.sessions.prints.printed import Text
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.board_rows import PromiseOutcome, Shade
from bot.sessions.report.overview import BoardOverTime, BoardStretch, HeldSession, Overview
from bot.sessions.report.sheets.wording import SIGNS, count_text
from bot.vocabulary import Language, Progress, Region, Term

TABLES: dict[str, type[Term]] = {
    "asked": Outcome,
    "judged": Shade,
    "promised": PromiseOutcome,
}
WIDTH = 256  # units of a drawing, so that its letters keep their size on a phone
LABEL, BAR, GAP = 18, 22, 14  # heights
FITS = 18  # units from which a number stands inside its piece


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a bar; `shown` is its number where there is room for it."""

    part: str
    x: float
    width: float
    shown: str


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One stretch of time, drawn."""

    label: str
    label_y: int
    top: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One stretch of time, told."""

    period: str
    total: str
    counts: tuple[str, ...]
    apart: bool  # whether the parts may be told


@dataclass(frozen=True, slots=True)
class TimeTable:
    """What one board was asked, how it was judged, or what it promised."""

    name: str  # asked, judged, promised
    title: str
    says: str
    parts: tuple[tuple[str, str], ...]  # id and name, in the order of the columns and of the bars
    rows: tuple[TimeRow, ...]
    bars: tuple[StackedBar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class BoardTold:
    """One board on the page."""

    region: Region
    name: str
    sessions: tuple[str, ...]  # days
    tables: tuple[TimeTable, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is known of it yet but its sessions."""
        return not any(table.rows for table in self.tables)


@dataclass(frozen=True, slots=True)
class OverTime:
    """The whole page in one language."""

    language: Language
    boards: tuple[BoardTold, ...]
    made_on: date
    empty: bool

    def say(self, key: str, **values: str) -> str:
        """The words `overtime.key` in the language of the page."""
        return say(f"overtime.{key}", **values).said(self.language)[1]

    @property
    def as_of(self) -> str:
        """The day of which it tells."""
        return say("overtime.as_of", day=spoken_day(self.made_on)).said(self.language)[1]


def over_time(found: Overview, language: Language) -> OverTime:
    """The overview in words, the boards in the order of the alphabet of this language."""
    boards = tuple(_board(one, language) for one in found.in_order(language))
    empty = all(one.silent and not one.sessions for one in boards)
    return OverTime(language, boards, day_in_wales(found.made_at), empty)


def stretches_of(board: BoardOverTime) -> dict[str, tuple[BoardStretch, ...]]:
    """The three tables of a board by their names."""
    return {"asked": board.asked, "judged": board.verdicts, "promised": board.promises}


def period_text(stretch: BoardStretch) -> Text:
    """From which month to which: January 2031 to June 2031."""
    months = (
        Text(*(f"{MONTHS[one][day.month - 1]} {day.year}" for one in (Language.EN, Language.CY)))
        for day in (stretch.since, stretch.until)
    )
    since, until = months
    return say("overtime.half_years", since=since, until=until)


def part_text(part: Term) -> Text:
    """What a part of a count is called; a colour has its sign too."""
    name = say(f"overtime.part_{part}")
    sign = SIGNS.get(Progress(part.value)) if part.value in set(Progress) else None
    return Text(en=f"{sign} {name.en}", cy=f"{sign} {name.cy}") if sign else name


def session_text(held: HeldSession) -> Text:
    """The day of a session, and whether all boards were there; its title is the group's own."""
    key = "national" if held.national else "one_session"
    told = say(f"overtime.{key}", day=spoken_day(held.held_on))
    return say("overtime.made_up", day=told) if held.made_up else told


def _board(board: BoardOverTime, language: Language) -> BoardTold:
    return BoardTold(
        board.region,
        board.name(language),
        tuple(session_text(one).said(language)[1] for one in board.sessions),
        tuple(_table(name, rows, language) for name, rows in stretches_of(board).items()),
    )


def _table(name: str, rows: Sequence[BoardStretch], language: Language) -> TimeTable:
    def spoken(text: Text) -> str:
        return text.said(language)[1]

    bars = _bars(rows, language)
    return TimeTable(
        name=name,
        title=spoken(say(f"overtime.{name}")),
        says=spoken(say(f"overtime.{name}_says")),
        parts=tuple((part.value, spoken(part_text(part))) for part in TABLES[name]),
        rows=tuple(
            TimeRow(
                spoken(period_text(one)),
                spoken(count_text(one.total)),
                tuple(spoken(count_text(one.parts[part])) for part in TABLES[name]),
                any(cell.mark is not Mark.NOT_SPLIT for cell in one.parts.values()),
            )
            for one in rows
        ),
        bars=bars,
        height=len(bars) * (LABEL + BAR + GAP),
    )


def _bars(rows: Sequence[BoardStretch], language: Language) -> tuple[StackedBar, ...]:
    """A bar for each stretch that is told exactly; none where any number is held back."""
    exact = all(cell.mark is Mark.EXACT for one in rows for cell in one.parts.values())
    greatest = max((one.total.low for one in rows), default=0)
    if not exact or not greatest:
        return ()
    found = []
    for number, one in enumerate(rows):
        top = number * (LABEL + BAR + GAP)
        label = period_text(one).said(language)[1]
        pieces = _pieces(one, WIDTH / greatest)
        found.append(StackedBar(label, top + LABEL - 5, top + LABEL, pieces))
    return tuple(found)


def _pieces(stretch: BoardStretch, unit: float) -> tuple[Piece, ...]:
    found, x = [], 0.0
    for part, cell in stretch.parts.items():
        width = cell.low * unit
        shown = str(cell.low) if width >= FITS else ""
        if cell.low:
            found.append(Piece(part.value, round(x, 1), round(width, 1), shown))
        x += width
    return tuple(found)
