"""Wake the other processes that serve rooms, by Redis."""

import asyncio
from collections.abc import Callable, Coroutine

from redis.asyncio import Redis
from redis.exceptions import RedisError

CHANNEL = "room:woken"
TRY_AGAIN = 2.0  # seconds after Redis has gone


class RedisWake:
    """A word without content on one channel. Rows are the truth: a lost one costs a moment."""

    def __init__(self, redis_url: str, woken: Callable[[], None]) -> None:
        self._redis = Redis.from_url(redis_url, socket_connect_timeout=5)
        self._woken = woken
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening = False

    def start(self) -> None:
        """Listen until closed."""
        if not self._listening:
            self._listening = True
            self._run(self._listen())

    def tell(self) -> None:
        """Publish, without waiting for it."""
        self._run(self._publish())

    async def close(self) -> None:
        """End listening and let the connections go."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.aclose()

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self) -> None:
        try:
            await self._redis.publish(CHANNEL, b"")
        except (RedisError, OSError):
            pass  # the others look by themselves a moment later

    async def _listen(self) -> None:
        while True:
            try:
                async with self._redis.pubsub() as words:
                    await words.subscribe(CHANNEL)
                    async for _ in words.listen():
                        self._woken()
            except (RedisError, OSError):
                await asyncio.sleep(TRY_AGAIN)
