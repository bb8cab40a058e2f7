"""Take a question's words away for good; that there was a question stays countable."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.questions.move import SYSTEM, Mover, locked_question, move
from bot.questions.states import Step
from bot.store.erasing import note_erasure
from bot.store.tables.questions import Question, QuestionEvent, ShownReceipt


def erase_question(db: Session, *, question_id: UUID, now: datetime, mover: Mover = SYSTEM) -> None:
    """Erase a question: no words, no receipt, nothing finer than its region.

    Raises: QuestionNotFound; TransitionRefused: erased already, or the safeguarding lane needs it.
    """
    question = locked_question(db, question_id)
    move(db, question, Step.ERASE, mover=mover, now=now)
    erase_words(db, question)
    question.receipt_hash = None
    question.council = None
    question.erased_at = now
    db.execute(delete(ShownReceipt).where(ShownReceipt.question_id == question_id))
    db.flush()


def erase_words(db: Session, question: Question) -> None:
    """Take out what the author wrote and what staff wrote to them about it."""
    question.text_original = None
    question.context = None
    notes = update(QuestionEvent).where(QuestionEvent.question_id == question.id)
    db.execute(notes.values(note=None))
    note_erasure(db)
    db.flush()
