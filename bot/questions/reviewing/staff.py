"""One question as staff open it, with its history and the steps they may take."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.finding.queue import QueuePage, review_queue
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor, state_of
from bot.questions.life.states import Party, Step, may_take
from bot.questions.reviewing.staff_views import StaffQuestion, staff_views
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Safeguarding, Workflow

__all__ = [
    "HistoryEntry",
    "QuestionFile",
    "QueuePage",
    "StaffQuestion",
    "question_file",
    "question_for_staff",
    "review_queue",
    "staff_questions",
    "staff_views",
]

Reader = Actor  # who reads is named as who acts


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step that was taken."""

    at: datetime
    actor: str
    step: Step
    from_workflow: Workflow
    to_workflow: Workflow
    to_safeguarding: Safeguarding
    reason: str | None
    note: str | None
    version: int  # of the question, once the step was taken


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """One question, what happened to it, and what this reader may do now."""

    question: StaffQuestion
    history: tuple[HistoryEntry, ...]
    steps: tuple[Step, ...]


def question_for_staff(db: Session, *, question_id: UUID, reader: Reader) -> QuestionFile:
    """One question of this reader's queue with its history.

    Raises: QuestionNotFound: none, or not for this reader.
    """
    return question_file(db, question_id, reader, queue_scope(reader))


def question_file(
    db: Session, question_id: UUID, reader: Reader, scope: ColumnElement[bool]
) -> QuestionFile:
    """One question within a scope, with its history.

    Raises: QuestionNotFound.
    """
    question = db.scalar(select(Question).where(Question.id == question_id, scope))
    if question is None:
        raise QuestionNotFound(str(question_id))
    state, party = state_of(question), Party(reader.role.value)
    steps = tuple(step for step in Step if may_take(state, step, party))
    return QuestionFile(staff_views(db, [question])[0], _history(db, question_id), steps)


def staff_questions(
    db: Session, scope: ColumnElement[bool], *, limit: int
) -> tuple[StaffQuestion, ...]:
    """The questions of a scope, oldest first."""
    wanted = select(Question).where(scope).order_by(Question.created_at, Question.id)
    return staff_views(db, list(db.scalars(wanted.limit(limit))))


def _history(db: Session, question_id: UUID) -> tuple[HistoryEntry, ...]:
    events = select(QuestionEvent).where(QuestionEvent.question_id == question_id)
    return tuple(
        HistoryEntry(
            at=event.at,
            actor=event.actor,
            step=Step(event.kind),
            from_workflow=event.from_workflow,
            to_workflow=event.to_workflow,
            to_safeguarding=event.to_safeguarding,
            reason=event.reason,
            note=event.note,
            version=event.version,
        )
        for event in db.scalars(events.order_by(QuestionEvent.id))
    )
