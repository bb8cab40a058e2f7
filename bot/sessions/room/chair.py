"""The steps of the chair: what every screen shows now. Each can be taken back, the newest first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import EditConflict
from bot.questions.life.audience import found_in
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import NoSuchItem
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rooms import held_room
from bot.sessions.room.scope import shown_scope
from bot.store.tables.rooms import Room
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import AgendaItem


def begin_item(
    db: Db, *, host: PassView, position: int, now: datetime, version: int | None = None
) -> int:
    """Begin a part of the agenda; its time runs from now on. Begun twice, it goes on running.

    Args: version: of the room as the chair saw it; None: whatever it is now.
    Returns: the version of the room.
    Raises: NotAllowed: not the chair's screen; RoomNotFound; EditConflict; NoSuchItem.
    """
    room = held_by_chair(db, host, version)
    return _begin(db, room, position, now)


def next_item(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Begin the part after this one. Returns and raises as `begin_item`."""
    room = held_by_chair(db, host, version)
    later = [one for one in _positions(db, room) if one > room.item]
    return _begin(db, room, min(later, default=0), now)


def previous_item(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Begin the part before this one. Returns and raises as `begin_item`."""
    room = held_by_chair(db, host, version)
    earlier = [one for one in _positions(db, room) if one < room.item]
    return _begin(db, room, max(earlier, default=0), now)


def show_question(
    db: Db,
    *,
    host: PassView,
    question_id: UUID | None,
    now: datetime,
    version: int | None = None,
) -> int:
    """Show the question that is being answered; None: none is.

    Returns: the version of the room.
    Raises: as `begin_item`; QuestionNotFound: it is not approved for this room.
    """
    room = held_by_chair(db, host, version)
    if question_id is not None:
        found_in(db, shown_scope(room.session_id), question_id)
    detail = {"question_id": str(question_id) if question_id else None}
    return _set(db, room, EventKind.QUESTION, now, detail, question_id=question_id)


def hide(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Show a pause on the projector. Returns and raises as `begin_item`."""
    return _set(db, held_by_chair(db, host, version), EventKind.HIDDEN, now, hidden=True)


def reveal(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Show the projector again. Returns and raises as `begin_item`."""
    return _set(db, held_by_chair(db, host, version), EventKind.REVEALED, now, hidden=False)


def lock(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Take no more questions. Returns and raises as `begin_item`."""
    return _set(db, held_by_chair(db, host, version), EventKind.LOCKED, now, locked=True)


def unlock(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> int:
    """Take questions again. Returns and raises as `begin_item`."""
    return _set(db, held_by_chair(db, host, version), EventKind.UNLOCKED, now, locked=False)


def show_counts(
    db: Db, *, host: PassView, shown: bool, now: datetime, version: int | None = None
) -> int:
    """Show the counts of closed votes, or hide them. Returns and raises as `begin_item`."""
    room, detail = held_by_chair(db, host, version), {"shown": shown}
    return _set(db, room, EventKind.COUNTS, now, detail, counts_shown=shown)


def held_by_chair(db: Db, host: PassView, version: int | None = None) -> Room:
    """The open room, held for a step of its chair. Raises: NotAllowed, RoomNotFound, EditConflict.

    Args: version: of the room as the chair saw it; None: whatever it is now.
    """
    check_surface(host, Surface.CHAIR)
    room = held_room(db, host.session_id)
    if version is not None and room.version != version:
        raise EditConflict(str(host.session_id))
    return room


def _begin(db: Db, room: Room, position: int, now: datetime) -> int:
    if position not in _positions(db, room):
        raise NoSuchItem(str(position))
    if position == room.item:
        return room.version
    detail = {"item": position}
    return _set(db, room, EventKind.ITEM, now, detail, item=position, item_began_at=now)


def _set(
    db: Db,
    room: Room,
    kind: EventKind,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
    **columns: Any,
) -> int:
    """Change columns of a held room; nothing happens if they are so already."""
    before = {name: getattr(room, name) for name in columns}
    if before == columns:
        return room.version
    for name, value in columns.items():
        setattr(room, name, value)
    room.version += 1
    db.flush()
    note(
        db,
        session_id=room.session_id,
        kind=kind,
        surface=Surface.CHAIR,
        now=now,
        before={name: as_noted(value) for name, value in before.items()},
        detail=detail or {},
    )
    return room.version


def as_noted(value: Any) -> Any:
    """A column's value as an event keeps it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _positions(db: Db, room: Room) -> list[int]:
    wanted = select(AgendaItem.position).where(AgendaItem.session_id == room.session_id)
    return sorted(db.scalars(wanted))
