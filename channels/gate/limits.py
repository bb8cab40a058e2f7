"""How many messages in how short a time. A crisis card is never counted out."""

import ipaddress
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from bot.errors import RateLimited


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force. An address is a whole neighbourhood (/24, /48): a school is one."""

    messages: str = "30/minute"  # of one conversation
    beginnings: str = "120/minute"  # of conversations from one address
    sendings: str = "60/minute"  # of questions from one address, by the form without script
    receipts: str = "20/minute"  # receipt codes tried from one address


class Limiter:
    """Counts for a minute, in this process's memory or in the Redis that all processes share."""

    def __init__(self, limits: Limits, redis_url: str = "") -> None:
        self._window = SlidingWindowCounterRateLimiter(open_storage(redis_url))
        self._messages = parse(limits.messages)
        self._beginnings = parse(limits.beginnings)
        self._sendings = parse(limits.sendings)
        self._receipts = parse(limits.receipts)

    async def count_message(self, conversation_id: str) -> None:
        """Count one message; raises RateLimited."""
        await self._count(self._messages, "message", conversation_id)

    async def count_beginning(self, address: str) -> None:
        """Count one new conversation; raises RateLimited."""
        await self._count_address(self._beginnings, "beginning", address)

    async def count_sending(self, address: str) -> None:
        """Count one question sent without a conversation; raises RateLimited."""
        await self._count_address(self._sendings, "sending", address)

    async def count_receipt(self, address: str) -> None:
        """Count one receipt code tried; raises RateLimited."""
        await self._count_address(self._receipts, "receipt", address)

    async def _count_address(self, limit: RateLimitItem, what: str, address: str) -> None:
        neighbourhood = neighbourhood_of(address)
        if neighbourhood:
            await self._count(limit, what, neighbourhood)

    async def _count(self, limit: RateLimitItem, what: str, key: str) -> None:
        if not await self._window.hit(limit, what, key):
            raise RateLimited


def open_storage(redis_url: str) -> MemoryStorage | RedisStorage:
    """Where tries are counted: Redis where there is one, else this process."""
    if not redis_url:
        return MemoryStorage()
    return RedisStorage(f"async+{redis_url}", implementation="redispy", key_prefix="limit")


def neighbourhood_of(address: str) -> str:
    """The network an address is in; "" for a private one, which is a proxy's or our own."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if not parsed.is_global:
        return ""
    return str(ipaddress.ip_network(f"{address}/{24 if parsed.version == 4 else 48}", strict=False))
