"""Close a room: nobody can be told from their votes any more, and nothing more is done in it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor, Mover
from bot.sessions.planning.left_over import keep_left_over
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import NotInRehearsal
from bot.sessions.room.passes import revoke_all
from bot.sessions.room.rooms import RoomView, audit_room, held_room, view_room
from bot.sessions.room.screen_parts import people_here
from bot.sessions.room.settling import settle
from bot.sessions.scope import found_session, host_scope
from bot.store.erasing import note_erasure
from bot.store.tables.questions import QuestionDraft, ShownReceipt
from bot.store.tables.rooms import Participant, Room, RoomQuestion
from bot.store.tables.session_terms import SessionState, Surface
from bot.store.tables.sessions import Session


def close_room(
    db: Db,
    *,
    session_id: UUID,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> RoomView:
    """Close the room of a session for good.

    Its code opens nothing any more; keys, passes and what was being written are erased. What was
    asked is no longer tied to whoever asked it, and of votes that are chosen and answers that are
    judged only the counts stay. What was chosen and not put is carried over.

    Raises: SessionNotFound (also: not this actor's to host); RoomNotFound: it is not open;
        NotInRehearsal: a rehearsal is ended.
    """
    session = found_session(db, host_scope(actor), session_id)
    room = held_room(db, session_id)
    if room.rehearsal:
        raise NotInRehearsal(str(session_id))
    close_held(db, room, session, mover=actor.mover, surface=surface, now=now)
    return view_room(room)


def close_held(
    db: Db, room: Room, session: Session, *, mover: Mover, surface: Surface, now: datetime
) -> None:
    """The same for a live room that is held."""
    keep_left_over(db, session_id=room.session_id, mover=mover, now=now)
    forget_writing(db, room.session_id)
    _forget_people(db, room)
    revoke_all(db, room.session_id)
    room.code, room.closed_at, room.locked = None, now, True
    room.version += 1
    session.state, session.closed_at = SessionState.CLOSED, now
    session.version += 1
    note_erasure(db)
    db.flush()
    audit_room(db, room.session_id, "closed", mover=mover, now=now)
    settle(db, room.session_id, all_of_it=False, now=now)
    _note_closed(db, room.session_id, surface, now)


def forget_writing(db: Db, session_id: UUID) -> None:
    """Take away what participants were writing, and receipts that were still shown to them."""
    keys = select(Participant.key_hash).where(
        Participant.session_id == session_id, Participant.key_hash.is_not(None)
    )
    asked = select(RoomQuestion.question_id).where(RoomQuestion.session_id == session_id)
    for table in (QuestionDraft, ShownReceipt):
        db.execute(delete(table).where(table.conversation_id.in_(keys)))
        db.execute(delete(table).where(table.question_id.in_(asked)))
    db.expire_all()


def _forget_people(db: Db, room: Room) -> None:
    """Take away the keys, when each joined, and who asked what. Keys first: an asking waits."""
    people = update(Participant).where(Participant.session_id == room.session_id)
    db.execute(people.values(key_hash=None, joined_at=room.opened_at))
    asked = update(RoomQuestion).where(RoomQuestion.session_id == room.session_id)
    db.execute(asked.values(participant_id=None, sent_id=None))


def _note_closed(db: Db, session_id: UUID, surface: Surface, now: datetime) -> None:
    here = people_here(db, session_id)
    detail = {"participants": here.participants, "people": here.people}
    kind = EventKind.CLOSED
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)
