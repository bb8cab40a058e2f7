"""The way from an action to a use case: one store, a worker thread, one transaction."""

import asyncio
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from bot.settings import read_settings
from bot.store.engine import Store, open_store
from bot.store.transaction import in_transaction

T = TypeVar("T")


@lru_cache(maxsize=1)
def store() -> Store:
    """The store of this process, opened when an action first needs it."""
    return open_store(read_settings().database_url)


async def read(use_case: Callable[..., T], /, **options: Any) -> T:
    """Run a use case that only reads."""
    return await asyncio.to_thread(in_transaction, store(), use_case, write=False, **options)


async def write(use_case: Callable[..., T], /, **options: Any) -> T:
    """Run a use case and commit what it did."""
    return await asyncio.to_thread(in_transaction, store(), use_case, **options)
