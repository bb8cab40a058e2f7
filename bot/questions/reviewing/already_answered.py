"""A question that a published answer has answered: its author is shown that answer."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.publication.readable import everybody
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage

ALREADY_ANSWERED = "already_answered"


class AnswerNotPublic(BadInput):
    """Everybody can read the answer that an author is told of."""

    code = "answer_not_public"


def check_answered(db: Session, question_id: UUID) -> None:
    """Refuse to name a question whose answer is not public. Raises: AnswerNotPublic."""
    if answered_page(db, question_id) is None:
        raise AnswerNotPublic


def answered_page(db: Session, question_id: UUID | None) -> UUID | None:
    """The page of the question that was named, as long as everybody can read its answer."""
    public = (Question.id == question_id, everybody(), Answer.stage == AnswerStage.PUBLISHED)
    joined = select(Question.id).join(Answer, Answer.question_id == Question.id)
    return db.scalar(joined.where(*public).limit(1))
