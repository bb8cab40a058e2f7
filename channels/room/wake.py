"""Wake the other processes that serve rooms, by Redis; without it each looks often enough."""

from collections.abc import Callable
from typing import Protocol


class Wake(Protocol):
    """Tells other processes that something was committed."""

    def start(self) -> None:
        """Begin to listen, once; needs a running event loop."""

    def tell(self) -> None:
        """Let the others look now."""

    async def close(self) -> None:
        """Let everything go."""


class NoWake:
    """One process alone, or several that look by themselves."""

    def start(self) -> None:
        """Nothing to listen to."""

    def tell(self) -> None:
        """Nobody to tell."""

    async def close(self) -> None:
        """Nothing to let go."""


def open_wake(redis_url: str, woken: Callable[[], None]) -> Wake:
    """Redis where there is one."""
    if not redis_url:
        return NoWake()
    from channels.room.redis_wake import RedisWake  # loads Redis only where there is one

    return RedisWake(redis_url, woken)
