"""What went well: a promise that was kept, and those who asked say that it moved things."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.answering.views import CommitmentView, commitment_view
from bot.questions.judging.verdicts import PublicVerdict, verdicts_on
from bot.questions.publication.readable import PublicQuestion, everybody, public_views
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, CommitmentState, Progress

NEWEST = 500  # kept promises that are looked through


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """A kept commitment with its question and a green verdict."""

    commitment: CommitmentView
    question: PublicQuestion
    verdict: PublicVerdict


def good_practice(db: Session, *, limit: int = 50) -> tuple[GoodPractice, ...]:
    """Kept commitments whose verdict is green, the one kept last on top.

    Green is what a group said, or more than half of five or more who asked.
    """
    kept = select(Commitment.id).where(Commitment.state == CommitmentState.KEPT)
    newest = kept.order_by(Commitment.state_at.desc()).limit(NEWEST)
    wanted = (
        select(Commitment, Question)
        .join(Answer, Answer.id == Commitment.answer_id)
        .join(Question, Question.id == Answer.question_id)
        .where(
            Commitment.id.in_(newest),
            Answer.stage == AnswerStage.PUBLISHED,
            everybody(),
        )
        .order_by(Commitment.state_at.desc(), Commitment.id)
    )
    rows = [(row, question) for row, question in db.execute(wanted)]
    judged = verdicts_on(db, {row.answer_id for row, _ in rows if row.answer_id})
    good: list[tuple[Commitment, Question, PublicVerdict]] = []
    for row, question in rows:
        verdict = judged[row.answer_id] if row.answer_id else None
        if verdict is not None and verdict.progress is Progress.GREEN:
            good.append((row, question, verdict))
    pages = _pages(db, [question for _, question, _ in good[:limit]])
    return tuple(
        GoodPractice(commitment_view(row, published=True), pages[question.id], verdict)
        for row, question, verdict in good[:limit]
    )


def _pages(db: Session, questions: list[Question]) -> dict[UUID, PublicQuestion]:
    once = list({question.id: question for question in questions}.values())
    return {view.question_id: view for view in public_views(db, once)}
