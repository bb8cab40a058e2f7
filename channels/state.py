"""What the gate remembers of a conversation: never what was typed, and not for long."""

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from bot.errors import BadInput
from bot.vocabulary import Language, Level

EXPIRY = 30 * 60  # seconds without a message; the same as a draft's
KEPT_EVENTS = 120
KEPT_ANSWERS = 60
RECENT_TURNS = 6  # safety.md A4, 8: two soft screenings within six turns count as full


class ConversationUnknown(BadInput):
    """No conversation answers to this token: ended, expired, or never begun."""

    code = "unknown_conversation"


@dataclass(slots=True)
class ConversationState:
    """One conversation."""

    language: Language
    seq: int = 0
    expects: dict[str, Any] = field(default_factory=dict)  # detail of the last form event
    events: list[dict[str, Any]] = field(default_factory=list)
    answered: dict[str, bool] = field(default_factory=dict)  # message id -> answer is complete
    levels: list[str] = field(default_factory=list)  # of the last turns
    carded: bool = False  # a full card has been shown
    young: bool = False  # they said that they are 10 or younger: cards in simpler words
    asked_language: str = ""  # what the page last asked for; typing may change `language`

    def add(self, kept: dict[str, Any], answers: str = "") -> dict[str, Any]:
        """Number an event and keep it."""
        self.seq += 1
        entry = {**kept, "seq": self.seq, "answers": answers}
        self.events = [*self.events[-KEPT_EVENTS + 1 :], entry]
        return entry

    def note_level(self, level: Level) -> None:
        """Remember how the last texts were screened."""
        self.levels = [*self.levels[-RECENT_TURNS + 1 :], level.value]

    @property
    def soft_count(self) -> int:
        """How many of the last texts were screened as soft."""
        return self.levels.count(Level.SOFT.value)

    def begin(self, message_id: str) -> None:
        """Note that this message is being answered."""
        recent = list(self.answered.items())[-KEPT_ANSWERS + 1 :]
        self.answered = {**dict(recent), message_id: False}


class ConversationStates(Protocol):
    """Where conversations are kept; every one expires by itself."""

    async def create(self, conversation_id: str, state: ConversationState) -> None:
        """Begin to keep a conversation."""

    def change(self, conversation_id: str) -> AbstractAsyncContextManager[ConversationState]:
        """Hold the state for a moment; kept on leaving. Raises ConversationUnknown."""

    def turn(self, conversation_id: str) -> AbstractAsyncContextManager[None]:
        """Let one message at a time be answered."""

    async def erase(self, conversation_id: str) -> None:
        """Forget the conversation."""

    async def close(self) -> None:
        """Let connections go."""


def mint_conversation() -> str:
    """A token only the client holds: 192 random bits."""
    return secrets.token_urlsafe(24)


def conversation_id_of(token: str) -> str:
    """The id of a token's conversation: its hash, which never leaves the server."""
    return hashlib.sha256(token.encode()).hexdigest()


def to_json(state: ConversationState) -> str:
    """Write a state down."""
    return json.dumps(asdict(state), ensure_ascii=False)


def from_json(text: str | bytes) -> ConversationState:
    """Read a state back."""
    values = json.loads(text)
    return ConversationState(**{**values, "language": Language(values["language"])})


class MemoryStates:
    """Conversations of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[float, ConversationState]] = {}  # by last use, oldest first
        self._turns: dict[str, asyncio.Lock] = {}

    async def create(self, conversation_id: str, state: ConversationState) -> None:
        """Begin to keep a conversation, and drop those that have expired."""
        self._drop_expired()
        self._held[conversation_id] = (self._clock(), state)

    @asynccontextmanager
    async def change(self, conversation_id: str) -> AsyncIterator[ConversationState]:
        """Hold the state; nothing else runs meanwhile, as callers do not await inside."""
        self._drop_expired()
        if conversation_id not in self._held:
            raise ConversationUnknown
        _, state = self._held.pop(conversation_id)
        self._held[conversation_id] = (self._clock(), state)
        yield state

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Let one message at a time be answered, in the order of arrival."""
        async with self._turns.setdefault(conversation_id, asyncio.Lock()):
            yield

    async def erase(self, conversation_id: str) -> None:
        """Forget the conversation."""
        self._held.pop(conversation_id, None)
        self._turns.pop(conversation_id, None)

    async def close(self) -> None:
        """Nothing to let go."""

    def _drop_expired(self) -> None:
        limit = self._clock() - EXPIRY
        while self._held:
            oldest = next(iter(self._held))
            if self._held[oldest][0] > limit:
                return
            del self._held[oldest]
            self._turns.pop(oldest, None)
