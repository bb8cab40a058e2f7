"""What staff see of the questions that were merged into one."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.life.roots import families
from bot.questions.reviewing.staff import StaffQuestion, staff_questions
from bot.store.tables.questions import Question

MOST = 500  # shown of one question


def merged_into(db: Session, *, question_id: UUID, actor: Actor) -> tuple[StaffQuestion, ...]:
    """Every question that was merged into this one, oldest first; of this reader's queue only."""
    family = families([question_id])
    below = select(family.c.member).where(family.c.member != question_id)
    return staff_questions(db, and_(queue_scope(actor), Question.id.in_(below)), limit=MOST)
