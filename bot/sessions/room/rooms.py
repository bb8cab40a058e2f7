"""Open the room of a session, and find it by its code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor, Mover
from bot.sessions.room.codes import mint_code, read_code
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import RoomNotFound, RoomTaken
from bot.sessions.scope import host_scope, hosted_session
from bot.store.events import record_event
from bot.store.tables.rooms import Room, RoomQuestion
from bot.store.tables.session_terms import SessionState, Surface
from bot.store.tables.sessions import Session, SessionQuestion


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room as its host and whoever has its code may know it."""

    session_id: UUID
    code: str | None  # None once it is closed
    rehearsal: bool
    locked: bool
    version: int
    opened_at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether anything can be done in it."""
        return self.closed_at is None


def open_room(
    db: Db, *, session_id: UUID, actor: Actor, rehearsal: bool = False, now: datetime
) -> RoomView:
    """Open the room of a session; one that is open already stays as it is.

    Questions that were put on the session's list before are in the room from the beginning, but
    not in a rehearsal: nothing real can be changed by trying things out.

    Raises: SessionNotFound (also: not this actor's to host); RoomTaken: a rehearsal is still
        going on, or the room is live already, or it was closed.
    """
    session = hosted_session(db, host_scope(actor), session_id)
    found = db.get(Room, session_id)
    if found is not None:
        if found.closed_at is not None or found.rehearsal is not rehearsal:
            raise RoomTaken(str(session_id))
        return view_room(found)
    room = Room(session_id=session_id, code=_free_code(db), rehearsal=rehearsal, opened_at=now)
    db.add(room)
    db.flush()
    if not rehearsal:
        _begin(db, session, now)
    audit_room(db, session_id, "rehearsed" if rehearsal else "opened", mover=actor.mover, now=now)
    note(db, session_id=session_id, kind=EventKind.OPENED, surface=Surface.CHAIR, now=now)
    return view_room(room)


def room_by_code(db: Db, *, code: str) -> RoomView:
    """The open room of this code, however it was typed. Raises: RoomNotFound."""
    read = read_code(code)
    room = db.scalar(select(Room).where(Room.code == read)) if read else None
    if room is None or room.closed_at is not None:
        raise RoomNotFound
    return view_room(room)


def room_of(db: Db, *, session_id: UUID) -> RoomView:
    """The room of a session, open or closed. Raises: RoomNotFound."""
    room = db.get(Room, session_id)
    if room is None:
        raise RoomNotFound(str(session_id))
    return view_room(room)


def open_row(db: Db, session_id: UUID) -> Room:
    """The row of an open room, to read it. Raises: RoomNotFound."""
    room = db.scalar(select(Room).where(Room.session_id == session_id))
    if room is None or room.closed_at is not None:
        raise RoomNotFound(str(session_id))
    return room


def held_room(db: Db, session_id: UUID) -> Room:
    """The row of an open room, held until the transaction ends. Raises: RoomNotFound."""
    wanted = select(Room).where(Room.session_id == session_id).with_for_update()
    room = db.scalar(wanted.execution_options(populate_existing=True))
    if room is None or room.closed_at is not None:
        raise RoomNotFound(str(session_id))
    return room


def view_room(room: Room) -> RoomView:
    """The room as others see it."""
    return RoomView(
        session_id=room.session_id,
        code=room.code,
        rehearsal=room.rehearsal,
        locked=room.locked,
        version=room.version,
        opened_at=room.opened_at,
        closed_at=room.closed_at,
    )


def audit_room(db: Db, session_id: UUID, what: str, *, mover: Mover, now: datetime) -> None:
    """Write down in the audit log what was done with a room."""
    action, subject = f"room.{what}", f"session:{session_id}"
    record_event(db, actor=mover.name, action=action, subject=subject, now=now)


def _begin(db: Db, session: Session, now: datetime) -> None:
    """Say that the session is on, and bring the questions of its list into the room."""
    session.state = SessionState.OPEN
    session.version += 1
    listed = select(SessionQuestion.question_id).where(SessionQuestion.session_id == session.id)
    for question_id in db.scalars(listed):
        db.add(RoomQuestion(session_id=session.id, question_id=question_id, added_at=now))
    db.flush()


def _free_code(db: Db) -> str:
    while True:
        code = mint_code()
        if db.scalar(select(Room.session_id).where(Room.code == code)) is None:
            return code
