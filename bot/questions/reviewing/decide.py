"""Take a decision about a question: what all decisions have in common."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.move import NO_REASON, Actor, Why, move
from bot.questions.life.reasons import check_reason
from bot.questions.life.states import Step
from bot.questions.reviewing.merge import hold_merged, release_merged
from bot.store.tables.questions import Question
from bot.vocabulary import Workflow

NOTE_LONGEST = 1_000  # characters


class NoteTooLong(BadInput):
    """The words to the author, or among staff, are longer than is kept."""

    code = "note_too_long"


def decide(
    db: Session,
    question: Question,
    step: Step,
    *,
    actor: Actor,
    now: datetime,
    why: Why = NO_REASON,
) -> None:
    """Take a step with a question that is held; one who decides at once has reviewed it.

    What was merged into it comes back where it can no longer stand for others.

    Raises: TransitionRefused, NotAllowed.
    """
    merged = hold_merged(db, question)
    begin_review(db, question, actor=actor, now=now)
    move(db, question, step, mover=actor.mover, now=now, why=why)
    release_merged(db, question, merged, now=now)


def begin_review(db: Session, question: Question, *, actor: Actor, now: datetime) -> None:
    """Take the step to the review if nobody has yet."""
    if question.workflow is Workflow.SUBMITTED:
        move(db, question, Step.START_REVIEW, mover=actor.mover, now=now)


def give_reason(
    step: Step, reason: str, note: str, *, batch: UUID | None = None, to: str | None = None
) -> Why:
    """A coded reason for this step, with staff's own words to the author.

    Raises: ReasonUnknown, NoteTooLong (BadInput).
    """
    check_reason(reason, step)
    note = note.strip()
    if len(note) > NOTE_LONGEST:
        raise NoteTooLong(str(len(note)))
    return Why(reason, note or None, batch, to)
