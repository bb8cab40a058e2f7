"""The safeguarding lane: questions that a trained person reads before anybody else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.audience import lane_scope, queue_scope
from bot.questions.erase import erase_words
from bot.questions.move import Actor, move
from bot.questions.staff import QuestionFile, StaffQuestion, question_file, staff_questions
from bot.questions.states import IN_LANE, Step
from bot.store.tables.questions import Question
from bot.vocabulary import Safeguarding, Workflow

_STEPS = {
    Safeguarding.HELD: Step.HOLD,
    Safeguarding.ACTIONED: Step.ACTION,
    Safeguarding.CLEARED: Step.CLEAR,
}


def safeguarding_lane(db: Session, *, reader: Actor, limit: int = 200) -> tuple[StaffQuestion, ...]:
    """What waits in the lane, oldest first; nothing for anybody but a safeguarding lead."""
    return staff_questions(db, lane_scope(reader), limit=limit)


def question_for_lead(db: Session, *, question_id: UUID, reader: Actor) -> QuestionFile:
    """One question of the lane with its history.

    Raises: QuestionNotFound: none, or not for this reader.
    """
    return question_file(db, question_id, reader, lane_scope(reader))


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
    wanted = select(Question).where(Question.id == question_id, lane_scope(actor))
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound(str(question_id))
    if question.version != version:
        raise EditConflict(str(question_id))
    move(db, question, _STEPS[outcome], mover=actor.mover, now=now)
    if question.workflow is Workflow.WITHDRAWN and question.safeguarding not in IN_LANE:
        erase_words(db, question)  # its author took it back while the lane still needed it
    return question.version


def flag_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> None:
    """Send a question of one's queue to the lane.

    Raises: QuestionNotFound, EditConflict, TransitionRefused, NotAllowed.
    """
    wanted = select(Question).where(Question.id == question_id, queue_scope(actor))
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound(str(question_id))
    if question.version != version:
        raise EditConflict(str(question_id))
    move(db, question, Step.FLAG, mover=actor.mover, now=now)
