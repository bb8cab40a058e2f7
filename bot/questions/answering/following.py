"""What became of what a board said it would do, or why it says so no more."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import Session

from bot.errors import BadInput, EditConflict
from bot.questions.answering.commitments import CommitmentNotFound
from bot.questions.answering.fields import TEXT_LONGEST, check_length, clean_words
from bot.questions.answering.views import CommitmentView, commitment_view
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.store.events import record_event
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, CommitmentState, Role, Workflow

GONE = (Workflow.WITHDRAWN, Workflow.ERASED)
REVIEWERS = (Role.RPB_STAFF, Role.COMMISSIONER_TEAM)


class HappenedMissing(BadInput):
    """What became of a commitment, or why it was given up, is told in both languages."""

    code = "happened_missing"


def report_commitment(
    db: Session,
    *,
    commitment_id: UUID,
    actor: Actor,
    state: CommitmentState,
    happened_en: str,
    happened_cy: str,
    version: int,
    now: datetime,
) -> int:
    """Say what became of a commitment that was published, or why another takes its place or none.

    Staff of its region, or the Commissioner's team; also while its answer is being corrected and
    after the one who asked has gone.

    Args: version: of the commitment as it was looked at.
    Returns: its new version.
    Raises: CommitmentNotFound (also: not this actor's, not published); EditConflict: somebody was
        first; HappenedMissing, AnswerTooLong (BadInput).
    """
    row = held_published(db, commitment_id, actor, version)
    words = {"happened_en": clean_words(happened_en), "happened_cy": clean_words(happened_cy)}
    check_length(TEXT_LONGEST, **words)
    told = [bool(text) for text in words.values()]
    if not all(told) and (any(told) or state is not CommitmentState.OPEN):
        raise HappenedMissing
    row.state, row.state_at = state, now
    row.happened_en, row.happened_cy = words["happened_en"], words["happened_cy"]
    row.version += 1
    db.flush()
    subject = f"commitment:{row.id}"
    detail = {"state": state.value, "question": str(row.question_id)}
    name = actor.mover.name
    action = "commitment.reported"
    record_event(db, actor=name, action=action, subject=subject, now=now, detail=detail)
    return row.version


def commitments_for(
    db: Session, *, actor: Actor, open_only: bool = False, limit: int = 500
) -> tuple[CommitmentView, ...]:
    """The published commitments of this actor's questions, the one due first on top."""
    wanted = _published(actor).order_by(Commitment.due_on, Commitment.created_at, Commitment.id)
    if actor.region is not None:  # says nothing new, but by this column they are in order
        wanted = wanted.where(Commitment.region == actor.region)
    if open_only:
        wanted = wanted.where(Commitment.state == CommitmentState.OPEN)
    return tuple(
        commitment_view(row, published=True, orphaned=workflow is None or workflow in GONE)
        for row, workflow in db.execute(wanted.limit(limit))
    )


def held_published(db: Session, commitment_id: UUID, actor: Actor, version: int) -> Commitment:
    """A published commitment of this actor's, held until the transaction ends.

    Raises: CommitmentNotFound; EditConflict: it is no longer the version that was looked at.
    """
    mine = _published(actor).where(Commitment.id == commitment_id)
    held = mine.with_for_update(of=Commitment).execution_options(populate_existing=True)
    row: Commitment | None = db.scalar(held)
    if row is None:
        raise CommitmentNotFound(str(commitment_id))
    if row.version != version:
        raise EditConflict(str(commitment_id))
    return row


def _published(actor: Actor) -> Select[Commitment, Workflow]:
    """What everybody or those who asked have read; also where the question has gone since."""
    out = or_(Answer.stage == AnswerStage.PUBLISHED, Commitment.public_since.is_not(None))
    return (
        select(Commitment, Question.workflow)
        .join(Answer, Answer.id == Commitment.answer_id, isouter=True)
        .join(Question, Question.id == Commitment.question_id, isouter=True)
        .where(or_(and_(out, queue_scope(actor)), _orphaned(actor)))
    )


def _orphaned(actor: Actor) -> ColumnElement[bool]:
    """Public promises whose question was taken back or erased: of the region that made them."""
    if actor.role not in REVIEWERS:
        return false()
    gone = and_(Question.workflow.in_(GONE), Question.safeguarding.not_in(IN_LANE))
    own = true() if actor.region is None else Commitment.region == actor.region
    return and_(Commitment.public_since.is_not(None), or_(Question.id.is_(None), gone), own)
