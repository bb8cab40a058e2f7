"""Say once that a decision or an answer is late. That it is late follows from the dates."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.questions.life.deadlines import VERY_OVERDUE_DAYS, due_after
from bot.questions.life.move import SYSTEM, locked_question, move
from bot.questions.life.states import IN_LANE, Step
from bot.questions.life.transitions import TRANSITIONS
from bot.store.tables.questions import Question, QuestionEvent

# Working days after the deadline; the deadline that counts is the column beside it.
LATE: dict[Step, tuple[int, InstrumentedAttribute[datetime | None]]] = {
    Step.DECISION_OVERDUE: (0, Question.due_decision_at),
    Step.ANSWER_OVERDUE: (0, Question.due_answer_at),
    Step.ANSWER_VERY_OVERDUE: (VERY_OVERDUE_DAYS, Question.due_answer_at),
}


def overdue_questions(db: Session, *, now: datetime) -> tuple[UUID, ...]:
    """Questions of which nobody has said yet that they are late."""
    found = {question: None for step in LATE for question in _late(db, step, now)}
    return tuple(found)


def note_overdue(db: Session, *, question_id: UUID, now: datetime) -> int:
    """Write down that a question is late, once for each deadline.

    Returns: how many events that were; 0: another replica has done it, or it is late no more.
    """
    question = locked_question(db, question_id)
    steps = [step for step in LATE if _late(db, step, now, Question.id == question_id)]
    for step in steps:
        move(db, question, step, mover=SYSTEM, now=now)
    return len(steps)


def _late(db: Session, step: Step, now: datetime, *which: ColumnElement[bool]) -> tuple[UUID, ...]:
    days, due = LATE[step]
    said = exists().where(
        QuestionEvent.question_id == Question.id,
        QuestionEvent.kind == step.value,
        QuestionEvent.at >= due,  # a later deadline is another one
    )
    wanted = select(Question.id, due).where(
        *which,
        Question.workflow.in_(TRANSITIONS[step].sources),
        Question.safeguarding.not_in(IN_LANE),
        due < now - timedelta(days=days),  # so many working days are at least so many days
        ~said,
    )
    rows = db.execute(wanted.order_by(due, Question.id))
    return tuple(found for found, at in rows if at and (not days or due_after(at, days) < now))
