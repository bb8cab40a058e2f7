"""A question as staff see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.life.audience import queue_scope
from bot.questions.life.counts import merged_of, support_of, themes_of
from bot.questions.life.move import Actor
from bot.store.tables.questions import Channel, Question
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Theme,
    Workflow,
)


@dataclass(frozen=True, slots=True)
class StaffQuestion:
    """A question as staff see it."""

    question_id: UUID
    version: int
    workflow: Workflow
    safeguarding: Safeguarding
    level: Level
    text: str  # as its author sent it
    context: str | None
    text_public: str | None  # with more details taken out by staff; None: as sent
    text_other: str | None  # in the other language
    language: Language
    region: Region | None
    council: str | None
    asked_to: AskedTo
    age_band: AgeBand
    permission: Permission
    channel: Channel
    reason: str | None
    themes: tuple[Theme, ...]
    support: int  # how many others ask it, those of merged questions among them
    merged: int  # how many were merged into it
    merged_into: UUID | None
    merged_from: Workflow | None
    passed_to: str | None
    assigned_to: UUID | None
    declined_by: UUID | None
    appealed_at: datetime | None
    answer_status: AnswerStatus
    answer_round: int
    created_at: datetime
    due_decision_at: datetime | None
    due_answer_at: datetime | None
    made_up: bool
    kept_back: bool  # its lead declined it in the lane

    @property
    def is_translated(self) -> bool:
        """Whether others can read it in both languages."""
        return self.text_other is not None

    def is_late(self, now: datetime) -> bool:
        """Whether a decision or an answer should have been there before now."""
        due = self.due_at
        return due is not None and due < now

    @property
    def due_at(self) -> datetime | None:
        """By when the next thing is due: a decision, or an answer; None: nothing waits."""
        if self.workflow in AWAIT_DECISION:
            return self.due_decision_at
        return self.due_answer_at if self.workflow in AWAIT_ANSWER else None


AWAIT_DECISION = (Workflow.SUBMITTED, Workflow.IN_REVIEW)
AWAIT_ANSWER = (Workflow.PUT_TO_BOARD, Workflow.ANSWERED)
AWAITING = (*AWAIT_DECISION, *AWAIT_ANSWER)


def staff_views(db: Session, rows: list[Question]) -> tuple[StaffQuestion, ...]:
    """Rows of a scope of staff, as they see them."""
    ids = [row.id for row in rows]
    if not ids:
        return ()
    themes, support, merged = themes_of(db, ids), support_of(db, ids), merged_of(db, ids)
    return tuple(_view(row, themes[row.id], support[row.id], merged[row.id]) for row in rows)


def views_in_scope(db: Session, *, reader: Actor, ids: Iterable[UUID]) -> tuple[StaffQuestion, ...]:
    """Those of some questions that are in this reader's queue, oldest first."""
    wanted = select(Question).where(queue_scope(reader), Question.id.in_(list(ids)))
    ordered = wanted.order_by(Question.created_at, Question.id)
    return staff_views(db, list(db.scalars(ordered)))


def _view(row: Question, themes: tuple[Theme, ...], support: int, merged: int) -> StaffQuestion:
    return StaffQuestion(
        question_id=row.id,
        version=row.version,
        workflow=row.workflow,
        safeguarding=row.safeguarding,
        level=row.level,
        text=row.text_original or "",
        context=row.context,
        text_public=row.text_public,
        text_other=row.text_other,
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
        merged=merged,
        merged_into=row.merged_into,
        merged_from=row.merged_from,
        passed_to=row.passed_to,
        assigned_to=row.assigned_to,
        declined_by=row.declined_by,
        appealed_at=row.appealed_at,
        answer_status=row.answer_status,
        answer_round=row.answer_round,
        created_at=row.created_at,
        due_decision_at=row.due_decision_at,
        due_answer_at=row.due_answer_at,
        made_up=row.made_up,
        kept_back=row.kept_back,
    )
