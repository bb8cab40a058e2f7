"""The answers to a question as the one who asked reads them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.fields import AnswerFields
from bot.questions.answering.views import CommitmentView, fields_of
from bot.questions.judging.verdicts import OwnVerdict, own_verdict
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.states import IN_LANE
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An answer as the one who asked reads it, published to all or not."""

    answer_id: UUID
    round: int
    fields: AnswerFields
    published_on: date
    commitments: tuple[CommitmentView, ...]
    verdict: OwnVerdict | None  # what the holder of this receipt said


def own_answers(db: Session, question: Question, root: Question) -> tuple[OwnAnswer, ...]:
    """The answers that are out, the latest round first; none while the lane has the question."""
    if IN_LANE & {question.safeguarding, root.safeguarding}:
        return ()
    out = (Answer.question_id == root.id, Answer.stage == AnswerStage.PUBLISHED)
    rows = list(db.scalars(select(Answer).where(*out).order_by(Answer.round.desc())))
    promised = commitments_of(db, rows)
    return tuple(
        OwnAnswer(
            answer_id=row.id,
            round=row.round,
            fields=fields_of(row),
            published_on=day_in_wales(row.published_at),
            commitments=promised[row.id],
            verdict=own_verdict(db, receipt_hash=question.receipt_hash, answer_id=row.id)
            if question.receipt_hash
            else None,
        )
        for row in rows
        if row.published_at is not None
    )
