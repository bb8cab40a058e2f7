"""Taps of many phones, written together: one commit for all that came in during the last."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bot.store.engine import Store
from bot.store.together import Call, call, in_one_transaction

T = TypeVar("T")
MOST_TOGETHER = 100  # taps of one commit; each holds up those behind it by some milliseconds
Waiting = tuple[Call, "asyncio.Future[Any]"]


class Taps:
    """Takes votes and cards, and answers each when it is on the disk."""

    def __init__(self, store: Store, after: Callable[[], None]) -> None:
        """Args: after: called after every commit, to wake the screens."""
        self._store, self._after = store, after
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="taps")
        self._waiting: list[Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    async def take(self, use_case: Callable[..., T], **kwargs: Any) -> T:
        """Run a use case together with those that wait; committed when this returns.

        Raises: what the use case raises; StoreFailed.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((call(use_case, **kwargs), done))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all())
        return await done

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                together = self._waiting[:MOST_TOGETHER]
                del self._waiting[:MOST_TOGETHER]
                await self._write(together)
        finally:
            self._writer = None

    async def _write(self, together: list[Waiting]) -> None:
        loop, calls = asyncio.get_running_loop(), [each for each, _ in together]
        try:
            told = await loop.run_in_executor(self._thread, in_one_transaction, self._store, calls)
        except Exception as error:  # whatever it was, everybody who waits hears of it
            told = [error] * len(together)
        for (_, done), outcome in zip(together, told, strict=True):
            if done.cancelled():
                continue
            if isinstance(outcome, Exception):
                done.set_exception(outcome)
            else:
                done.set_result(outcome)
        self._after()

    def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)
