"""Take a question's words away for good; that there was a question stays countable."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.questions.answering.rows import forget_answers
from bot.questions.finding.findable import forget_findable
from bot.questions.life.move import SYSTEM, Mover, locked_question
from bot.questions.life.states import Step
from bot.questions.reviewing.heir import step_out
from bot.store.erasing import note_erasure
from bot.store.tables.lane import LaneAction
from bot.store.tables.question_work import LeadReply, QuestionNote, QuestionWording
from bot.store.tables.questions import Question, QuestionDraft, QuestionEvent, ShownReceipt


def erase_question(db: Session, *, question_id: UUID, now: datetime, mover: Mover = SYSTEM) -> None:
    """Erase a question: no words, no receipt, nothing finer than its region.

    Raises: QuestionNotFound; TransitionRefused: erased already, or the safeguarding lane needs it.
    """
    question = locked_question(db, question_id)
    step_out(db, question, Step.ERASE, mover=mover, now=now)
    erase_words(db, question)
    question.receipt_hash = None
    question.council = None
    question.erased_at = now
    for table in (ShownReceipt, QuestionDraft, LeadReply):  # no receipt opens them any more
        db.execute(delete(table).where(table.question_id == question_id))
    db.flush()


def erase_words(db: Session, question: Question) -> None:
    """Take out what was written: by the author, by staff about it or to them, and every copy.

    What the safeguarding lead wrote to the author stays until they had the time to read it
    (`retention.py`).
    """
    forget_answers(db, question.id)
    question.text_original = None
    question.context = None
    question.text_public = None
    question.text_other = None
    question.asker_mark = None
    for table in (QuestionWording, QuestionNote):
        db.execute(delete(table).where(table.question_id == question.id))
    db.execute(delete(QuestionDraft).where(QuestionDraft.rewrites == question.id))
    notes = update(QuestionEvent).where(QuestionEvent.question_id == question.id)
    db.execute(notes.values(note=None))
    done = update(LaneAction).where(LaneAction.question_id == question.id)
    db.execute(done.values(note=None))
    forget_findable(db, question.id)
    note_erasure(db)
    db.flush()
