"""The way of an answer past a second person: submitted, sent back, approved."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput, TransitionRefused
from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.fields import AnswerIncomplete, check_length, clean_words
from bot.questions.answering.rows import audit_answer, check_writable, held_answer
from bot.questions.answering.views import fields_of, missing_parts
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.store.tables.question_work import QuestionNote
from bot.vocabulary import AnswerStage, AnswerStatus, Workflow

NOTE_LONGEST = 1_000  # characters

__all__ = ["AnswerIncomplete", "approve_answer", "send_back_answer", "submit_answer"]


class NoteMissing(BadInput):
    """Whoever wrote an answer is told why it comes back."""

    code = "note_missing"


def submit_answer(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Say that an answer is finished; another person then reads it.

    Args: version: of the answer, as everywhere here.
    Returns: its new version.
    Raises: QuestionNotFound, AnswerNotFound, EditConflict, TransitionRefused, AnswerIncomplete.
    """
    question, answer = held_answer(db, question_id=question_id, actor=actor, version=version)
    check_writable(question)
    if answer.stage is not AnswerStage.WRITING:
        raise TransitionRefused(f"submit from {answer.stage}")
    missing = missing_parts(fields_of(answer), commitments_of(db, [answer])[answer.id])
    if missing:
        raise AnswerIncomplete(missing)
    answer.stage = AnswerStage.SUBMITTED
    answer.submitted_by, answer.submitted_at = actor.account_id, now
    answer.version += 1
    db.flush()
    audit_answer(db, answer, "submitted", actor=actor, now=now)
    return answer.version


def approve_answer(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Approve an answer that somebody else submitted: the question is then answered.

    Returns: the answer's new version.
    Raises: as `submit_answer`; SecondPersonNeeded: this actor wrote or submitted it.
    """
    question, answer = held_answer(db, question_id=question_id, actor=actor, version=version)
    if answer.stage is not AnswerStage.SUBMITTED:
        raise TransitionRefused(f"approve from {answer.stage}")
    if actor.account_id in (answer.written_by, answer.submitted_by):
        raise SecondPersonNeeded
    move(db, question, Step.ANSWER, mover=actor.mover, now=now)
    question.answer_status = answer.kind
    answer.stage = AnswerStage.APPROVED
    answer.approved_by, answer.approved_at = actor.account_id, now
    answer.version += 1
    db.flush()
    audit_answer(db, answer, "approved", actor=actor, now=now)
    return answer.version


def send_back_answer(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime, note: str
) -> int:
    """Give an answer back to be written on, with a note among staff that says why.

    Returns: the answer's new version.
    Raises: QuestionNotFound, AnswerNotFound, EditConflict; TransitionRefused: it is neither
        submitted nor approved; NoteMissing, AnswerTooLong (BadInput).
    """
    words = clean_words(note)
    check_length(NOTE_LONGEST, note=words)
    if not words:
        raise NoteMissing
    question, answer = held_answer(db, question_id=question_id, actor=actor, version=version)
    if answer.stage not in (AnswerStage.SUBMITTED, AnswerStage.APPROVED):
        raise TransitionRefused(f"send back from {answer.stage}")
    if question.workflow is Workflow.ANSWERED:
        move(db, question, Step.REOPEN, mover=actor.mover, now=now)
        question.answer_status = AnswerStatus.NONE
    answer.stage = AnswerStage.WRITING
    answer.submitted_by = answer.submitted_at = None
    answer.approved_by = answer.approved_at = None
    answer.version += 1
    name = actor.mover.name
    db.add(QuestionNote(question_id=question_id, at=now, actor=name, text=words))
    db.flush()
    audit_answer(db, answer, "sent_back", actor=actor, now=now)
    return answer.version
