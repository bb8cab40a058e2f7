"""Use cases of a room off the event loop; whatever is committed wakes the screens."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from sanic import Request

from channels.room.live import live_of

T = TypeVar("T")


async def read(request: Request, use_case: Callable[..., T], /, **kwargs: Any) -> T:
    """Run a use case that only reads."""
    return await live_of(request).reads.read(use_case, **kwargs)


async def write(request: Request, use_case: Callable[..., T], /, **kwargs: Any) -> T:
    """Run a use case that changes something; it is committed when this returns."""
    live = live_of(request)
    done = await live.reads.write(use_case, **kwargs)
    live.woken()
    return done


async def tap(request: Request, use_case: Callable[..., T], /, **kwargs: Any) -> T:
    """Run what a whole room does at once, together with others; committed when this returns."""
    return await live_of(request).taps.take(use_case, **kwargs)


def now_utc() -> datetime:
    """The moment of a request; use cases take it as an argument."""
    return datetime.now(UTC)
