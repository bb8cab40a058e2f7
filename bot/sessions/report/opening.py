"""What a session opens with: all that its board has promised in public, what is overdue first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.judging.ledger import LedgerEntry, LedgerState, promise_ledger
from bot.sessions.report.overview import by_name
from bot.store.tables.sessions import Session
from bot.vocabulary import Language, Region

_FIRST = {LedgerState.DAY_PASSED: 0, LedgerState.OPEN: 1}


@dataclass(frozen=True, slots=True)
class BoardPromises:
    """The promises of one board: those whose day has passed, then those still open, then others."""

    region: Region
    name_en: str
    name_cy: str
    entries: tuple[LedgerEntry, ...]

    def name(self, language: Language) -> str:
        """What the board is called in this language."""
        return self.name_cy if language is Language.CY else self.name_en


def opening_ledger(db: Db, *, region: Region | None, now: datetime) -> tuple[BoardPromises, ...]:
    """The promise ledger of a board; None: of each of the seven, in the order of the alphabet.

    Everybody may read all of it, so it may be projected. It is listed and never counted.
    """
    asked = (board for board in by_name() if region in (board.region, None))
    return tuple(
        BoardPromises(
            board.region,
            board.name_en,
            board.name_cy,
            tuple(sorted(promise_ledger(db, region=board.region, now=now), key=_order)),
        )
        for board in asked
    )


def followed_ledger(db: Db, *, session_id: UUID, now: datetime) -> tuple[BoardPromises, ...]:
    """What a session that follows another opens with; nothing for one that follows none.

    Boards that are not known to have promised anything are left out.
    """
    follows = (Session.id == session_id) & Session.previous_id.is_not(None)
    row = db.execute(select(Session.region).where(follows)).one_or_none()
    if row is None:
        return ()
    return tuple(one for one in opening_ledger(db, region=row.region, now=now) if one.entries)


def _order(entry: LedgerEntry) -> tuple[int, date]:
    """Sorting keeps the newest first among those that are over."""
    first = _FIRST.get(entry.state, 2)
    return first, (entry.due_on or date.max) if first < 2 else date.min
