"""Personal details at the review: taken out or kept in, by button or in words.

What changed is told in a short line; the whole review comes along, so that a client can show it
in place. Nothing of what was written is kept here: each line is filled as it is sent.
"""

from collections.abc import Sequence
from typing import Any

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.review import (
    DraftReview,
    ReviewFinding,
    decide_finding,
    details_found,
    review_draft,
)
from bot.vocabulary import Term
from channels.events import Choice, Event, EventKind
from channels.gate.choices import ChoiceUnknown, Meaning
from channels.gate.conversation import Conversation
from channels.gate.detail_words import KEEP, OUT, detail_meant
from channels.gate.fill_question import review_as_json
from channels.gate.navigation import sending_meant
from channels.state import ConversationState

ENDS = {EventKind.FORM.value, EventKind.RECEIPT.value}


class Line(Term):
    """A line about details, by the name its `live` reference begins with."""

    DECIDED = "decided"
    WHICH = "which"


async def decide(
    conversation: Conversation, state: ConversationState, said: Meaning
) -> tuple[Event, ...]:
    """Take details out or keep them in; raises ChoiceUnknown, FindingUnknown, DraftMissing."""
    numbers = said.entities.get("numbers", [said.entities.get("number")])
    if not numbers:
        return (_line(conversation, f"{Line.WHICH}:{said.intent}"),)
    if not all(isinstance(number, int) for number in numbers):
        raise ChoiceUnknown
    for number in numbers:
        await conversation.replies.write(
            decide_finding,
            conversation_id=conversation.id,
            number=number,
            take_out=said.intent == OUT,
            now=conversation.now,
        )
    told = ",".join(map(str, numbers))
    return (_line(conversation, f"{Line.DECIDED}:{said.intent}:{told}", _sending(state)),)


async def typed_decision(
    conversation: Conversation, state: ConversationState, text: str
) -> Meaning | None:
    """What a typed line says to the open review: about its details, or to send it."""
    if not review_is_open(state):
        return None
    if sending_meant(text):
        return sending_meant(text)
    meant = detail_meant(text, await _found(conversation), _asked(state))
    return Meaning(meant.what, {"numbers": list(meant.numbers)}) if meant else None


def in_form(state: ConversationState) -> bool:
    """Tell whether a step of a form or its review is open, so that a word can steer it."""
    return bool(state.expects) or review_is_open(state)


async def fill_line(conversation: Conversation, live: str) -> dict[str, Any]:
    """A line about details as it goes out; raises DraftMissing."""
    line, what, *numbers = live.split(":")
    if line == Line.WHICH:
        return _which(conversation, await _found(conversation), what)
    review = await conversation.replies.write(
        review_draft, conversation_id=conversation.id, now=conversation.now
    )
    chosen = set(numbers[0].split(","))
    found = [one for one in review.findings if str(one.number) in chosen]
    return {
        "text": _told(conversation, review, found, what),
        "review": review_as_json(conversation, review),
    }


def is_line(live: str) -> bool:
    """Tell whether this names a line about details."""
    return live.partition(":")[0] in set(map(str, Line))


def _told(
    conversation: Conversation, review: DraftReview, found: Sequence[ReviewFinding], what: str
) -> str:
    """What changed, and what the text is now. What is no longer so is not said again."""
    now_so = dict.fromkeys(one.excerpt for one in found if one.taken_out is (what == OUT))
    lines = [conversation.say(f"chat.{what}_done", what=excerpt) for excerpt in now_so]
    fields = {one.field for one in found} or {DraftField.TEXT}
    for field in (DraftField.TEXT, DraftField.CONTEXT):
        if field in fields:
            text = getattr(review.fields, field.value) or ""
            lines.append(conversation.say(f"chat.{field.value}_now", text=text))
    return "\n".join(lines)


def _which(conversation: Conversation, found: Sequence[ReviewFinding], what: str) -> dict[str, Any]:
    """Ask which detail is meant, each one a choice."""
    choices = [
        conversation.choice(
            conversation.say("chat.one_detail", number=one.number, what=one.excerpt),
            what,
            number=one.number,
        ).as_json()
        for one in found
    ]
    if not choices:
        return {}
    return {"text": conversation.say(f"chat.{what}_which"), "choices": choices}


def _line(conversation: Conversation, live: str, choices: tuple[Choice, ...] = ()) -> Event:
    return Event(EventKind.MESSAGE, conversation.language, "", choices, live=live)


def _sending(state: ConversationState) -> tuple[Choice, ...]:
    """The choices that end the review, as it offered them."""
    for kept in reversed(state.events):
        if kept["kind"] == EventKind.REVIEW.value:
            return tuple(Choice(**choice) for choice in kept["choices"])
    return ()


def review_is_open(state: ConversationState) -> bool:
    """Whether a review is the last thing that the form has asked."""
    for kept in reversed(state.events):
        if kept["kind"] in ENDS:
            return False
        if kept["kind"] == EventKind.REVIEW.value:
            return True
    return False


def _asked(state: ConversationState) -> str:
    """Keep or take out, where the last line asked "which one?"."""
    live = str(state.events[-1].get("live", "")) if state.events else ""
    line, _, what = live.partition(":")
    return what if line == Line.WHICH and what in (KEEP, OUT) else ""


async def _found(conversation: Conversation) -> tuple[ReviewFinding, ...]:
    return await conversation.replies.write(
        details_found, conversation_id=conversation.id, now=conversation.now
    )
