"""What the safeguarding lead writes back to an author: only the receipt opens it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import TransitionRefused
from bot.questions.life.audience import held_in, lead_scope
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.questions.reviewing.notes import clean_note
from bot.store.events import record_event
from bot.store.tables.lane import LaneAction
from bot.store.tables.question_work import LeadReply
from bot.vocabulary import LaneDone, Workflow


@dataclass(frozen=True, slots=True)
class LeadReplyView:
    """One reply as its author reads it: never who wrote it."""

    at: datetime
    text: str


def reply_to_author(
    db: Session, *, question_id: UUID, text: str, actor: Actor, now: datetime
) -> None:
    """Write to the author of a question that is or was in the lane of this lead.

    Raises: QuestionNotFound: none, or not this lead's; TransitionRefused: its author has taken it
        back and the lane is done with it; NoteEmpty, NoteTooLong (BadInput).
    """
    kept = clean_note(text)
    question = held_in(db, lead_scope(actor), question_id)
    if question.workflow is Workflow.WITHDRAWN and question.safeguarding not in IN_LANE:
        raise TransitionRefused(str(question_id))
    name = actor.mover.name
    db.add(LeadReply(question_id=question.id, at=now, actor=name, text=kept))
    done = LaneDone.WROTE_TO_AUTHOR
    db.add(LaneAction(question_id=question.id, at=now, actor=name, done=done))
    record_event(
        db, actor=name, action="question.reply", subject=f"question:{question_id}", now=now
    )


def replies_for(db: Session, question_id: UUID) -> tuple[LeadReplyView, ...]:
    """The replies to the author of a question, oldest first; only for one who holds its receipt."""
    rows = select(LeadReply).where(LeadReply.question_id == question_id)
    return tuple(LeadReplyView(row.at, row.text) for row in db.scalars(rows.order_by(LeadReply.id)))
