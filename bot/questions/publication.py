"""What everybody may read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.audience import public_scope
from bot.questions.counts import support_of, themes_of
from bot.store.tables.questions import Question
from bot.vocabulary import AskedTo, Language, Region, Theme, Workflow

SMALLEST_COUNT = 5  # fewer people than this are never counted in public


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question as everybody may see it: never why it matters, how old, or which council area."""

    question_id: UUID
    text: str
    language: Language
    region: Region | None
    asked_to: AskedTo
    workflow: Workflow
    themes: tuple[Theme, ...]
    support: int | None  # how many others ask it too; None: fewer than 5
    asked_on: date
    made_up: bool


def public_questions(
    db: Session, *, region: Region | None = None, limit: int = 50, offset: int = 0
) -> tuple[PublicQuestion, ...]:
    """Questions that may be read by all, newest first."""
    wanted = select(Question).where(public_scope())
    if region is not None:
        wanted = wanted.where(Question.region == region)
    ordered = wanted.order_by(Question.created_at.desc(), Question.id)
    return public_views(db, list(db.scalars(ordered.limit(limit).offset(offset))))


def public_question(db: Session, *, question_id: UUID) -> PublicQuestion:
    """One question that may be read by all.

    Raises: QuestionNotFound: none, or not public.
    """
    found = db.scalar(select(Question).where(Question.id == question_id, public_scope()))
    if found is None:
        raise QuestionNotFound(str(question_id))
    return public_views(db, [found])[0]


def public_views(db: Session, rows: list[Question]) -> tuple[PublicQuestion, ...]:
    """Rows of the public scope, as everybody may see them."""
    ids = [row.id for row in rows]
    themes, support = themes_of(db, ids), support_of(db, ids)
    return tuple(_view(row, themes[row.id], support[row.id]) for row in rows)


def _view(row: Question, themes: tuple[Theme, ...], support: int) -> PublicQuestion:
    return PublicQuestion(
        question_id=row.id,
        text=row.text_original or "",
        language=row.language,
        region=row.region,
        asked_to=row.asked_to,
        workflow=row.workflow,
        themes=themes,
        support=support if support >= SMALLEST_COUNT else None,
        asked_on=row.created_at.date(),
        made_up=row.made_up,
    )
