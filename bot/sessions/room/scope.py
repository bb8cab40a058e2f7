"""Which questions a room shows, and which its moderators decide about: conditions of the query."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlalchemy.orm import aliased

from bot.questions.life.audience import NOT_FOR_STAFF
from bot.questions.life.states import APPROVED, IN_LANE
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Room, RoomQuestion
from bot.vocabulary import Visibility, Workflow

# Names of their own, so that a query that also reads these tables changes nothing here.
_ROOM, _ASKED = aliased(Room), aliased(RoomQuestion)
WAITING = frozenset({Workflow.SUBMITTED, Workflow.IN_REVIEW})


def room_scope(session_id: UUID) -> ColumnElement[bool]:
    """What everybody in a room may read: approved, nothing held; parked ones are among them.

    A rehearsal shows only what was asked in it, and nothing that was asked in it is shown
    anywhere else.
    """
    rehearsal = exists().where(_ROOM.session_id == session_id, _ROOM.rehearsal)
    shown = Question.visibility.in_((Visibility.ROOM, Visibility.PUBLIC))
    tried_out = and_(
        Question.visibility == Visibility.REHEARSAL,
        Question.workflow.in_(APPROVED),
        not_(Question.unchecked),
        rehearsal,
    )
    return and_(
        _asked_in(session_id),
        or_(and_(shown, not_(rehearsal)), tried_out),
        Question.safeguarding.not_in(IN_LANE),
        Question.text_original.is_not(None),
        Question.merged_into.is_(None),
    )


def shown_scope(session_id: UUID) -> ColumnElement[bool]:
    """The same without what the host has parked for after the session."""
    return and_(room_scope(session_id), not_(_parked(session_id)))


def moderation_scope(session_id: UUID) -> ColumnElement[bool]:
    """What the moderators of a room decide about: all of it but what is in the lane or gone."""
    return and_(
        _asked_in(session_id),
        Question.safeguarding.not_in(IN_LANE),
        Question.workflow.not_in(NOT_FOR_STAFF),
        Question.visibility.not_in((Visibility.AUTHOR, Visibility.TEAM)),
    )


def waiting_scope(session_id: UUID) -> ColumnElement[bool]:
    """What nobody has decided about yet."""
    return and_(moderation_scope(session_id), Question.workflow.in_(WAITING))


def parked_here(session_id: UUID) -> ColumnElement[bool]:
    """What is kept for after the session."""
    return _parked(session_id)


def _asked_in(session_id: UUID) -> ColumnElement[bool]:
    asked = select(_ASKED.question_id).where(_ASKED.session_id == session_id)
    return Question.id.in_(asked)


def _parked(session_id: UUID) -> ColumnElement[bool]:
    return exists().where(
        _ASKED.session_id == session_id,
        _ASKED.question_id == Question.id,
        _ASKED.parked,
    )
