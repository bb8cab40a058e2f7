"""What each screen of a room shows now.

Participants and the projector are shown what is approved and nothing else: the condition stands in
the query. What all participants see alike is read once, for however many there are.
"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.questions.life.states import APPROVED
from bot.sessions.room.events import EventKind, last_event
from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.own import own_questions
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rooms import view_room
from bot.sessions.room.scope import WAITING, parked_here, waiting_scope
from bot.sessions.room.screen_parts import (
    ModeratedQuestion,
    agenda_of,
    item_now,
    moderated_questions,
    people_here,
    shown_questions,
)
from bot.sessions.room.screen_views import (
    ChairScreen,
    Heading,
    ModeratorScreen,
    ParticipantScreen,
    ProjectorScreen,
    SharedScreen,
)
from bot.sessions.room.undo import last_step
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Room
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Workflow


def shared_view(db: Db, *, session_id: UUID) -> SharedScreen:
    """What every participant of a room sees alike. Raises: RoomNotFound."""
    room, heading = _room(db, session_id)
    return _shared(db, room, heading)


def participant_view(db: Db, *, session_id: UUID, participant_id: UUID) -> ParticipantScreen:
    """What one participant sees. Raises: RoomNotFound."""
    shared = shared_view(db, session_id=session_id)
    return ParticipantScreen(shared, own_questions(db, participant_id=participant_id))


def projector_view(db: Db, *, session_id: UUID, questions: bool = True) -> ProjectorScreen:
    """What the projector shows.

    Args: questions: False leaves them unread, for a screen that is read again with every vote.
    Raises: RoomNotFound.
    """
    room, heading = _room(db, session_id)
    shared = _shared(db, room, heading, questions=questions)
    return ProjectorScreen(
        event=shared.event,
        room=shared.room,
        heading=heading,
        hidden=room.hidden,
        item=shared.item,
        question=None if room.hidden else shared.question,
        questions=() if room.hidden else shared.questions,
        counts_shown=room.counts_shown and not room.hidden,
        here=people_here(db, session_id),
    )


def chair_view(db: Db, *, host: PassView, questions: bool = True) -> ChairScreen:
    """What the chair sees.

    Args: questions: as in `projector_view`.
    Raises: NotAllowed: not the chair's screen; RoomNotFound.
    """
    check_surface(host, Surface.CHAIR)
    room, heading = _room(db, host.session_id)
    later = parked_here(room.session_id)
    undecided = select(func.count().filter(~later), func.count().filter(later))
    counted = undecided.select_from(Question).where(waiting_scope(room.session_id))
    waiting, parked = db.execute(counted).one()
    step = last_step(db, room.session_id)
    return ChairScreen(
        shared=_shared(db, room, heading, questions=questions),
        hidden=room.hidden,
        agenda=agenda_of(db, room),
        waiting=int(waiting),
        later=int(parked),
        here=people_here(db, room.session_id),
        can_undo=EventKind(step.kind) if step else None,
    )


def moderator_view(db: Db, *, host: PassView) -> ModeratorScreen:
    """What the moderators see. Raises: NotAllowed: not their screen; RoomNotFound."""
    check_surface(host, Surface.CHAIR, Surface.MODERATOR)
    room, heading = _room(db, host.session_id)
    event = last_event(db, session_id=room.session_id)
    rows = moderated_questions(db, room.session_id)
    active = tuple(one for one in rows if not one.parked)
    return ModeratorScreen(
        event=event,
        room=view_room(room),
        heading=heading,
        waiting=tuple(one for one in active if one.workflow in WAITING),
        parked=tuple(one for one in rows if one.parked),
        approved=tuple(one for one in active if one.workflow in APPROVED),
        merged=tuple(one for one in active if one.workflow is Workflow.MERGED),
        returned=tuple(one for one in active if one.workflow is Workflow.RETURNED),
    )


def waiting_in_room(db: Db, *, host: PassView) -> tuple[ModeratedQuestion, ...]:
    """What waits for a decision, the oldest first. Raises: as `moderator_view`."""
    return moderator_view(db, host=host).waiting


def _shared(db: Db, room: Room, heading: Heading, *, questions: bool = True) -> SharedScreen:
    event = last_event(db, session_id=room.session_id)  # first: nothing newer is left out
    shown = shown_questions(db, room.session_id) if questions else ()
    now = next((one for one in shown if one.question_id == room.question_id), None)
    return SharedScreen(
        event=event,
        room=view_room(room),
        heading=heading,
        item=item_now(db, room),
        question=now,
        questions=shown,
        counts_shown=room.counts_shown,
    )


def _room(db: Db, session_id: UUID) -> tuple[Room, Heading]:
    """The room as it is now, open or closed, and its heading."""
    wanted = select(Room, Session).join(Session, Session.id == Room.session_id)
    found = db.execute(
        wanted.where(Room.session_id == session_id).execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise RoomNotFound(str(session_id))
    room, session = found
    return room, Heading(
        title_en=session.title_en,
        title_cy=session.title_cy,
        region=session.region,
        rules_en=session.rules_en,
        rules_cy=session.rules_cy,
        contact_en=session.contact_en,
        contact_cy=session.contact_cy,
        made_up=session.made_up,
    )
