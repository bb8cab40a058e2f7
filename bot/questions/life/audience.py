"""Who may see which questions, as conditions of the query: one for each audience."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, not_, select, true
from sqlalchemy.orm import Session

from bot.errors import EditConflict, QuestionNotFound
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.store.tables.questions import Channel, Question
from bot.store.tables.rooms import Room, RoomQuestion
from bot.vocabulary import Role, Safeguarding, Visibility, Workflow

NOBODY_ELSE = (Visibility.AUTHOR, Visibility.REHEARSAL)
NOT_FOR_STAFF = (Workflow.DRAFT, Workflow.WITHDRAWN, Workflow.ERASED)
UNDECIDED = (Workflow.SUBMITTED, Workflow.IN_REVIEW, Workflow.RETURNED)


def queue_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader finds in the ordinary queue.

    Staff of a board: their own region. The Commissioner's team: all of Wales, so also regions and
    boards without staff, and the appeals about what a lead declined. Nobody: what is in the
    safeguarding lane, and what a room that is open has not decided about.
    """
    ordinary = and_(
        not_(_left_to_a_room()),
        Question.safeguarding.not_in(IN_LANE),
        Question.workflow.not_in(NOT_FOR_STAFF),
        Question.visibility.not_in(NOBODY_ELSE),
    )
    if reader.role is Role.COMMISSIONER_TEAM:
        return ordinary
    if reader.role is Role.RPB_STAFF and reader.region is not None:
        theirs = Question.visibility != Visibility.TEAM
        return and_(ordinary, theirs, Question.region == reader.region)
    return false()


def _left_to_a_room() -> ColumnElement[bool]:
    """Asked in a room that is still open, parked or waiting: its moderators read it first."""
    open_now = (
        select(RoomQuestion.question_id)
        .join(Room, Room.session_id == RoomQuestion.session_id)
        .where(Room.closed_at.is_(None))
    )
    return and_(
        Question.channel.in_((Channel.SESSION, Channel.PAPER)),
        Question.workflow.in_(UNDECIDED),
        Question.id.in_(open_now),
    )


def lane_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader finds in the safeguarding lane: its lead only, of a region or all Wales."""
    return and_(Question.safeguarding.in_(IN_LANE), lead_scope(reader))


def lead_scope(reader: Actor) -> ColumnElement[bool]:
    """What was ever in the lane of this lead: they may still write to its author."""
    if reader.role is not Role.SAFEGUARDING_LEAD:
        return false()
    own = true() if reader.region is None else Question.region == reader.region
    was_in_lane = Question.safeguarding != Safeguarding.NONE
    return and_(was_in_lane, Question.erased_at.is_(None), own)


def left_scope(reader: Actor) -> ColumnElement[bool]:
    """What has left the lane of this lead and still has somebody who may read a reply."""
    here = and_(Question.safeguarding.not_in(IN_LANE), Question.workflow.not_in(NOT_FOR_STAFF))
    return and_(here, lead_scope(reader))


def public_scope() -> ColumnElement[bool]:
    """What everybody may read: approved, its author lets it be published, nothing is held."""
    return and_(
        Question.visibility == Visibility.PUBLIC,
        Question.safeguarding.not_in(IN_LANE),
        Question.text_original.is_not(None),
        Question.merged_into.is_(None),
    )


def found_in(db: Session, scope: ColumnElement[bool], question_id: UUID) -> Question:
    """A question within a scope, to read it. Raises: QuestionNotFound: none, or not in it."""
    question = db.scalar(select(Question).where(Question.id == question_id, scope))
    if question is None:
        raise QuestionNotFound(str(question_id))
    return question


def held_in(
    db: Session, scope: ColumnElement[bool], question_id: UUID, *, version: int | None = None
) -> Question:
    """A question within a scope, held until the transaction ends.

    Raises: QuestionNotFound: none, or not in this scope; EditConflict: it is no longer the
        version that was looked at.
    """
    wanted = select(Question).where(Question.id == question_id, scope)
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound(str(question_id))
    if version is not None and question.version != version:
        raise EditConflict(str(question_id))
    return question


def all_held_in(
    db: Session, scope: ColumnElement[bool], ids: Iterable[UUID]
) -> dict[UUID, Question]:
    """Several questions of a scope, held in the order of their ids so that nobody waits in a ring.

    Raises: QuestionNotFound: one of them is not in this scope.
    """
    asked = set(ids)
    wanted = select(Question).where(Question.id.in_(asked), scope).order_by(Question.id)
    rows = db.scalars(wanted.with_for_update().execution_options(populate_existing=True))
    found = {row.id: row for row in rows}
    if len(found) < len(asked):
        raise QuestionNotFound
    return found
