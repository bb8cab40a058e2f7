"""Use cases in worker threads of their own, so that a slow page cannot stall the chat."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from bot.store.engine import Store
from bot.store.errors import StoreSlow
from bot.store.transaction import in_transaction

T = TypeVar("T")
THREADS = 4


class Replies:
    """Runs a use case in one transaction, off the event loop."""

    def __init__(self, store: Store, threads: int = THREADS) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reply")

    @property
    def patience(self) -> float:
        """How long a use case may take, in seconds; then it fails as StoreSlow."""
        return self._store.patience

    async def read(self, use_case: Callable[..., T], **kwargs: Any) -> T:
        """Run a use case that only reads."""
        return await self._run(partial(in_transaction, self._store, use_case, write=False), kwargs)

    async def write(self, use_case: Callable[..., T], **kwargs: Any) -> T:
        """Run a use case that changes something; committed when this returns."""
        return await self._run(partial(in_transaction, self._store, use_case), kwargs)

    async def _run(self, call: Callable[..., T], kwargs: dict[str, Any]) -> T:
        running = asyncio.get_running_loop().run_in_executor(self._pool, partial(call, **kwargs))
        try:
            return await asyncio.wait_for(running, self.patience)
        except TimeoutError as error:
            raise StoreSlow(StoreSlow.__doc__) from error

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown(wait=False, cancel_futures=True)
