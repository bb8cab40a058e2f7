"""Where conversations are kept between turns: meanings only, for half an hour, cut to a length."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.trimming import trimmed

LIFETIME_SECONDS = 30 * 60  # as long as a draft lives
KEY = "conversation:"


class MemoryConversations(TrackerStore, SerializedTrackerAsText):  # type: ignore[misc]
    """In the engine's own memory, for a small installation."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: Any = None,
        clock: Callable[[], float] = time.monotonic,
        **settings: Any,
    ) -> None:
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()  # oldest first
        self._clock = clock
        super().__init__(domain, event_broker)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation, and drop those whose time is over."""
        self._drop_expired()
        text = self.serialise_tracker(trimmed(tracker, self.domain))
        self._kept[tracker.sender_id] = (self._clock() + LIFETIME_SECONDS, text)
        self._kept.move_to_end(tracker.sender_id)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as it was kept; None when there is none, or its time is over."""
        self._drop_expired()
        kept = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, kept[1]) if kept else None

    async def keys(self) -> Iterable[str]:
        """The ids of the conversations kept."""
        self._drop_expired()
        return list(self._kept)

    async def forget(self, sender_id: str) -> None:
        """Remove a conversation."""
        self._kept.pop(sender_id, None)

    def _drop_expired(self) -> None:
        now = self._clock()
        while self._kept:
            oldest, (until, _) = next(iter(self._kept.items()))
            if until > now:
                return
            del self._kept[oldest]


class RedisConversations(TrackerStore, SerializedTrackerAsText):  # type: ignore[misc]
    """In Redis, for several engines; Redis itself drops what has expired."""

    def __init__(self, url: str, domain: Domain | None = None, event_broker: Any = None) -> None:
        from redis.asyncio import Redis

        self._redis: Any = Redis.from_url(url)
        super().__init__(domain, event_broker)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation for half an hour from now."""
        text = self.serialise_tracker(trimmed(tracker, self.domain))
        await self._redis.set(KEY + tracker.sender_id, text, ex=LIFETIME_SECONDS)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as it was kept, or None."""
        text = await self._redis.get(KEY + sender_id)
        return self.deserialise_tracker(sender_id, text) if text else None

    async def keys(self) -> Iterable[str]:
        """The ids of the conversations kept."""
        return [key.decode().removeprefix(KEY) async for key in self._redis.scan_iter(f"{KEY}*")]

    async def forget(self, sender_id: str) -> None:
        """Remove a conversation."""
        await self._redis.delete(KEY + sender_id)


def open_conversations(redis_url: str) -> TrackerStore:
    """The store that the settings ask for."""
    return RedisConversations(redis_url) if redis_url else MemoryConversations()
