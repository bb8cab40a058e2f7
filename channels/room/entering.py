"""Who opens a stream: looked up together, since after a restart everybody comes back at once."""

import asyncio

from bot.sessions.room.faults import ParticipantRefused
from bot.sessions.room.participants import ParticipantView, participants_by_key
from channels.replies import Replies

MOST_TOGETHER = 200  # keys of one look


class Entering:
    """Looks up keys; whoever asks while a look is under way is in the next one.

    Each key is looked up after it was shown, as if it had come alone: nothing is remembered.
    """

    def __init__(self, reads: Replies) -> None:
        self._reads = reads
        self._waiting: list[tuple[str, asyncio.Future[ParticipantView]]] = []
        self._looking: asyncio.Task[None] | None = None

    async def participant(self, key: str) -> ParticipantView:
        """Who has this key, in a room that is open. Raises: ParticipantRefused, StoreFailed."""
        found: asyncio.Future[ParticipantView] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, found))
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        return await found

    async def _look(self) -> None:
        try:
            while self._waiting:
                together = self._waiting[:MOST_TOGETHER]
                del self._waiting[:MOST_TOGETHER]
                await self._look_up(together)
        finally:
            self._looking = None

    async def _look_up(self, together: list[tuple[str, asyncio.Future[ParticipantView]]]) -> None:
        try:
            keys = [key for key, _ in together]
            known = await self._reads.read(participants_by_key, keys=keys)
        except Exception as error:  # whatever it was, everybody who waits hears of it
            for _, found in together:
                if not found.done():
                    found.set_exception(error)
            return
        for key, found in together:
            if found.done():
                continue  # the browser has left meanwhile
            if key in known:
                found.set_result(known[key])
            else:
                found.set_exception(ParticipantRefused())
