"""Use cases in worker threads of their own, so that a slow page cannot stall the chat."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from bot.store.engine import Store
from bot.store.transaction import in_transaction

T = TypeVar("T")
THREADS = 4


class Replies:
    """Runs a use case in one transaction, off the event loop."""

    def __init__(self, store: Store, threads: int = THREADS) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reply")

    async def read(self, use_case: Callable[..., T], **kwargs: Any) -> T:
        """Run a use case that only reads."""
        return await self._run(partial(in_transaction, self._store, use_case, write=False), kwargs)

    async def write(self, use_case: Callable[..., T], **kwargs: Any) -> T:
        """Run a use case that changes something; committed when this returns."""
        return await self._run(partial(in_transaction, self._store, use_case), kwargs)

    async def _run(self, call: Callable[..., T], kwargs: dict[str, Any]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(call, **kwargs))

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)
