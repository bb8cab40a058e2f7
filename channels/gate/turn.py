"""One message answered: what was meant, what the engine says, what is shown."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.errors import BadInput, DraftMissing
from bot.language import which_language
from bot.safety.screening import Screening
from bot.vocabulary import Language, Level
from channels.events import Event, EventKind
from channels.gate.choices import ChoiceSigner, Meaning
from channels.gate.conversation import Conversation
from channels.gate.deciding import in_form, typed_decision
from channels.gate.drafting import awaits_text, take_text
from channels.gate.engine import Engine, EngineReply
from channels.gate.fixed import Fixed
from channels.gate.incoming import Incoming
from channels.gate.masking import mask_text
from channels.gate.navigation import navigation_meant
from channels.gate.offered import offered_choice
from channels.gate.own_choices import (
    OWN_CHOICES,
    answer_own_choice,
    answer_part,
    last_question,
)
from channels.gate.parts import fill_message
from channels.gate.reshowing import without_repeats
from channels.gate.typed import clean_text, is_only_asking, unreadable_card
from channels.replies import Replies
from channels.state import ConversationState


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in its conversation; `state` is a copy, as it was when the turn began."""

    incoming: Incoming
    conversation_id: str
    screening: Screening
    carded: bool  # the card for this text has been shown
    state: ConversationState
    now: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """One event, and what it changes in the conversation."""

    event: Event
    language: Language | None = None
    expects: dict[str, Any] | None = None
    erased: bool = False
    carded: bool = False


class TurnTaker:
    """Answers turns; what it is given is all it uses."""

    def __init__(
        self, engine: Engine, replies: Replies, signer: ChoiceSigner, fixed: Fixed
    ) -> None:
        self._engine = engine
        self._replies = replies
        self._signer = signer
        self._fixed = fixed

    async def take(self, turn: Turn) -> AsyncIterator[Outcome]:
        """Answer a turn, event by event.

        Raises: EngineFailed, StoreFailed and the like; what has been yielded stands.
        """
        language = turn_language(turn)
        if language is not turn.state.language:
            notice = self._fixed.notice("chat.language_changed", language)
            yield Outcome(notice, language=language)
        conversation = self.conversation(
            turn.conversation_id, language, turn.now, young=turn.state.young
        )
        escalated = escalates(turn)
        if escalated:
            yield self._card(turn, language, replace(turn.screening, level=Level.FULL))
        try:
            async for outcome in self._answer(turn, conversation):
                yield outcome
        except (BadInput, DraftMissing) as error:
            for event in self._refused(turn, language, error.code):
                yield Outcome(event)
        if turn.screening.level is Level.SOFT and not escalated:
            yield self._card(turn, language, turn.screening)

    def conversation(
        self, conversation_id: str, language: Language, now: datetime, *, young: bool = False
    ) -> Conversation:
        """The surroundings of a turn, or of sending events again."""
        return Conversation(
            conversation_id, language, now, self._replies, self._signer, self._fixed, young
        )

    async def _answer(self, turn: Turn, conversation: Conversation) -> AsyncIterator[Outcome]:
        said = await self._said(turn, conversation)
        if isinstance(said, Event):
            yield Outcome(said)
            return
        if isinstance(said, Meaning) and said.intent in OWN_CHOICES:
            for event in await answer_own_choice(conversation, turn.state, said):
                yield Outcome(event)
            return
        reply = await self._engine.ask(
            conversation.id, conversation.language, turn.screening.level, said
        )
        async for outcome in self._told(turn, conversation, reply):
            yield outcome

    async def _said(self, turn: Turn, conversation: Conversation) -> str | Meaning | Event:
        """What the engine is asked, or the fixed card instead."""
        incoming, state = turn.incoming, turn.state
        if incoming.choice is not None:
            return self._signer.read(turn.conversation_id, incoming.choice)
        if incoming.text is None:
            return Meaning("switch_language", {"to_language": conversation.language.value})
        text = clean_text(incoming.text)
        if is_only_asking(text):
            return Meaning("help")
        if awaits_text(state) and text:
            level = turn.screening.level
            return await take_text(
                self._replies, turn.conversation_id, state, text, level, turn.now
            )
        choice = offered_choice(state, text)
        if choice is not None:
            return self._signer.read(turn.conversation_id, choice)
        meant = await typed_decision(conversation, state, text)
        meant = meant or (navigation_meant(text) if in_form(state) else None)
        if meant is not None and meant.intent != "switch_language":  # "Welsh" is a theme there
            return meant
        card = unreadable_card(text)
        if card:
            return self._fixed.card(turn.conversation_id, card, conversation.language)
        return mask_text(text)

    async def _told(
        self, turn: Turn, conversation: Conversation, reply: EngineReply
    ) -> AsyncIterator[Outcome]:
        """The engine's messages as events; what the form expects comes with the last of them."""
        expects: dict[str, Any] = {}
        switched: Language | None = None
        for message in without_repeats(conversation, turn.state, reply.messages):
            custom = message.get("custom") or {}
            part = custom.get("part")
            if part == "erase":
                notice = self._fixed.notice("chat.erased", conversation.language, code="erased")
                yield Outcome(notice, erased=True)
                return
            if part == "language":
                switched = Language(custom["language"])  # the next message says so itself
                conversation = replace(conversation, language=switched)
            elif part in ("repeat", "why"):
                for event in answer_part(conversation, turn.state, part):
                    yield Outcome(event)
            else:
                event = await fill_message(conversation, message)
                expects = dict(event.detail) if event.kind is EventKind.FORM else expects
                yield Outcome(event, language=switched, expects=expects)

    def _card(self, turn: Turn, language: Language, screening: Screening) -> Outcome:
        repeat = turn.state.carded
        event = self._fixed.screened(
            turn.conversation_id, screening, language, repeat=repeat, young=turn.state.young
        )
        return Outcome(event, carded=screening.level is Level.FULL)

    def _refused(self, turn: Turn, language: Language, code: str) -> tuple[Event, ...]:
        """Say what is wrong and ask the same step again; the words stay with the client."""
        refusal = self._fixed.refusal(code, language)
        if code == DraftMissing.code:
            return refusal, self._fixed.menu(turn.conversation_id, language, "chat.first_question")
        return refusal, *last_question(turn.state)


def turn_language(turn: Turn) -> Language:
    """The language to answer in: what the page newly asks for, else what was typed."""
    asked, state = turn.incoming.language, turn.state
    if asked is not None and asked.value != state.asked_language:
        return asked
    if turn.incoming.text is None or awaits_text(state):
        return state.language
    return which_language(clean_text(turn.incoming.text), current=state.language)


def escalates(turn: Turn) -> bool:
    """Tell whether a soft text is one of several lately, which counts as full."""
    return turn.screening.level is Level.SOFT and turn.state.soft_count >= 2
