"""Questions as everybody may read them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.life.audience import public_scope
from bot.questions.life.counts import support_of, themes_of
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.public_words import own_words
from bot.questions.life.timing import Deadline
from bot.questions.publication.suppression import SMALLEST
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    AskedTo,
    Language,
    Region,
    Theme,
    Workflow,
)


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question as everybody may see it: never why it matters, how old, or which council area."""

    question_id: UUID
    text: str  # in the language it was asked in
    text_other: str
    language: Language
    region: Region | None
    asked_to: AskedTo
    workflow: Workflow  # an answer that is not out yet does not show here
    deadline: Deadline
    kind: AnswerStatus | None  # of the answer that is out
    themes: tuple[Theme, ...]
    support: int | None  # how many others ask it too; None: fewer than 5
    asked_on: date
    made_up: bool

    def words(self, language: Language) -> str:
        """The question in one language, never in the other."""
        return self.text if language is self.language else self.text_other


def everybody() -> ColumnElement[bool]:
    """What everybody may read, in both languages."""
    return and_(public_scope(), Question.text_other.is_not(None))


def public_questions(
    db: Session, *, region: Region | None = None, limit: int = 50, offset: int = 0
) -> tuple[PublicQuestion, ...]:
    """Questions that may be read by all, newest first."""
    wanted = select(Question).where(everybody())
    if region is not None:
        wanted = wanted.where(Question.region == region)
    ordered = wanted.order_by(Question.created_at.desc(), Question.id)
    return public_views(db, list(db.scalars(ordered.limit(limit).offset(offset))))


def public_question(db: Session, *, question_id: UUID) -> PublicQuestion:
    """One question that may be read by all.

    Raises: QuestionNotFound: none, or not public.
    """
    found = db.scalar(select(Question).where(Question.id == question_id, everybody()))
    if found is None:
        raise QuestionNotFound(str(question_id))
    return public_views(db, [found])[0]


def public_views(db: Session, rows: list[Question]) -> tuple[PublicQuestion, ...]:
    """Rows of the public scope, as everybody may see them."""
    ids = [row.id for row in rows]
    themes, support, answers = themes_of(db, ids), support_of(db, ids), _answers(db, rows)
    return tuple(_view(row, themes[row.id], support[row.id], answers.get(row.id)) for row in rows)


def _answers(db: Session, rows: list[Question]) -> dict[UUID, Answer]:
    """The answer of the present round, whatever its stage."""
    rounds = {row.id: row.answer_round for row in rows}
    found = db.scalars(select(Answer).where(Answer.question_id.in_(rounds)))
    return {row.question_id: row for row in found if row.round == rounds[row.question_id]}


def _view(
    row: Question, themes: tuple[Theme, ...], support: int, answer: Answer | None
) -> PublicQuestion:
    out = answer if answer is not None and answer.stage is AnswerStage.PUBLISHED else None
    approved = row.workflow is Workflow.ANSWERED
    return PublicQuestion(
        question_id=row.id,
        text=own_words(row) or "",
        text_other=row.text_other or "",
        language=row.language,
        region=row.region,
        asked_to=row.asked_to,
        workflow=Workflow.PUT_TO_BOARD if approved else row.workflow,
        deadline=Deadline(row.put_at, row.due_answer_at, out.published_at if out else None),
        kind=out.kind if out else None,
        themes=themes,
        support=support if support >= SMALLEST else None,
        asked_on=day_in_wales(row.created_at),
        made_up=row.made_up,
    )
