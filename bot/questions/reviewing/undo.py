"""Take a decision back: within half an hour, by whoever took it, if nothing has happened since."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.life.audience import all_held_in, found_in, held_in, queue_scope
from bot.questions.life.deadlines import UNDO_MINUTES
from bot.questions.life.decided import note_first_decision
from bot.questions.life.marks import DECISIONS
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.questions.reviewing.merge import leave_root
from bot.store.tables.questions import Question, QuestionDraft, QuestionEvent

UNDO_TIME = timedelta(minutes=UNDO_MINUTES)
_DECIDED = frozenset(step.value for step in DECISIONS)
_TAKEN_BACK = frozenset({Step.UNDO.value, Step.UNMERGE.value})


class UndoOver(TransitionRefused):
    """Too late, somebody else's decision, or something has happened since."""

    code = "undo_over"


def undo_decision(db: Session, *, question_id: UUID, actor: Actor, now: datetime) -> int:
    """Take back one's own newest decision about a question.

    A merge is undone to where the question was; after any other decision it is in review again.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), UndoOver, NotAllowed.
    """
    question = held_in(db, queue_scope(actor), question_id)
    event = _undoable(db, question, actor, now)
    if event is None:
        raise UndoOver(str(question_id))
    _undo(db, question, event, actor=actor, now=now)
    return question.version


def undo_batch(db: Session, *, batch: UUID, actor: Actor, now: datetime) -> int:
    """Take back all that one decided together; a question that has moved on since is left.

    Returns: how many were undone.
    Raises: UndoOver: none can be.
    """
    taken = select(QuestionEvent.question_id).where(
        QuestionEvent.batch == batch, QuestionEvent.actor == actor.mover.name
    )
    mine = select(Question.id).where(Question.id.in_(taken), queue_scope(actor))
    undone = 0
    for question in all_held_in(db, queue_scope(actor), db.scalars(mine)).values():
        event = _undoable(db, question, actor, now)
        if event is not None and event.batch == batch:
            _undo(db, question, event, actor=actor, now=now)
            undone += 1
    if not undone:
        raise UndoOver(str(batch))
    return undone


def undo_until(db: Session, *, question_id: UUID, actor: Actor, now: datetime) -> datetime | None:
    """By when this reader can take back their decision about a question; None: they cannot."""
    try:
        question = found_in(db, queue_scope(actor), question_id)
    except QuestionNotFound:
        return None
    event = _undoable(db, question, actor, now)
    return event.at + UNDO_TIME if event is not None else None


def undo_stopped(db: Session, *, question_id: UUID, actor: Actor, now: datetime) -> str:
    """What ended the half hour of this reader's newest decision early.

    Returns: appeal, rewrite, or moved_on; "" where nothing did, or there was no such decision.
    """
    if undo_until(db, question_id=question_id, actor=actor, now=now) is not None:
        return ""
    young = select(QuestionEvent).where(
        QuestionEvent.question_id == question_id, QuestionEvent.at > now - UNDO_TIME
    )
    since: set[str] = set()
    for event in db.scalars(young.order_by(QuestionEvent.id.desc())):
        if event.kind in _TAKEN_BACK or (event.kind in _DECIDED and not _is_of(event, actor)):
            return ""
        if event.kind in _DECIDED:
            return _stopped_by(since)
        since.add(event.kind)
    return ""


def _is_of(event: QuestionEvent, actor: Actor) -> bool:
    return event.actor == actor.mover.name


def _stopped_by(steps: set[str]) -> str:
    """The name of what happened after a decision; nothing happened: its author writes it anew."""
    if Step.APPEAL in steps:
        return "appeal"
    return "rewrite" if not steps or Step.RESUBMIT in steps else "moved_on"


def _undoable(db: Session, question: Question, actor: Actor, now: datetime) -> QuestionEvent | None:
    """The newest step of a question, if this actor can take it back now."""
    newest = select(QuestionEvent).where(QuestionEvent.question_id == question.id)
    event = db.scalar(newest.order_by(QuestionEvent.id.desc()).limit(1))
    if event is None or event.kind not in _DECIDED or not _is_of(event, actor):
        return None
    if now - event.at >= UNDO_TIME or _is_written_anew(db, question, now):
        return None
    return event


def _is_written_anew(db: Session, question: Question, now: datetime) -> bool:
    """Whether its author has begun to write a returned question anew."""
    drafts = select(QuestionDraft.conversation_id).where(
        QuestionDraft.rewrites == question.id, QuestionDraft.expires_at > now
    )
    return db.scalar(drafts.limit(1)) is not None


def _undo(
    db: Session, question: Question, event: QuestionEvent, *, actor: Actor, now: datetime
) -> None:
    if event.kind == Step.MERGE.value:
        leave_root(db, question, mover=actor.mover, now=now)
        return
    move(db, question, Step.UNDO, mover=actor.mover, now=now)
    question.passed_to = None
    note_first_decision(db, question)
    db.flush()
