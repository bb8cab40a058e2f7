"""Follows the events of rooms that somebody looks at: rows are the truth, each process reads them.

A screen is told only that it no longer shows how things are; it then looks at its page again. So a
screen that was away for a while misses nothing, and a stream never carries a word.
"""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from bot.sessions.room.events import Event, EventKind, events_after, last_events
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from channels.replies import Replies

LOOK_AGAIN = 0.3  # seconds; what another process did shows after this, without Redis
REST = 0.05  # seconds between two looks, so that a burst of votes is read at once
# Nothing on these screens changes when somebody else joins, votes or shows a card.
NOT_FOR_PHONES = frozenset({EventKind.JOINED, EventKind.VOTED, EventKind.CARD})
NOT_FOR = {
    Surface.PARTICIPANT: NOT_FOR_PHONES,
    Surface.SCRIBE: NOT_FOR_PHONES,
    Surface.MODERATOR: frozenset({EventKind.VOTED, EventKind.CARD}),  # who joins is in a list
}


def concerns(event: Event, surface: Surface) -> bool:
    """Whether a screen of this kind looks different after an event."""
    if event.kind in NOT_FOR.get(surface, ()):
        return False
    if surface is Surface.PARTICIPANT:
        return event.is_for_all
    return event.is_for_all or surface is not Surface.PROJECTOR


@dataclass
class Followed:
    """A room that somebody in this process looks at."""

    last: int  # the newest event that was read; 0 before the first look
    newest: dict[Surface, int] = field(default_factory=dict)  # that concerns each kind of screen
    over: bool = False  # nothing more is told here: it is closed, or this process ends
    closed: bool = False  # nothing more happens: it is closed for good, or was a rehearsal
    followers: int = 0
    phones: int = 0
    changed: dict[Surface, asyncio.Event] = field(
        default_factory=lambda: {one: asyncio.Event() for one in Surface}
    )

    def stale(self, after: int, surface: Surface) -> int | None:
        """The newest event that a screen which has seen `after` has not; None: it is up to date."""
        newest = self.newest.get(surface, 0)
        return newest if newest > after else None

    def take(self, events: Iterable[Event]) -> None:
        """Add what has happened, and wake the screens that it concerns, and no other."""
        found: dict[Surface, int] = {}
        for event in events:
            self.last = event.id
            found.update({one: event.id for one in Surface if concerns(event, one)})
            if event.kind is EventKind.CLOSED:
                return self.end(closed=True)
        self.newest.update(found)
        self.wake(found)

    def end(self, *, closed: bool) -> None:
        """Let every screen go. Args: closed: they need not come back."""
        self.over, self.closed = True, closed
        self.wake()

    def wake(self, surfaces: Iterable[Surface] = Surface) -> None:
        """Let these screens look."""
        for one in surfaces:
            woken, self.changed[one] = self.changed[one], asyncio.Event()
            woken.set()


class Tail:
    """Reads what is new in the rooms that are followed, for as long as any is."""

    def __init__(self, reads: Replies) -> None:
        self._reads = reads
        self._rooms: dict[UUID, Followed] = {}
        self._woken = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        self._stopped = False

    @contextmanager
    def follow(self, session_id: UUID, surface: Surface) -> Iterator[Followed]:
        """Follow a room until the block is left."""
        room = self._rooms.setdefault(session_id, Followed(last=0))
        phone = surface is Surface.PARTICIPANT
        room.followers += 1
        room.phones += phone
        room.over |= self._stopped
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        self.wake()
        try:
            yield room
        finally:
            room.followers -= 1
            room.phones -= phone
            if not room.followers and self._rooms.get(session_id) is room:
                del self._rooms[session_id]

    @property
    def streams(self) -> int:
        """How many screens follow a room in this process."""
        return sum(room.followers for room in self._rooms.values())

    def wake(self) -> None:
        """Look now: something was just committed."""
        self._woken.set()

    def stop(self) -> None:
        """Let every follower go; they come back to the process that follows this one."""
        self._stopped = True
        for room in self._rooms.values():
            room.end(closed=False)

    async def _look(self) -> None:
        while self._rooms and not self._stopped:
            self._woken.clear()
            try:
                await self._read_news()
            except StoreFailed:
                pass  # the store says so elsewhere; screens go on as soon as it answers again
            await asyncio.sleep(REST)
            try:
                await asyncio.wait_for(self._woken.wait(), LOOK_AGAIN)
            except TimeoutError:
                pass

    async def _read_news(self) -> None:
        rooms = dict(self._rooms)
        newest = await self._reads.read(last_events, session_ids=tuple(rooms))
        for session_id, room in rooms.items():
            last = newest.get(session_id)
            if last is None:  # an open room has at least its opening
                room.end(closed=True)
            elif last > room.last:
                await self._catch_up(session_id, room, last)
            if room.closed:  # a session may have another room after its rehearsal
                self._rooms.pop(session_id, None)

    async def _catch_up(self, session_id: UUID, room: Followed, last: int) -> None:
        """Read what happened since; at first, every screen may have missed anything."""
        if not room.last:
            room.last, room.newest = last, dict.fromkeys(Surface, last)
            room.wake()
            return
        while room.last < last and not room.over:
            known = {"session_id": session_id, "after": room.last}
            room.take(await self._reads.read(events_after, **known))
