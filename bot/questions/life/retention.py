"""What is not kept for ever: questions that came back or were declined, and what a lead wrote.

Nothing that everybody can read is touched.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.questions.life.deadlines import APPEAL_DAYS
from bot.questions.life.erase import erase_question
from bot.questions.life.move import locked_question
from bot.questions.life.states import IN_LANE
from bot.store.erasing import note_erasure
from bot.store.tables.question_work import LeadReply
from bot.store.tables.questions import Question, QuestionDraft, QuestionEvent
from bot.vocabulary import Workflow

RETURNED_DAYS = 60  # ADR 0004: to write it anew
DECLINED_DAYS = APPEAL_DAYS + 30  # ADR 0004: from the decision; an appeal has APPEAL_DAYS
REPLY_DAYS = 30  # ADR 0004: for an author to read what the safeguarding lead wrote


def questions_past_keeping(db: Session, *, now: datetime) -> tuple[UUID, ...]:
    """Returned and declined questions whose author has had the time to go on with them."""
    return _past_keeping(db, now)


def erase_past_keeping(db: Session, *, question_id: UUID, now: datetime) -> bool:
    """Erase one of them.

    Returns: False if its time is not over any more.
    """
    locked_question(db, question_id)
    if not _past_keeping(db, now, Question.id == question_id):
        return False
    erase_question(db, question_id=question_id, now=now)
    return True


def forget_replies(db: Session, now: datetime) -> None:
    """Take out what a lead wrote to authors who have taken their question back since."""
    withdrawn = select(Question.id).where(
        Question.workflow == Workflow.WITHDRAWN, Question.safeguarding.not_in(IN_LANE)
    )
    old = LeadReply.at <= now - timedelta(days=REPLY_DAYS)
    db.execute(delete(LeadReply).where(LeadReply.question_id.in_(withdrawn), old))
    note_erasure(db)


def _past_keeping(db: Session, now: datetime, *which: ColumnElement[bool]) -> tuple[UUID, ...]:
    last = func.max(QuestionEvent.at)
    begun = exists().where(QuestionDraft.rewrites == Question.id, QuestionDraft.expires_at > now)
    unread = exists().where(
        LeadReply.question_id == Question.id, LeadReply.at > now - timedelta(days=REPLY_DAYS)
    )
    wanted = (
        select(Question.id)
        .join(QuestionEvent, QuestionEvent.question_id == Question.id)
        .where(
            *which,
            Question.workflow.in_((Workflow.RETURNED, Workflow.DECLINED)),
            Question.safeguarding.not_in(IN_LANE),
            QuestionEvent.to_workflow == Question.workflow,
            QuestionEvent.from_workflow != QuestionEvent.to_workflow,
            ~begun,
            ~unread,
        )
        .group_by(Question.id, Question.workflow)
        .having(
            or_(
                and_(
                    Question.workflow == Workflow.RETURNED,
                    last <= now - timedelta(days=RETURNED_DAYS),
                ),
                and_(
                    Question.workflow == Workflow.DECLINED,
                    last <= now - timedelta(days=DECLINED_DAYS),
                ),
            )
        )
        .order_by(last, Question.id)
    )
    return tuple(db.scalars(wanted))
