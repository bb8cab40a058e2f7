"""Take back the chair's newest step: the room is as it was before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.sessions.room.chair import held_by_chair
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import NothingToUndo
from bot.sessions.room.passes import PassView
from bot.store.tables.rooms import Room, RoomEvent
from bot.store.tables.session_terms import Surface

CHAIRED = frozenset(
    {
        EventKind.ITEM,
        EventKind.QUESTION,
        EventKind.HIDDEN,
        EventKind.REVEALED,
        EventKind.LOCKED,
        EventKind.UNLOCKED,
        EventKind.COUNTS,
    }
)
_MOMENTS, _IDS = frozenset({"item_began_at"}), frozenset({"question_id"})
_FLAGS = frozenset({"item", "locked", "hidden", "counts_shown"})


def undo_last(db: Db, *, host: PassView, now: datetime, version: int | None = None) -> EventKind:
    """Give the room back what the newest step of its chair changed; again: the one before it.

    What others did meanwhile stays. A question that may not be shown any more is not shown again.

    Returns: the kind of step that was taken back.
    Raises: NotAllowed: not the chair's screen; RoomNotFound, EditConflict, NothingToUndo.
    """
    room = held_by_chair(db, host, version)
    step = last_step(db, room.session_id)
    if step is None:
        raise NothingToUndo(str(room.session_id))
    _restore(room, step.before)
    room.version += 1
    db.flush()
    detail = {"event": step.id, "kind": step.kind}
    kind, session_id = EventKind.UNDONE, room.session_id
    note(db, session_id=session_id, kind=kind, surface=Surface.CHAIR, now=now, detail=detail)
    return EventKind(step.kind)


def last_step(db: Db, session_id: UUID) -> RoomEvent | None:
    """The newest step of the chair that was not taken back."""
    kinds = [kind.value for kind in CHAIRED | {EventKind.UNDONE}]
    wanted = select(RoomEvent).where(RoomEvent.session_id == session_id, RoomEvent.kind.in_(kinds))
    undone: set[int] = set()
    for event in db.scalars(wanted.order_by(RoomEvent.id.desc())):
        if event.kind == EventKind.UNDONE:
            undone.add(event.detail["event"])
        elif event.id not in undone and event.before:
            return event
    return None


def _restore(room: Room, before: dict[str, Any]) -> None:
    for name, value in before.items():
        if name in _MOMENTS and value is not None:
            room.item_began_at = datetime.fromisoformat(value)
        elif name in _IDS and value is not None:
            room.question_id = UUID(value)
        elif name in _FLAGS | _MOMENTS | _IDS:
            setattr(room, name, value)
