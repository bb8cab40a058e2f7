"""Conversations shared by several web processes: Redis, with expiry."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis

from channels.state import EXPIRY, ConversationState, ConversationUnknown, from_json, to_json

TURN_SECONDS = 60  # a turn that takes longer has lost its process
CHANGE_SECONDS = 5


class RedisStates:
    """Conversations in Redis under `chat:<id>`; each key expires by itself."""

    def __init__(self, redis_url: str) -> None:
        self._redis = Redis.from_url(redis_url, socket_timeout=5)

    async def create(self, conversation_id: str, state: ConversationState) -> None:
        """Begin to keep a conversation."""
        await self._redis.set(_key(conversation_id), to_json(state), ex=EXPIRY)

    @asynccontextmanager
    async def change(self, conversation_id: str) -> AsyncIterator[ConversationState]:
        """Hold the state under a short lock; kept on leaving unless erased meanwhile."""
        key = _key(conversation_id)
        async with self._redis.lock(key + ":change", timeout=CHANGE_SECONDS, sleep=0.01):
            kept = await self._redis.get(key)
            if kept is None:
                raise ConversationUnknown
            state = from_json(kept)
            yield state
            await self._redis.set(key, to_json(state), ex=EXPIRY, xx=True)

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Let one message at a time be answered, over all processes."""
        lock = self._redis.lock(_key(conversation_id) + ":turn", timeout=TURN_SECONDS, sleep=0.02)
        async with lock:
            yield

    async def erase(self, conversation_id: str) -> None:
        """Forget the conversation."""
        await self._redis.delete(_key(conversation_id))

    async def close(self) -> None:
        """Let the connections go."""
        await self._redis.aclose()


def _key(conversation_id: str) -> str:
    return f"chat:{conversation_id}"  # `conversation:` is the engine's
