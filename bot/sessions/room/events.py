"""What happens in a room, one row a change: screens follow the rows, and catch up by the last."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session as Db

from bot.store.tables.rooms import RoomEvent
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Term

MOST = 500  # events that are read at once
LOCK = 7_020_253  # PostgreSQL advisory lock: events of one room are numbered in turn
NOTHING: Mapping[str, Any] = MappingProxyType({})
_ID_OR_CODE = re.compile(r"[\w.:,/@+|-]{0,200}")


class EventKind(Term):
    """What can happen in a room."""

    OPENED = "opened"
    CLOSED = "closed"
    JOINED = "joined"
    REMOVED = "removed"
    ASKED = "asked"
    APPROVED = "approved"
    PARKED = "parked"
    UNPARKED = "unparked"
    MERGED = "merged"
    UNMERGED = "unmerged"
    RETURNED = "returned"
    FLAGGED = "flagged"
    ITEM = "item"
    QUESTION = "question"
    HIDDEN = "hidden"
    REVEALED = "revealed"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    COUNTS = "counts"
    BALLOT_OPENED = "ballot_opened"
    VOTED = "voted"
    BALLOT_CLOSED = "ballot_closed"
    PICKED = "picked"
    PUT = "put"
    MEMBER = "member"
    RECORDED = "recorded"
    AGREED = "agreed"
    CARDS_OPENED = "cards_opened"
    CARD = "card"
    CARDS_CLOSED = "cards_closed"
    VERDICT = "verdict"
    UNDONE = "undone"
    SETTLED = "settled"


# What only the host's own screens are told of: it speaks of words that nobody has approved.
HOST_ONLY = frozenset(
    {
        EventKind.REMOVED,
        EventKind.ASKED,
        EventKind.PARKED,
        EventKind.UNPARKED,
        EventKind.RETURNED,
        EventKind.FLAGGED,
        EventKind.SETTLED,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `detail` holds ids and numbers, never words."""

    id: int
    at: datetime
    kind: EventKind
    surface: Surface  # who took it
    detail: Mapping[str, Any]

    @property
    def is_for_all(self) -> bool:
        """Whether participants and the projector may be told that it happened."""
        return self.kind not in HOST_ONLY


def note(
    db: Db,
    *,
    session_id: UUID,
    kind: EventKind,
    surface: Surface,
    now: datetime,
    before: Mapping[str, Any] = NOTHING,
    detail: Mapping[str, Any] = NOTHING,
) -> int:
    """Add one event, as the last thing a change does: exactly one for each.

    Events of one room are numbered in the order in which they are committed, so that a screen
    that asks for those after the last it has seen misses none. Whoever writes to the audit log as
    well does so before.

    Args:
        before: what `undo_last` gives back to the room; only the chair's steps have it.
        detail: ids, codes and numbers. Never who of the participants it was.

    Returns: its number.
    Raises: ValueError: something given is neither id, code nor number.
    """
    _check(before)
    _check(detail)
    if db.get_bind().dialect.name == "postgresql":
        keys = {"room": LOCK, "session": session_id.int & 0x7FFF_FFFF}
        db.execute(text("SELECT pg_advisory_xact_lock(:room, :session)"), keys)
    event = RoomEvent(
        session_id=session_id,
        at=now,
        kind=kind.value,
        surface=surface,
        before=dict(before),
        detail=dict(detail),
    )
    db.add(event)
    db.flush()
    return event.id


def events_after(db: Db, *, session_id: UUID, after: int, limit: int = MOST) -> tuple[Event, ...]:
    """What happened after the event of this number (0: from the beginning), oldest first."""
    wanted = select(RoomEvent).where(RoomEvent.session_id == session_id, RoomEvent.id > after)
    rows = db.scalars(wanted.order_by(RoomEvent.id).limit(min(limit, MOST)))
    return tuple(
        Event(row.id, row.at, EventKind(row.kind), row.surface, MappingProxyType(row.detail))
        for row in rows
    )


def last_event(db: Db, *, session_id: UUID) -> int:
    """The number of the newest event of a room; 0 if nothing has happened."""
    return db.scalar(select(func.max(RoomEvent.id)).where(RoomEvent.session_id == session_id)) or 0


def last_events(db: Db, *, session_ids: Collection[UUID]) -> dict[UUID, int]:
    """The number of the newest event of each of these rooms; a room without one is left out."""
    wanted = select(RoomEvent.session_id, func.max(RoomEvent.id))
    of_these = wanted.where(RoomEvent.session_id.in_(session_ids))
    return dict(db.execute(of_these.group_by(RoomEvent.session_id)).all())


def _check(given: Mapping[str, Any]) -> None:
    if "participant_id" in given:
        raise ValueError("an event does not tell who of the participants it was")
    for value in given.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and not _ID_OR_CODE.fullmatch(one):
                raise ValueError("an event takes ids, codes and numbers, not words")
            if not isinstance(one, (str, int, type(None))):
                raise ValueError("an event takes ids, codes and numbers only")
