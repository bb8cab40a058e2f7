"""An answer given aloud in a room, with its promises: written down by whoever holds the session.

The same rows as an answer written at a desk, and the same way past a second person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.errors import TransitionRefused
from bot.questions.answering.agreed import check_no_record
from bot.questions.answering.commitment_fields import CommitmentFields, check_day, clean_commitment
from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.fields import AnswerFields, clean_fields
from bot.questions.answering.rows import (
    answer_of,
    audit_answer,
    check_writable,
    new_answer,
    put_words,
    write_again,
)
from bot.questions.answering.views import fields_of, missing_parts
from bot.questions.life.bodies import check_body
from bot.questions.life.move import Actor
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, CommitmentState, Region


@dataclass(frozen=True, slots=True)
class SpokenPromise:
    """What was promised, and for which board where the question is not put to one alone."""

    fields: CommitmentFields
    region: Region | None = None


def write_spoken(
    db: Session,
    question: Question,
    *,
    actor: Actor,
    now: datetime,
    fields: AnswerFields,
    promises: Sequence[SpokenPromise],
) -> Answer:
    """Write down what was said and promised; said again, it replaces what was written before.

    Args: question: held by the caller, who may write for it. actor: the host of the session.
    Raises: TransitionRefused: the question is not with the board; AgreedInRoom; AnswerTooLong,
        BodyUnknown, CommitmentEmpty, DayInPast (BadInput).
    """
    check_writable(question)
    _check_not_public(db, question)
    kept = clean_fields(fields)
    check_body(kept.body, question.region)
    answer = answer_of(db, question)
    if answer is None:
        answer = new_answer(question)
        answer.id = uuid4()
        db.add(answer)
    else:
        check_no_record(db, answer)
    put_words(answer, kept)
    write_again(answer, actor=actor, now=now)
    db.flush()
    _put_promises(db, question, answer, promises, now)
    audit_answer(db, answer, "recorded", actor=actor, now=now)
    return answer


def submit_spoken(db: Session, answer: Answer, *, actor: Actor, now: datetime) -> bool:
    """Submit an agreed answer if it lacks nothing; a second person then reads it as any other.

    Returns: False: something is still to be written, such as the other language.
    """
    if missing_parts(fields_of(answer), commitments_of(db, [answer])[answer.id]):
        return False
    answer.stage = AnswerStage.SUBMITTED
    answer.submitted_by, answer.submitted_at = actor.account_id, now
    answer.version += 1
    db.flush()
    audit_answer(db, answer, "submitted", actor=actor, now=now)
    return True


def reopen_spoken(db: Session, answer: Answer, *, actor: Actor, now: datetime) -> None:
    """Let an agreed answer be written again. Raises: TransitionRefused: it is approved or out."""
    if answer.stage in (AnswerStage.APPROVED, AnswerStage.PUBLISHED):
        raise TransitionRefused(f"reopen from {answer.stage}")
    write_again(answer, actor=actor, now=now)
    db.flush()
    audit_answer(db, answer, "reopened", actor=actor, now=now)


def _check_not_public(db: Session, question: Question) -> None:
    """What everybody has read of this round is corrected at a desk, never written over."""
    mine = (Commitment.question_id == question.id, Answer.round == question.answer_round)
    read = select(Commitment.id).join(Answer, Answer.id == Commitment.answer_id)
    if db.scalar(read.where(*mine, Commitment.public_since.is_not(None)).limit(1)):
        raise TransitionRefused("everybody has read what was promised")


def _put_promises(
    db: Session,
    question: Question,
    answer: Answer,
    promises: Sequence[SpokenPromise],
    now: datetime,
) -> None:
    new = (Commitment.answer_id == answer.id, Commitment.public_since.is_(None))
    db.execute(delete(Commitment).where(*new))
    for number, promise in enumerate(promises):
        kept = clean_commitment(promise.fields)
        check_day(kept, now)
        row = Commitment(
            region=question.region or promise.region,
            question_id=question.id,
            answer_id=answer.id,
            what_en=kept.what_en,
            what_cy=kept.what_cy,
            who_en=kept.who_en,
            who_cy=kept.who_cy,
            due_on=kept.due_on,
            state=CommitmentState.OPEN,
            happened_en="",
            happened_cy="",
            created_at=now + timedelta(microseconds=number),  # they stay in their order
        )
        db.add(row)
    db.flush()
