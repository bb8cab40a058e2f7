"""Who still has to be told that something waits in the lane: rows first, mail after."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.questions.life.lane import newest_entry
from bot.questions.life.lane_times import is_working_time, look_by, next_working_time
from bot.store.tables.lane import LaneEntry, LaneNotice, NoticeState, Told
from bot.store.tables.questions import Question
from bot.vocabulary import Region, Safeguarding

# Minutes until the next try; the first also keeps a second replica away while mail is being sent.
PAUSES_MIN = (2, 5, 10, 30, 60)
UNTOLD_AFTER = timedelta(minutes=5)  # then the console asks people to ring the lead


@dataclass(frozen=True, slots=True)
class NoticeToSend:
    """A notice that is held for whoever took it; `told`: marks of addresses that have it."""

    number: int
    whom: Told
    region: Region | None
    told: frozenset[str]


def notice_due(whom: Told, since: datetime, *, deputy_minutes: int) -> datetime:
    """When somebody is told of what came into the lane at a moment."""
    if whom is Told.DEPUTY:
        return next_working_time(since) + timedelta(minutes=deputy_minutes)
    if whom is Told.OUT_OF_HOURS and is_working_time(since):
        return look_by(since)
    return since


def notices_due(db: Session, *, deputy_minutes: int, now: datetime) -> tuple[tuple[int, Told], ...]:
    """The notices that are to be sent now, by their number and whom they tell."""
    return tuple(
        (notice.id, notice.whom)
        for notice, entry, _ in db.execute(_waiting().order_by(LaneNotice.id))
        if notice_due(notice.whom, entry.since, deputy_minutes=deputy_minutes) <= now
        and (notice.next_try_at is None or notice.next_try_at <= now)
    )


def take_notice(db: Session, *, number: int, now: datetime) -> NoticeToSend | None:
    """Hold one notice for this process until its next try; None: nobody is to be told by it."""
    wanted = _waiting().where(LaneNotice.id == number)
    held = wanted.with_for_update(of=LaneNotice).execution_options(populate_existing=True)
    found = db.execute(held).one_or_none()
    if found is None:
        return None
    notice, entry, question = found
    if notice.next_try_at is not None and notice.next_try_at > now:
        return None  # another process has it
    if not _is_unread(db, entry, question):
        notice.state = NoticeState.NEEDLESS
        return None
    pause = PAUSES_MIN[min(notice.tries, len(PAUSES_MIN) - 1)]
    notice.tries += 1
    notice.next_try_at = now + timedelta(minutes=pause)
    return NoticeToSend(notice.id, notice.whom, question.region, frozenset(notice.told))


def note_told(db: Session, *, number: int, mark: str) -> None:
    """Write down that one address has its mail: it gets no second one."""
    notice = db.get_one(LaneNotice, number, with_for_update=True)
    notice.told = [*notice.told, mark]


def finish_notice(db: Session, *, number: int, now: datetime) -> None:
    """Everybody whom it is for has been told."""
    notice = db.get_one(LaneNotice, number, with_for_update=True)
    notice.state, notice.told_at = NoticeState.TOLD, now


def somebody_to_be_told(db: Session, *, now: datetime) -> bool:
    """Whether something waits in the lane of which nobody could be told by mail."""
    late = _waiting().where(
        LaneNotice.whom == Told.LEAD,
        LaneEntry.since <= now - UNTOLD_AFTER,
        LaneEntry.opened_at.is_(None),
        Question.safeguarding == Safeguarding.FLAGGED,
        Question.made_up.is_(False),
    )
    return any(not notice.told for notice, _, _ in db.execute(late))


def _waiting() -> Select[LaneNotice, LaneEntry, Question]:
    return (
        select(LaneNotice, LaneEntry, Question)
        .join(LaneEntry, LaneEntry.id == LaneNotice.entry_id)
        .join(Question, Question.id == LaneEntry.question_id)
        .where(LaneNotice.state == NoticeState.WAITING)
    )


def _is_unread(db: Session, entry: LaneEntry, question: Question) -> bool:
    newest = newest_entry(db, question.id)
    return (
        newest is not None
        and newest.id == entry.id
        and entry.opened_at is None
        and question.safeguarding is Safeguarding.FLAGGED
        and not question.made_up
    )
