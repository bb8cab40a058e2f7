"""What was promised before a session: it opens with this."""

from datetime import datetime

from sqlalchemy.orm import Session as Db

from bot.questions.judging.ledger import LedgerEntry, promise_ledger
from bot.vocabulary import Region

MOST = 12  # promises of one board: what a group can go through in five minutes, and some more


def promises_to_open_with(
    db: Db, *, region: Region | None, now: datetime
) -> tuple[tuple[Region, tuple[LedgerEntry, ...]], ...]:
    """The newest promises of the board, or of each of the seven; boards without one are left out.

    Args: region: None for a national meeting.
    """
    boards = tuple(Region) if region is None else (region,)
    found = ((board, promise_ledger(db, region=board, now=now)[:MOST]) for board in boards)
    return tuple((board, entries) for board, entries in found if entries)
