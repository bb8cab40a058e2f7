"""What staff decide about a question."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BadInput, EditConflict, QuestionNotFound
from bot.questions.audience import queue_scope
from bot.questions.move import NO_REASON, Actor, Why, move
from bot.questions.reasons import check_reason
from bot.questions.states import Step
from bot.store.tables.questions import Question
from bot.vocabulary import Workflow

NOTE_LONGEST = 1_000  # characters

__all__ = ["Actor", "accept_question", "decline_question", "return_question", "start_review"]


class NoteTooLong(BadInput):
    """The words to the author are longer than is kept."""

    code = "note_too_long"


def start_review(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Say that somebody is looking at it; its author then sees that.

    Returns: the new version.
    Raises: as `accept_question`.
    """
    question = _question(db, question_id, actor, version)
    move(db, question, Step.START_REVIEW, mover=actor.mover, now=now)
    return question.version


def accept_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Approve a question: those its author allows may now see it.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed.
    """
    return _decide(db, Step.ACCEPT, question_id, actor, version, now, NO_REASON)


def return_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    reason: str,
    note: str = "",
) -> int:
    """Give a question back to be written anew, with a coded reason and words of help.

    Returns: the new version.
    Raises: as `accept_question`; ReasonUnknown, NoteTooLong (BadInput).
    """
    return _decide(
        db, Step.RETURN, question_id, actor, version, now, _why(Step.RETURN, reason, note)
    )


def decline_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    reason: str,
    note: str = "",
) -> int:
    """Decline a question, with a coded reason and a way on.

    Returns: the new version.
    Raises: as `accept_question`; ReasonUnknown, NoteTooLong (BadInput).
    """
    why = _why(Step.DECLINE, reason, note)
    return _decide(db, Step.DECLINE, question_id, actor, version, now, why)


def _decide(
    db: Session,
    step: Step,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    why: Why,
) -> int:
    """Take the step; one who decides at once has reviewed, so that step is taken first."""
    question = _question(db, question_id, actor, version)
    if question.workflow is Workflow.SUBMITTED:
        move(db, question, Step.START_REVIEW, mover=actor.mover, now=now)
    move(db, question, step, mover=actor.mover, now=now, why=why)
    return question.version


def _why(step: Step, reason: str, note: str) -> Why:
    check_reason(reason, step)
    note = note.strip()
    if len(note) > NOTE_LONGEST:
        raise NoteTooLong(str(len(note)))
    return Why(reason, note or None)


def _question(db: Session, question_id: UUID, actor: Actor, version: int) -> Question:
    wanted = select(Question).where(Question.id == question_id, queue_scope(actor))
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound(str(question_id))
    if question.version != version:
        raise EditConflict(str(question_id))
    return question
