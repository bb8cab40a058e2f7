"""Turns as tasks: answered once, in order, and followed only as long as patience lasts."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.safety.screening import Screening
from bot.vocabulary import Language, Level
from bot.web.logs import describe_error
from channels.events import Event, as_kept
from channels.gate.erasing import Eraser
from channels.gate.fixed import Fixed
from channels.gate.incoming import Incoming
from channels.gate.live import as_sent
from channels.gate.turn import Outcome, Turn, TurnTaker
from channels.state import ConversationState, ConversationStates, ConversationUnknown

Sent = dict[str, Any]
POLL = 0.05  # seconds between looks at an answer another request is making


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def unkept(event: Event) -> Sent:
    """An event outside the conversation's numbering."""
    return {"seq": 0, **event.as_json()}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until "still thinking", and until nobody waits any longer."""

    thinking: float = 4.0
    stop: float = 8.0
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class TurnRunner:
    """Runs turns; a turn goes on to its end whoever still listens."""

    states: ConversationStates
    turns: TurnTaker
    eraser: Eraser
    fixed: Fixed
    patience: Patience
    now: Callable[[], datetime] = utc_now
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def first(
        self, conversation_id: str, incoming: Incoming, screening: Screening, language: Language
    ) -> AsyncIterator[Sent]:
        """Have a turn taken in a task of its own, and follow it."""
        queue: asyncio.Queue[Sent | None] = asyncio.Queue()
        task = asyncio.create_task(self._take(conversation_id, incoming, screening, queue))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        started, limits = self.patience.clock(), [self.patience.thinking, self.patience.stop]
        while limits:
            left = started + limits[0] - self.patience.clock()
            try:
                sent = await asyncio.wait_for(queue.get(), max(left, 0.001))
            except TimeoutError:
                limits.pop(0)
                yield self._waiting(conversation_id, language, first=bool(limits))
                continue
            if sent is None:
                return
            yield sent

    async def again(
        self, conversation_id: str, incoming: Incoming, language: Language
    ) -> AsyncIterator[Sent]:
        """The events that answered this message before, or are being made by another request."""
        last, until = 0, self.patience.clock() + self.patience.stop
        while True:
            async with self.states.change(conversation_id) as state:
                done = state.answered.get(incoming.id, True)
                fresh = [e for e in state.events if e["answers"] == incoming.id and e["seq"] > last]
            for kept in fresh:
                last = kept["seq"]
                yield await self.send(conversation_id, language, kept)
            if done:
                return
            if self.patience.clock() > until:
                yield self._waiting(conversation_id, language, first=False)
                return
            await asyncio.sleep(POLL)

    async def send(self, conversation_id: str, language: Language, kept: Sent) -> Sent:
        """A kept event as it goes out; if the store is down, the card that says so."""
        conversation = self.turns.conversation(conversation_id, language, self.now())
        try:
            return await as_sent(conversation, kept)
        except Exception as error:
            structlog.get_logger("gate").error("fill_failed", **describe_error(error))
            card = self.fixed.card(conversation_id, "engine_down", language)
            return {**unkept(card), "seq": kept["seq"]}

    def _waiting(self, conversation_id: str, language: Language, *, first: bool) -> Sent:
        if first:
            return unkept(self.fixed.notice("chat.thinking", language, code="thinking"))
        return unkept(self.fixed.slow(conversation_id, language))

    async def _take(
        self,
        conversation_id: str,
        incoming: Incoming,
        screening: Screening,
        queue: asyncio.Queue[Sent | None],
    ) -> None:
        """Take one turn to its end."""
        language, done = incoming.language or Language.EN, False
        try:
            async with self.states.turn(conversation_id):
                snapshot = await self._snapshot(conversation_id, incoming)
                language = snapshot.language
                carded = screening.level is Level.FULL
                turn = Turn(incoming, conversation_id, screening, carded, snapshot, self.now())
                async for outcome in self.turns.take(turn):
                    language = outcome.language or language  # also of a failure after it
                    queue.put_nowait(await self._keep(conversation_id, incoming, outcome))
            done = True
        except ConversationUnknown:
            card = self.fixed.card(conversation_id, "unknown_conversation", language)
            queue.put_nowait(unkept(card))
        except Exception as error:
            structlog.get_logger("gate").error("turn_failed", **describe_error(error))
            queue.put_nowait(await self._failed(conversation_id, incoming, language))
        finally:
            await self._finish(conversation_id, incoming, done=done)
            queue.put_nowait(None)

    async def _snapshot(self, conversation_id: str, incoming: Incoming) -> ConversationState:
        """The state as the turn finds it, without what was said about this very message."""
        async with self.states.change(conversation_id) as state:
            snapshot = deepcopy(state)
            if incoming.language:
                state.asked_language = incoming.language.value
        snapshot.events = [e for e in snapshot.events if e["answers"] != incoming.id]
        return snapshot

    async def _keep(self, conversation_id: str, incoming: Incoming, outcome: Outcome) -> Sent:
        """Number an event, keep it with what it changes, and make it ready to send."""
        async with self.states.change(conversation_id) as state:
            state.language = outcome.language or state.language
            state.carded = state.carded or outcome.carded
            if outcome.expects is not None:
                state.expects = outcome.expects
            kept = state.add(as_kept(outcome.event), incoming.id)
            language = state.language
        if outcome.erased:
            await self.eraser.erase(conversation_id)
        return await self.send(conversation_id, language, kept)

    async def _failed(self, conversation_id: str, incoming: Incoming, language: Language) -> Sent:
        card = self.fixed.failure(conversation_id, "engine_down", language, incoming.id)
        try:
            async with self.states.change(conversation_id) as state:
                kept = state.add(as_kept(card), incoming.id)
            return {key: value for key, value in kept.items() if key != "answers"}
        except Exception:  # the state is gone too; the card is shown all the same
            return unkept(card)

    async def _finish(self, conversation_id: str, incoming: Incoming, *, done: bool) -> None:
        """Note that the message is answered; one that failed may be sent again."""
        with contextlib.suppress(Exception):
            async with self.states.change(conversation_id) as state:
                if done:
                    state.answered[incoming.id] = True
                else:
                    state.answered.pop(incoming.id, None)
