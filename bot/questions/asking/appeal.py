"""Ask for a second decision: once, by receipt, decided by somebody else."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.life.deadlines import APPEAL_DAYS
from bot.questions.life.marks import DECLINES
from bot.questions.life.move import AUTHOR, move
from bot.questions.life.states import Step
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Workflow


class AppealOver(TransitionRefused):
    """The question was not declined, or too long ago, or its author has appealed already."""

    code = "appeal_over"


def appeal_question(db: Session, *, receipt_hash: str, now: datetime) -> None:
    """Have the Commissioner's team decide about a declined question anew.

    Raises: QuestionNotFound; AppealOver; TransitionRefused: the safeguarding lane has it.
    """
    wanted = select(Question).where(Question.receipt_hash == receipt_hash)
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound
    until = appeal_until(db, question)
    if until is None or now >= until:
        raise AppealOver(str(question.id))
    question.assigned_to = None  # whoever looked after it does not decide about the appeal
    move(db, question, Step.APPEAL, mover=AUTHOR, now=now)


def appeal_until(db: Session, question: Question) -> datetime | None:
    """By when its author may appeal; None: not declined, or appealed already."""
    if question.workflow is not Workflow.DECLINED or question.appealed_at is not None:
        return None
    declined = select(func.max(QuestionEvent.at)).where(
        QuestionEvent.question_id == question.id, QuestionEvent.kind.in_(DECLINES)
    )
    at: datetime | None = db.scalar(declined)
    return at + timedelta(days=APPEAL_DAYS) if at is not None else None
