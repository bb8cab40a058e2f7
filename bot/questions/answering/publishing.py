"""Give approved answers to those who asked: many at once, and back again to correct one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.errors import BadInput, EditConflict, TransitionRefused
from bot.questions.answering.put_to_board import held_for_batch
from bot.questions.answering.rows import audit_answer, held_answer
from bot.questions.life.batches import BatchRefused, Stop
from bot.questions.life.deadlines import CORRECTION_DAYS, UNDO_MINUTES, due_after
from bot.questions.life.move import SYSTEM, Actor, Why, move, state_of
from bot.questions.life.states import ALLOWED, Party, Step, may_take
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, Judge, Visibility

__all__ = ["BatchRefused", "Stop", "publish_answers", "unpublish_answer"]


class AnswerNotApproved(BadInput):
    """A second person has not approved this answer yet, or it is out already."""

    code = "answer_not_approved"


class TranslationMissing(BadInput):
    """The question may be published and is not there in both languages."""

    code = "translation_missing"


class TooLateToUndo(TransitionRefused):
    """What was published longer ago is taken back only to correct it."""

    code = "too_late_to_undo"


def publish_answers(
    db: Session,
    *,
    question_ids: Iterable[UUID],
    actor: Actor,
    now: datetime,
    batch: UUID | None = None,
    versions: Mapping[UUID, int] | None = None,
) -> int:
    """Publish the approved answers to these questions, all of them or none.

    A question that its author does not let us publish gets its answer through the receipt only.
    One that a group has judged in its session is assessed at once.

    Args: versions: of the answers as they were read before this was confirmed.
    Returns: how many.
    Raises: BatchRefused: with question_not_found (also: not this actor's), answer_not_approved,
        edit_conflict or translation_missing for each that stands in the way; NotAllowed.
    """
    held = held_for_batch(db, question_ids, actor)
    answers = _answers(db, held)
    stops = tuple(stop for one in held for stop in _stops(one, answers, actor, versions or {}))
    if stops:
        raise BatchRefused(stops)
    for question in held:
        move(db, question, Step.PUBLISH, mover=actor.mover, now=now, why=Why(batch=batch))
        answer = answers[question.id]
        answer.stage = AnswerStage.PUBLISHED
        if answer.published_at is not None:
            question.due_answer_at = answer.due_at  # no longer that of a correction
        answer.published_at = answer.published_at or now
        answer.version += 1
        db.flush()
        _note_public(db, question, answer, now)
        audit_answer(db, answer, "published", actor=actor, now=now)
        if _judged_in_room(db, answer):
            move(db, question, Step.ASSESS, mover=SYSTEM, now=now, why=Why(batch=batch))
    return len(held)


def unpublish_answer(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    correcting: bool = False,
) -> int:
    """Take a published answer back: as if it had not been, or later on to correct it.

    One that is corrected keeps the day it was first published, and is due again soon.

    Args: version: of the answer; correcting: needed once it is longer out than UNDO_MINUTES.
    Returns: its new version.
    Raises: QuestionNotFound, AnswerNotFound, EditConflict, NotAllowed; TransitionRefused: somebody
        has given a verdict on it, or it is not published; TooLateToUndo.
    """
    question, answer = held_answer(db, question_id=question_id, actor=actor, version=version)
    out_since = question.published_at
    soon = out_since is not None and now <= out_since + timedelta(minutes=UNDO_MINUTES)
    if out_since is not None and not soon and not correcting:
        raise TooLateToUndo(str(question_id))
    move(db, question, Step.UNPUBLISH, mover=actor.mover, now=now)
    answer.stage = AnswerStage.APPROVED
    if soon:
        _forget_public(db, answer, out_since)
    if answer.published_at is not None:
        question.due_answer_at = due_after(now, CORRECTION_DAYS)
    answer.version += 1
    db.flush()
    audit_answer(db, answer, "unpublished", actor=actor, now=now)
    return answer.version


def _note_public(db: Session, question: Question, answer: Answer, now: datetime) -> None:
    """From now on everybody has read what is promised, if everybody may read the answer."""
    if question.visibility is Visibility.PUBLIC:
        new = (Commitment.answer_id == answer.id, Commitment.public_since.is_(None))
        db.execute(update(Commitment).where(*new).values(public_since=now))


def _forget_public(db: Session, answer: Answer, out_since: datetime | None) -> None:
    """As if it had not been out this time."""
    if answer.published_at == out_since:
        answer.published_at = None
    new = (Commitment.answer_id == answer.id, Commitment.public_since == out_since)
    db.execute(update(Commitment).where(*new).values(public_since=None))


def _judged_in_room(db: Session, answer: Answer) -> bool:
    judged = exists().where(Verdict.answer_id == answer.id, Verdict.judge == Judge.GROUP)
    return bool(db.scalar(select(judged)))


def _answers(db: Session, questions: Iterable[Question]) -> dict[UUID, Answer]:
    rounds = {question.id: question.answer_round for question in questions}
    wanted = select(Answer).where(Answer.question_id.in_(rounds))
    rows = db.scalars(wanted.execution_options(populate_existing=True))
    return {row.question_id: row for row in rows if row.round == rounds[row.question_id]}


def _stops(
    question: Question, answers: dict[UUID, Answer], actor: Actor, versions: Mapping[UUID, int]
) -> Iterator[Stop]:
    answer = answers.get(question.id)
    ready = answer is not None and answer.stage is AnswerStage.APPROVED
    if not ready or not may_take(state_of(question), Step.PUBLISH, Party(actor.role.value)):
        yield Stop(question.id, AnswerNotApproved.code)
    elif answer is not None and versions.get(question.id, answer.version) != answer.version:
        yield Stop(question.id, EditConflict.code)
    public = ALLOWED[question.permission] is Visibility.PUBLIC
    if public and question.text_other is None:
        yield Stop(question.id, TranslationMissing.code)
