"""What live rooms need beside the store: threads for reading, taps, the tail of events, limits."""

from collections.abc import Callable
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from sanic import Request

from bot.errors import RateLimited
from bot.settings import Settings
from bot.store.engine import Store
from channels.gate.limits import neighbourhood_of, open_storage
from channels.replies import Replies
from channels.room.entering import Entering
from channels.room.tail import Tail
from channels.room.taps import Taps
from channels.room.wake import Wake, open_wake

WRONG_CODES = "120/minute"  # from one address, which is a whole neighbourhood: a school is one


class CodeLimiter:
    """Counts codes that opened nothing, so that nobody tries them all."""

    def __init__(self, redis_url: str = "", most: str = WRONG_CODES) -> None:
        self._window = SlidingWindowCounterRateLimiter(open_storage(redis_url))
        self._most: RateLimitItem = parse(most)

    async def check(self, address: str) -> None:
        """Refuse whoever tried too many. Raises: RateLimited."""
        near = neighbourhood_of(address)
        if near and not await self._window.test(self._most, "code", near):
            raise RateLimited

    async def count_wrong(self, address: str) -> None:
        """Count one code that opened nothing."""
        near = neighbourhood_of(address)
        if near:
            await self._window.hit(self._most, "code", near)


@dataclass(frozen=True, slots=True)
class Live:
    """The parts, on `app.ctx.live`."""

    reads: Replies
    entering: Entering
    tail: Tail
    taps: Taps
    wake: Wake
    codes: CodeLimiter
    woken: Callable[[], None]  # after a commit: this process's screens look now, the others' too

    async def close(self) -> None:
        """Let everything go."""
        await self.wake.close()
        self.taps.close()
        self.reads.close()


def open_live(settings: Settings, store: Store) -> Live:
    """The parts, made from the settings."""
    reads = Replies(store)
    tail = Tail(reads)
    wake = open_wake(settings.redis_url, tail.wake)

    def woken() -> None:
        tail.wake()
        wake.tell()

    taps, codes = Taps(store, woken), CodeLimiter(settings.redis_url)
    return Live(reads, Entering(reads), tail, taps, wake, codes, woken)


def live_of(request: Request) -> Live:
    """The parts of the app that a request came to."""
    live: Live = request.app.ctx.live
    return live
