"""Answers as staff write and read them: saved as often as they like, one for each round."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import EditConflict, QuestionNotFound
from bot.questions.answering.agreed import check_words
from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.fields import AnswerFields, Missing, clean_fields
from bot.questions.answering.rows import (
    answer_of,
    audit_answer,
    check_writable,
    new_answer,
    put_words,
    write_again,
)
from bot.questions.answering.views import AnswerView, WaitingAnswer, answer_view, waiting_view
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.bodies import check_body
from bot.questions.life.move import Actor
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage

__all__ = [
    "AnswerFields",
    "AnswerView",
    "AnswersPage",
    "Missing",
    "WaitingAnswer",
    "answer_for_staff",
    "answers_waiting",
    "save_answer",
    "stages_of",
]


def save_answer(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    fields: AnswerFields,
) -> int:
    """Keep what was written so far; one that was submitted must be submitted anew.

    Args: version: of the answer that was looked at; 0 when there was none.
    Returns: its new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict; TransitionRefused: the question
        is not with the board, or its answer is approved; AgreedInRoom: a group agreed on these
        words; AnswerTooLong, BodyUnknown (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id)
    check_writable(question)
    kept = clean_fields(fields)
    check_body(kept.body, question.region)
    answer = answer_of(db, question)
    if version != (answer.version if answer else 0):
        raise EditConflict(str(question_id))
    if answer is None:
        answer = new_answer(question)
        db.add(answer)
    else:
        check_words(db, answer, kept)
    put_words(answer, kept)
    write_again(answer, actor=actor, now=now)
    db.flush()
    audit_answer(db, answer, "saved", actor=actor, now=now)
    return answer.version


def answer_for_staff(db: Session, *, question_id: UUID, actor: Actor) -> AnswerView | None:
    """The answer of the present round, with those of earlier rounds; None before any is written.

    Raises: QuestionNotFound (also: not this actor's).
    """
    wanted = select(Question).where(Question.id == question_id, queue_scope(actor))
    question = db.scalar(wanted)
    if question is None:
        raise QuestionNotFound(str(question_id))
    answers = select(Answer).where(Answer.question_id == question_id).order_by(Answer.round.desc())
    rows = list(db.scalars(answers))
    if not rows:
        return None
    promised = commitments_of(db, rows)
    earlier = [row for row in rows if row.round < question.answer_round]
    history = tuple(answer_view(row, promised[row.id]) for row in earlier)
    present = next((row for row in rows if row not in earlier), None)
    if present is None:
        return answer_view(new_answer(question), (), history)
    return answer_view(present, promised[present.id], history)


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Some answers of a list, in its order, and how many there are in all."""

    items: tuple[WaitingAnswer, ...]
    total: int


def answers_waiting(
    db: Session, *, actor: Actor, stage: AnswerStage, limit: int = 200, offset: int = 0
) -> AnswersPage:
    """The answers of this actor's queue at one stage: the one due first, or published last, on top.

    Those of earlier rounds, and of questions merged into others, are not among them.
    """
    out = stage is AnswerStage.PUBLISHED
    order = Answer.published_at.desc() if out else Answer.due_at
    present = (Answer.question_id == Question.id) & (Answer.round == Question.answer_round)
    here = (Answer.stage == stage, Question.merged_into.is_(None), queue_scope(actor))
    wanted = select(Question, Answer).join(Answer, present).where(*here)
    page = wanted.order_by(order, Answer.question_id).limit(limit).offset(offset)
    items = tuple(waiting_view(*row) for row in db.execute(page))
    counted = select(func.count()).select_from(Question).join(Answer, present).where(*here)
    return AnswersPage(items, db.scalar(counted) or 0)


def stages_of(db: Session, rounds: Mapping[UUID, int]) -> dict[UUID, AnswerStage]:
    """How far the answer to each of these is, in its round; nothing where there is none."""
    found = db.scalars(select(Answer).where(Answer.question_id.in_(rounds)))
    return {row.question_id: row.stage for row in found if row.round == rounds[row.question_id]}
