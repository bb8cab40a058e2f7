"""What a board says it will do: written with its answer, followed until it is kept or not."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.answering.agreed import check_no_record, check_promise
from bot.questions.answering.commitment_fields import CommitmentFields, check_day, clean_commitment
from bot.questions.answering.rows import audit_answer, check_writable, held_answer, write_again
from bot.questions.answering.views import CommitmentView, commitment_view
from bot.questions.life.move import Actor
from bot.store.tables.answers import Answer, Commitment
from bot.vocabulary import AnswerStage, CommitmentState

__all__ = [
    "CommitmentFields",
    "CommitmentView",
    "add_commitment",
    "change_commitment",
    "commitments_of",
    "remove_commitment",
]


class CommitmentNotFound(QuestionNotFound):
    """No such commitment for this actor, or not one that they can say anything about."""

    code = "commitment_not_found"


class PromiseIsPublic(TransitionRefused):
    """Everybody has read it: it is replaced or taken back with a reason, never changed silently."""

    code = "promise_is_public"


def add_commitment(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    fields: CommitmentFields,
) -> UUID:
    """Add a commitment to an answer that is being written; the answer's version counts up.

    Args: version: of the answer.
    Returns: the id of the commitment.
    Raises: QuestionNotFound, AnswerNotFound, EditConflict, TransitionRefused; CommitmentEmpty,
        DayInPast, AnswerTooLong (BadInput); AgreedInRoom: a group agreed on what was promised.
    """
    question, answer = held_answer(db, question_id=question_id, actor=actor, version=version)
    check_writable(question)
    check_no_record(db, answer)
    kept = clean_commitment(fields)
    check_day(kept, now)
    row = Commitment(
        id=uuid4(),
        region=question.region,
        question_id=question.id,
        answer_id=answer.id,
        state=CommitmentState.OPEN,
        happened_en="",
        happened_cy="",
        version=0,
        created_at=now,
    )
    _write(row, kept)
    db.add(row)
    _touch(db, answer, "commitment_added", actor=actor, now=now)
    return row.id


def change_commitment(
    db: Session,
    *,
    commitment_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    fields: CommitmentFields,
) -> None:
    """Change a commitment while its answer is being written.

    Args: version: of the answer.
    Raises: as `add_commitment`; CommitmentNotFound; PromiseIsPublic.
    """
    answer, row = _held_commitment(db, commitment_id, actor, version)
    kept = clean_commitment(fields)
    check_promise(db, answer, row, kept)
    if kept.due_on != row.due_on:
        check_day(kept, now)
    _write(row, kept)
    _touch(db, answer, "commitment_changed", actor=actor, now=now)


def remove_commitment(
    db: Session, *, commitment_id: UUID, actor: Actor, version: int, now: datetime
) -> None:
    """Take a commitment out of an answer that is being written.

    Args: version: of the answer.
    Raises: QuestionNotFound, CommitmentNotFound, EditConflict, TransitionRefused, PromiseIsPublic.
    """
    answer, row = _held_commitment(db, commitment_id, actor, version)
    check_no_record(db, answer)
    db.delete(row)
    _touch(db, answer, "commitment_removed", actor=actor, now=now)


def commitments_of(
    db: Session, answers: Iterable[Answer]
) -> defaultdict[UUID, tuple[CommitmentView, ...]]:
    """The commitments of each answer, in the order they were made."""
    stages = {answer.id: answer.stage for answer in answers}
    wanted = select(Commitment).where(Commitment.answer_id.in_(stages))
    found: defaultdict[UUID, tuple[CommitmentView, ...]] = defaultdict(tuple)
    for row in db.scalars(wanted.order_by(Commitment.created_at, Commitment.id)):
        if row.answer_id is not None:
            published = stages[row.answer_id] is AnswerStage.PUBLISHED
            found[row.answer_id] += (commitment_view(row, published=published),)
    return found


def _write(row: Commitment, fields: CommitmentFields) -> None:
    row.what_en, row.what_cy = fields.what_en, fields.what_cy
    row.who_en, row.who_cy = fields.who_en, fields.who_cy
    row.due_on = fields.due_on
    row.version += 1


def _touch(db: Session, answer: Answer, what: str, *, actor: Actor, now: datetime) -> None:
    write_again(answer, actor=actor, now=now)
    db.flush()
    audit_answer(db, answer, what, actor=actor, now=now)


def _held_commitment(
    db: Session, commitment_id: UUID, actor: Actor, version: int
) -> tuple[Answer, Commitment]:
    found = db.get(Commitment, commitment_id)
    if found is None or found.question_id is None:
        raise CommitmentNotFound(str(commitment_id))
    question, answer = held_answer(db, question_id=found.question_id, actor=actor, version=version)
    check_writable(question)
    mine = (Commitment.id == commitment_id, Commitment.answer_id == answer.id)
    row = db.scalar(select(Commitment).where(*mine).execution_options(populate_existing=True))
    if row is None:
        raise CommitmentNotFound(str(commitment_id))
    if row.public_since is not None:
        raise PromiseIsPublic(str(commitment_id))
    return answer, row
