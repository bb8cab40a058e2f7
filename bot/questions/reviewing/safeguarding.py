"""The safeguarding lane: questions that a trained person reads before anybody else."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.errors import TransitionRefused
from bot.questions.life.audience import held_in, lane_scope, left_scope, queue_scope
from bot.questions.life.erase import erase_words
from bot.questions.life.lane import lane_clocks, note_opened
from bot.questions.life.lane_times import LaneClock
from bot.questions.life.move import Actor, move
from bot.questions.life.states import IN_LANE, Step
from bot.questions.reviewing.decide import give_reason
from bot.questions.reviewing.merge import come_back, hold_merged, release_merged
from bot.questions.reviewing.staff import (
    HistoryEntry,
    QuestionFile,
    StaffQuestion,
    question_file,
    staff_questions,
    staff_views,
)
from bot.store.events import record_event
from bot.store.tables.questions import Question
from bot.vocabulary import Safeguarding, Workflow

OUT_OF_LANE = (Step.ACTION, Step.CLEAR, Step.DECLINE_IN_LANE)
_STEPS = {
    Safeguarding.HELD: Step.HOLD,
    Safeguarding.ACTIONED: Step.ACTION,
    Safeguarding.CLEARED: Step.CLEAR,
}


@dataclass(frozen=True, slots=True)
class LaneItem:
    """One question of the lane and how it stands against the clock."""

    question: StaffQuestion
    clock: LaneClock


def waiting_in_lane(db: Session, *, reader: Actor) -> tuple[LaneItem, ...]:
    """What waits in the lane of this lead, the most urgent first."""
    questions = safeguarding_lane(db, reader=reader)
    clocks = lane_clocks(db, [one.question_id for one in questions])
    items = (
        LaneItem(one, clocks.get(one.question_id) or LaneClock(one.created_at, None, None))
        for one in questions
    )
    return tuple(sorted(items, key=_urgency))


def _urgency(item: LaneItem) -> tuple[bool, datetime]:
    due = item.clock.due_at
    return (due is None, due or item.clock.since)


def safeguarding_lane(db: Session, *, reader: Actor, limit: int = 200) -> tuple[StaffQuestion, ...]:
    """What waits in the lane, oldest first; nothing for anybody but a safeguarding lead."""
    return staff_questions(db, lane_scope(reader), limit=limit)


def left_the_lane(db: Session, *, reader: Actor, limit: int = 100) -> tuple[StaffQuestion, ...]:
    """What has left the lane of this lead, the newest first: they may still write to its author."""
    wanted = select(Question).where(left_scope(reader))
    newest = wanted.order_by(Question.created_at.desc(), Question.id).limit(limit)
    return tuple(_masked(view) for view in staff_views(db, list(db.scalars(newest))))


def open_for_lead(db: Session, *, question_id: UUID, reader: Actor, now: datetime) -> QuestionFile:
    """Read a question of the lane; the audit log says who did, the clock when it was first.

    Raises: QuestionNotFound.
    """
    file = question_for_lead(db, question_id=question_id, reader=reader)
    name = reader.mover.name
    if file.question.safeguarding in IN_LANE:
        note_opened(db, question_id, by=name, now=now)
    subject = f"question:{question_id}"
    record_event(db, actor=name, action="question.read_in_lane", subject=subject, now=now)
    return file


def question_for_lead(db: Session, *, question_id: UUID, reader: Actor) -> QuestionFile:
    """One question that is or was in the lane, with its history.

    Once it has left, what staff say about it is theirs, and so are words written since.

    Raises: QuestionNotFound: none, or not for this reader.
    """
    scope = or_(lane_scope(reader), left_scope(reader))
    file = question_file(db, question_id, reader, scope)
    if file.question.safeguarding in IN_LANE:
        return file
    history = tuple(_theirs(entry) for entry in file.history)
    steps = [entry.step for entry in history]
    left = max(at for at, step in enumerate(steps) if step in OUT_OF_LANE)
    question = _masked(file.question) if Step.RESUBMIT in steps[left:] else file.question
    return QuestionFile(replace(question, text_public=None, text_other=None), history, ())


def _theirs(entry: HistoryEntry) -> HistoryEntry:
    own = entry.step is Step.DECLINE_IN_LANE
    return entry if own else replace(entry, reason=None, note=None)


def _masked(question: StaffQuestion) -> StaffQuestion:
    return replace(question, text="", context=None, text_public=None, text_other=None)


def mark_safeguarding(
    db: Session,
    *,
    question_id: UUID,
    outcome: Safeguarding,
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Hold a question, or say that it was acted on or cleared: it then goes on as before.

    Args: outcome: HELD, ACTIONED or CLEARED. What was done is recorded where the law wants it,
        not here.
    Returns: the new version.
    Raises: QuestionNotFound, EditConflict, TransitionRefused.
    """
    if outcome not in _STEPS:
        raise TransitionRefused(outcome)
    question = held_in(db, lane_scope(actor), question_id, version=version)
    note_opened(db, question_id, by=actor.mover.name, now=now)
    move(db, question, _STEPS[outcome], mover=actor.mover, now=now)
    come_back(db, question, now=now)
    if question.workflow is Workflow.WITHDRAWN and question.safeguarding not in IN_LANE:
        erase_words(db, question)  # its author took it back while the lane still needed it
    return question.version


def decline_in_lane(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    reason: str,
    note: str = "",
) -> int:
    """Decline a question of the lane once what had to be done was done; its board never reads it.

    Its author may appeal; only then does the Commissioner's team read it. What was merged into it
    comes back.

    Returns: the new version.
    Raises: QuestionNotFound, EditConflict, TransitionRefused: it was accepted or came back before;
        NotAllowed: an appeal waits; ReasonUnknown, NoteTooLong (BadInput).
    """
    why = give_reason(Step.DECLINE_IN_LANE, reason, note)
    question = held_in(db, lane_scope(actor), question_id, version=version)
    note_opened(db, question_id, by=actor.mover.name, now=now)
    merged = hold_merged(db, question)
    move(db, question, Step.DECLINE_IN_LANE, mover=actor.mover, now=now, why=why)
    release_merged(db, question, merged, now=now)
    return question.version


def flag_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> None:
    """Send a question of one's queue to the lane.

    Raises: QuestionNotFound, EditConflict, TransitionRefused, NotAllowed.
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    move(db, question, Step.FLAG, mover=actor.mover, now=now)
