"""Slow work off the event loop: the store in one small pool, password hashes in another."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from sanic import Request

from bot.errors import RateLimited
from bot.store.transaction import in_transaction

T = TypeVar("T")
MOST_HASHES_WAITING = 60  # about four seconds of two cores


async def read(request: Request, use_case: Callable[..., T], /, **kwargs: Any) -> T:
    """Run a use case that only reads."""
    return await _in_store(request, use_case, write=False, **kwargs)


async def write(request: Request, use_case: Callable[..., T], /, **kwargs: Any) -> T:
    """Run a use case that changes something; it is committed when this returns."""
    return await _in_store(request, use_case, write=True, **kwargs)


async def hashing(request: Request, work: Callable[..., T], /, *args: Any) -> T:
    """Hash or compare a password without holding a transaction or a store thread.

    Raises: RateLimited: too many wait already.
    """
    ctx = request.app.ctx
    if ctx.hashes_waiting >= MOST_HASHES_WAITING:
        raise RateLimited
    ctx.hashes_waiting += 1
    try:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(ctx.hash_threads, work, *args)
    finally:
        ctx.hashes_waiting -= 1


def now_utc() -> datetime:
    """The moment of a request; use cases take it as an argument."""
    return datetime.now(UTC)


async def _in_store(
    request: Request, use_case: Callable[..., T], /, *, write: bool, **kwargs: Any
) -> T:
    call = partial(in_transaction, request.app.ctx.store, use_case, write=write, **kwargs)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(request.app.ctx.store_threads, call)
