"""Choices that the gate answers itself: cards, going on, and personal details."""

from collections.abc import Sequence

from channels.events import Event, EventKind, from_kept
from channels.gate.choices import ChoiceUnknown, Meaning
from channels.gate.conversation import Conversation
from channels.gate.deciding import decide
from channels.gate.detail_words import KEEP, OUT
from channels.state import ConversationState

OWN_CHOICES = {"card", "again", OUT, KEEP}
GO_ON = {"carry_on", "no_carry_on"}
QUESTIONS = {EventKind.FORM.value, EventKind.REVIEW.value}


async def answer_own_choice(
    conversation: Conversation, state: ConversationState, said: Meaning
) -> Sequence[Event]:
    """The events for a choice of the gate's own; raises ChoiceUnknown."""
    if said.intent == "card":
        return _card(conversation, state, str(said.entities.get("name")))
    if said.intent == "again":
        return (conversation.fixed.notice("chat.again_typed", conversation.language),)
    if said.intent in (OUT, KEEP):
        return await decide(conversation, state, said)
    raise ChoiceUnknown


def answer_part(conversation: Conversation, state: ConversationState, part: str) -> Sequence[Event]:
    """What the gate alone remembers: why the open step is asked, or what was said last."""
    if part == "why":
        why = str(state.expects.get("why") or "")
        told = Event(EventKind.MESSAGE, conversation.language, why)
        return (told,) if why else _go_on(conversation, state)
    return _repeat(state) or _go_on(conversation, state)


def last_question(state: ConversationState) -> tuple[Event, ...]:
    """The form step or review that is still open, to be asked again."""
    if not state.events:
        return ()
    for kept in reversed(state.events):
        if kept["kind"] in QUESTIONS:
            return (from_kept(kept),)
        if kept["kind"] == EventKind.MESSAGE.value and kept["choices"]:
            return (from_kept(kept),)
    return ()


def _card(conversation: Conversation, state: ConversationState, name: str) -> tuple[Event, ...]:
    if name in GO_ON:
        return _go_on(conversation, state)
    known = conversation.id, name, conversation.language
    return (conversation.fixed.card(*known, young=conversation.young),)


def _go_on(conversation: Conversation, state: ConversationState) -> tuple[Event, ...]:
    return last_question(state) or (
        conversation.fixed.menu(conversation.id, conversation.language, "chat.carry_on"),
    )


def _repeat(state: ConversationState) -> tuple[Event, ...]:
    """Everything that was said last time."""
    if not state.events:
        return ()
    last = state.events[-1]["answers"]
    return tuple(from_kept(kept) for kept in state.events if kept["answers"] == last)
