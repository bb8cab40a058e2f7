"""What staff see: their queue, and one question with its history."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.audience import queue_scope
from bot.questions.counts import support_of, themes_of
from bot.questions.move import Actor, state_of
from bot.questions.states import Party, Step, may_take
from bot.store.tables.questions import Channel, Question, QuestionEvent
from bot.vocabulary import (
    AgeBand,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Theme,
    Workflow,
)

Reader = Actor  # who reads is named as who acts
WAITING = (Workflow.SUBMITTED, Workflow.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class StaffQuestion:
    """A question as staff see it."""

    question_id: UUID
    version: int
    workflow: Workflow
    safeguarding: Safeguarding
    level: Level
    text: str
    context: str | None
    language: Language
    region: Region | None
    council: str | None
    asked_to: AskedTo
    age_band: AgeBand
    permission: Permission
    channel: Channel
    reason: str | None
    themes: tuple[Theme, ...]
    support: int
    created_at: datetime
    due_decision_at: datetime | None
    made_up: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some questions of a queue, oldest first, and how many there are in all."""

    items: tuple[StaffQuestion, ...]
    total: int


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


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """One question, what happened to it, and what this reader may do now."""

    question: StaffQuestion
    history: tuple[HistoryEntry, ...]
    steps: tuple[Step, ...]


def review_queue(
    db: Session,
    *,
    reader: Reader,
    workflow: Workflow | None = None,
    limit: int = 50,
    offset: int = 0,
) -> QueuePage:
    """The questions this reader may review, oldest first; by default those that wait."""
    states = (workflow,) if workflow else WAITING
    where = (queue_scope(reader), Question.workflow.in_(states))
    total = db.scalar(select(func.count()).select_from(Question).where(*where)) or 0
    wanted = select(Question).where(*where).order_by(Question.created_at, Question.id)
    return QueuePage(_views(db, list(db.scalars(wanted.limit(limit).offset(offset)))), total)


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
    return QuestionFile(_views(db, [question])[0], _history(db, question_id), steps)


def staff_questions(
    db: Session, scope: ColumnElement[bool], *, limit: int
) -> tuple[StaffQuestion, ...]:
    """The questions of a scope, oldest first."""
    wanted = select(Question).where(scope).order_by(Question.created_at, Question.id)
    return _views(db, list(db.scalars(wanted.limit(limit))))


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
        )
        for event in db.scalars(events.order_by(QuestionEvent.id))
    )


def _views(db: Session, rows: list[Question]) -> tuple[StaffQuestion, ...]:
    ids = [row.id for row in rows]
    themes, support = themes_of(db, ids), support_of(db, ids)
    return tuple(_view(row, themes[row.id], support[row.id]) for row in rows)


def _view(row: Question, themes: tuple[Theme, ...], support: int) -> StaffQuestion:
    return StaffQuestion(
        question_id=row.id,
        version=row.version,
        workflow=row.workflow,
        safeguarding=row.safeguarding,
        level=row.level,
        text=row.text_original or "",
        context=row.context,
        language=row.language,
        region=row.region,
        council=row.council,
        asked_to=row.asked_to,
        age_band=row.age_band,
        permission=row.permission,
        channel=row.channel,
        reason=row.reason,
        themes=themes,
        support=support,
        created_at=row.created_at,
        due_decision_at=row.due_decision_at,
        made_up=row.made_up,
    )
