"""When a question came into the safeguarding lane and when a lead first read it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot.questions.life.lane_times import LaneClock
from bot.store.tables.lane import LaneAction, LaneEntry, LaneNotice, Told
from bot.vocabulary import LaneDone


def enter_lane(db: Session, question_id: UUID, *, now: datetime) -> None:
    """Start the clock and say who is to be told, in the transaction of the step that flags it."""
    entry = newest_entry(db, question_id)
    if entry is None or entry.since != now:
        entry = LaneEntry(question_id=question_id, since=now)
        db.add(entry)
        db.flush()
        db.add_all(LaneNotice(entry_id=entry.id, whom=whom) for whom in Told)
        db.flush()


def note_opened(db: Session, question_id: UUID, *, by: str, now: datetime) -> None:
    """Keep when a lead first read it; who reads it later is in the audit log alone."""
    entry = newest_entry(db, question_id)
    if entry is not None and entry.opened_at is None:
        entry.opened_at, entry.opened_by = now, by
        db.flush()


def newest_entry(db: Session, question_id: UUID) -> LaneEntry | None:
    """The last time that it came into the lane."""
    mine = select(LaneEntry).where(LaneEntry.question_id == question_id)
    return db.scalar(mine.order_by(LaneEntry.since.desc()).limit(1))


def lane_clocks(db: Session, question_ids: Iterable[UUID]) -> dict[UUID, LaneClock]:
    """The clock of each of these questions that ever was in the lane."""
    recorded = func.min(LaneAction.at)
    of_entry = and_(
        LaneAction.question_id == LaneEntry.question_id,
        LaneAction.at >= LaneEntry.since,
        LaneAction.done != LaneDone.WROTE_TO_AUTHOR,
    )
    wanted = (
        select(LaneEntry, recorded)
        .outerjoin(LaneAction, of_entry)
        .where(LaneEntry.question_id.in_(list(question_ids)))
        .group_by(LaneEntry.id)
        .order_by(LaneEntry.since)
    )
    return {
        entry.question_id: LaneClock(entry.since, entry.opened_at, at)
        for entry, at in db.execute(wanted)
    }
