"""The gate: screen first, then everything else, and never silence."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import structlog

from bot.errors import RateLimited
from bot.language import which_language
from bot.safety.screening import Screening, screen
from bot.vocabulary import Language, Level
from bot.web.logs import describe_error
from channels.events import as_kept
from channels.gate.erasing import Eraser
from channels.gate.fixed import Fixed
from channels.gate.incoming import Incoming
from channels.gate.limits import Limiter
from channels.gate.offered import offered_choice
from channels.gate.running import Sent, TurnRunner, unkept
from channels.gate.typed import clean_text
from channels.gate.young import asks_age, chose_young, tells_young
from channels.state import (
    ConversationState,
    ConversationStates,
    ConversationUnknown,
    conversation_id_of,
    mint_conversation,
)

PEEK = 0.3  # seconds; a card does not wait longer for the conversation's state


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a young person and the engine."""

    states: ConversationStates
    runner: TurnRunner
    eraser: Eraser
    fixed: Fixed
    limiter: Limiter

    async def begin(self, language: Language, address: str) -> tuple[str, list[Sent]]:
        """Begin a conversation.

        Returns: its token, which only the client keeps, and the first events.
        Raises: RateLimited.
        """
        await self.limiter.count_beginning(address)
        token = mint_conversation()
        conversation_id = conversation_id_of(token)
        state = ConversationState(language=language, asked_language=language.value)
        for event in self.fixed.greeting(conversation_id, language):
            state.add(as_kept(event))
        await self.states.create(conversation_id, state)
        return token, [await self.runner.send(conversation_id, language, e) for e in state.events]

    async def answer(self, incoming: Incoming) -> AsyncIterator[Sent]:
        """Answer one message; the card for a risk comes before anything else is tried."""
        screening = screen(incoming.text) if incoming.text else Screening(Level.NONE)
        conversation_id = conversation_id_of(incoming.token)
        shown = 0
        if screening.level is Level.FULL:
            card = await self._card_now(conversation_id, incoming, screening)
            shown = card["seq"]
            yield card
        try:
            async for sent in self._admit(conversation_id, incoming, screening):
                if not shown or sent["seq"] != shown:
                    yield sent
        except ConversationUnknown:
            yield self._refusal(conversation_id, "unknown_conversation", incoming)
        except RateLimited:
            yield self._refusal(conversation_id, "rate_limited", incoming)
        except Exception as error:  # the state cannot be reached; nobody is met with silence
            structlog.get_logger("gate").error("answer_failed", **describe_error(error))
            spoken = _spoken(incoming)
            yield unkept(self.fixed.failure(conversation_id, "engine_down", spoken, incoming.id))

    async def events(self, token: str, after: int) -> list[Sent]:
        """The events after a sequence number; raises ConversationUnknown."""
        conversation_id = conversation_id_of(token)
        async with self.states.change(conversation_id) as state:
            kept = [event for event in state.events if event["seq"] > after]
            language = state.language
        return [await self.runner.send(conversation_id, language, event) for event in kept]

    async def end(self, token: str) -> None:
        """Erase a conversation everywhere."""
        await self.eraser.erase(conversation_id_of(token))

    def refuse(self, name: str, text: str, language: Language | None) -> list[Sent]:
        """Answer a body that cannot be used; what it holds is screened all the same."""
        screening = screen(text)
        spoken = language or which_language(text[:1000], current=Language.EN)
        events = [unkept(self.fixed.card("", name, spoken))]
        if screening.level is Level.FULL:
            card = self.fixed.screened("", screening, spoken, repeat=False)
            events.insert(0, unkept(card))
        return events

    async def close(self) -> None:
        """Let go of everything."""
        for task in tuple(self.runner.tasks):
            task.cancel()
        await self.eraser.engine.close()
        await self.states.close()
        self.eraser.replies.close()

    async def _card_now(
        self, conversation_id: str, incoming: Incoming, screening: Screening
    ) -> Sent:
        """The card, numbered and kept if the conversation's state is at hand."""
        language = _spoken(incoming)
        try:
            keep = self._keep_card(conversation_id, incoming, screening, language)
            kept = await asyncio.wait_for(keep, PEEK)
        except Exception:  # whatever is wrong with the state, the card is shown
            young = bool(tells_young(incoming.text or ""))
            return unkept(
                self.fixed.screened(conversation_id, screening, language, repeat=False, young=young)
            )
        return await self.runner.send(conversation_id, language, kept)

    async def _keep_card(
        self, conversation_id: str, incoming: Incoming, screening: Screening, language: Language
    ) -> Sent:
        async with self.states.change(conversation_id) as state:
            for kept in state.events:
                if kept["answers"] == incoming.id and kept["kind"] == "card":
                    return kept  # sent before: the same card again
            self._note_age(conversation_id, state, incoming)
            card = self.fixed.screened(
                conversation_id, screening, language, repeat=state.carded, young=state.young
            )
            state.carded = True
            return state.add(as_kept(card), incoming.id)

    async def _admit(
        self, conversation_id: str, incoming: Incoming, screening: Screening
    ) -> AsyncIterator[Sent]:
        """Answer a message once, however often it is sent."""
        async with self.states.change(conversation_id) as state:
            known, language = incoming.id in state.answered, state.language
        if not known:
            await self.limiter.count_message(conversation_id)
            known = not await self._claim(conversation_id, incoming, screening)
        if known:
            source = self.runner.again(conversation_id, incoming, language)
        else:
            source = self.runner.first(conversation_id, incoming, screening, language)
        async for sent in source:
            yield sent

    async def _claim(self, conversation_id: str, incoming: Incoming, screening: Screening) -> bool:
        """Note that this request answers the message; False if another one does."""
        async with self.states.change(conversation_id) as state:
            if incoming.id in state.answered:
                return False
            state.begin(incoming.id)
            state.note_level(screening.level)
            self._note_age(conversation_id, state, incoming)
            return True

    def _note_age(self, conversation_id: str, state: ConversationState, incoming: Incoming) -> None:
        """Remember whether they are a young child, where this message says so."""
        choice, text = incoming.choice, clean_text(incoming.text or "")
        if asks_age(state):
            choice = choice or offered_choice(state, text)
        said = self.fixed.meaning(conversation_id, choice) if choice else None
        found = chose_young(said) if said else tells_young(text, asked=asks_age(state))
        state.young = state.young if found is None else found

    def _refusal(self, conversation_id: str, name: str, incoming: Incoming) -> Sent:
        return unkept(self.fixed.card(conversation_id, name, _spoken(incoming)))


def _spoken(incoming: Incoming) -> Language:
    """The language of a text by itself, while the conversation's is not known."""
    current = incoming.language or Language.EN
    return which_language((incoming.text or "")[:1000], current=current)
