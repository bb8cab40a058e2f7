"""The seven boards over time, in the order of the alphabet: told, and never ranked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.boards.directory import Board, boards
from bot.questions.publication.board_page import Outcome
from bot.questions.publication.suppression import Cell
from bot.sessions.report.board_rows import (
    Counted,
    PromiseOutcome,
    Shade,
    asked_rows,
    judged_rows,
    promised_rows,
)
from bot.sessions.report.figures import Source
from bot.sessions.report.stretches import Half, half_of, stretches
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.vocabulary import Language, Region, Term


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that this board was at: its own, or one of all boards."""

    session_id: UUID
    held_on: date
    title_en: str
    title_cy: str
    national: bool
    made_up: bool


@dataclass(frozen=True, slots=True)
class BoardStretch:
    """One or several half-years of one board; the ids of its rows where all of it is told."""

    since: date
    until: date
    total: Cell
    parts: dict[Term, Cell]
    source: Source


@dataclass(frozen=True, slots=True)
class BoardOverTime:
    """One board: what it was asked, how that was judged, what it promised; the earliest first."""

    region: Region
    name_en: str
    name_cy: str
    sessions: tuple[HeldSession, ...]
    asked: tuple[BoardStretch, ...]
    verdicts: tuple[BoardStretch, ...]
    promises: tuple[BoardStretch, ...]

    def name(self, language: Language) -> str:
        """What the board is called in this language."""
        return self.name_cy if language is Language.CY else self.name_en


@dataclass(frozen=True, slots=True)
class Overview:
    """All seven boards; `boards` stands in the order of their English names."""

    made_at: datetime
    boards: tuple[BoardOverTime, ...]

    def in_order(self, language: Language) -> tuple[BoardOverTime, ...]:
        """The boards in the order of the alphabet of this language."""
        return tuple(sorted(self.boards, key=lambda board: board.name(language).casefold()))


def overview(db: Db, *, now: datetime) -> Overview:
    """The seven boards over time: of public questions only, and nothing of fewer than five."""
    held = _held(db)
    tables = (
        _tables(asked_rows(db, now=now), Outcome, "asked"),
        _tables(judged_rows(db), Shade, "judged"),
        _tables(promised_rows(db), PromiseOutcome, "promised"),
    )
    found = tuple(
        _board(board, held, *(table[board.region] for table in tables)) for board in by_name()
    )
    return Overview(now, found)


def by_name() -> tuple[Board, ...]:
    """The seven boards in the order of their English names."""
    return tuple(sorted(boards(), key=lambda board: board.name_en.casefold()))


def _board(
    board: Board,
    held: list[Session],
    asked: tuple[BoardStretch, ...],
    judged: tuple[BoardStretch, ...],
    promised: tuple[BoardStretch, ...],
) -> BoardOverTime:
    sessions = (
        HeldSession(
            row.id, row.held_on, row.title_en, row.title_cy, row.region is None, row.made_up
        )
        for row in held
        if row.region in (board.region, None)
    )
    names = board.name_en, board.name_cy
    return BoardOverTime(board.region, *names, tuple(sessions), asked, judged, promised)


def _held(db: Db) -> list[Session]:
    wanted = select(Session).where(Session.state == SessionState.CLOSED)
    return list(db.scalars(wanted.order_by(Session.held_on, Session.id)))


def _tables(
    rows: Iterable[Counted], terms: type[Term], rule: str
) -> defaultdict[Region, tuple[BoardStretch, ...]]:
    by_region: defaultdict[Region, list[Counted]] = defaultdict(list)
    for row in rows:
        by_region[row.region].append(row)
    told = {region: _stretches(found, tuple(terms), rule) for region, found in by_region.items()}
    return defaultdict(tuple, told)


def _stretches(rows: list[Counted], terms: tuple[Term, ...], rule: str) -> tuple[BoardStretch, ...]:
    counts: defaultdict[Half, list[int]] = defaultdict(lambda: [0] * len(terms))
    for row in rows:
        counts[half_of(row.day)][terms.index(row.part)] += 1
    found = []
    for one in stretches(counts):
        since, until = one.since.first_day, one.until.last_day
        ids = sorted(row.row_id for row in rows if since <= row.day <= until) if one.told else []
        found.append(
            BoardStretch(
                since,
                until,
                one.total,
                dict(zip(terms, one.parts, strict=True)),
                Source("public rows of this board", rule, tuple(ids)),
            )
        )
    return tuple(found)
