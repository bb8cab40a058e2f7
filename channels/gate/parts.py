"""The engine's messages become events: texts as they are, parts filled by reference."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.directory.needs import need_name
from bot.errors import EngineFailed
from bot.vocabulary import Language, Need
from channels.events import Event, EventKind
from channels.gate.conversation import Conversation
from channels.gate.fill_doors import fill_doors
from channels.gate.fill_question import fill_similar
from channels.gate.navigation import BY_CAN

Message = Mapping[str, Any]
Fill = Callable[[Conversation, Message], Awaitable[Event]]
FORM_FIELDS = ("form", "step", "number", "of", "takes", "why", "can")


async def fill_message(conversation: Conversation, message: Message) -> Event:
    """The event for one message of the engine.

    Raises: EngineFailed: a part nobody knows, or one that lacks something.
    """
    part = (message.get("custom") or {}).get("part")
    if part is None:
        return _message(conversation, message)
    if part not in FILLS:
        raise EngineFailed(f"part {part}")
    try:
        return await FILLS[part](conversation, message)
    except (KeyError, TypeError, ValueError) as error:
        raise EngineFailed(f"part {part}: {type(error).__name__}") from error


def _message(
    conversation: Conversation,
    message: Message,
    kind: EventKind = EventKind.MESSAGE,
    detail: Mapping[str, Any] | None = None,
    live: str = "",
) -> Event:
    language = Language(message.get("language") or conversation.language)
    text = str(message.get("text") or "")
    return Event(kind, language, text, conversation.buttons(message), detail or {}, live)


async def _form(conversation: Conversation, message: Message) -> Event:
    custom = message["custom"]
    can = [str(name) for name in custom["can"]]
    steps = [
        {
            "can": name,
            **conversation.choice(
                conversation.say(_label(custom, name)), BY_CAN[name].intent, **BY_CAN[name].entities
            ).as_json(),
        }
        for name in can
    ]
    detail = {name: custom[name] for name in FORM_FIELDS}
    return _message(conversation, message, EventKind.FORM, {**detail, "steps": steps})


async def _doors(conversation: Conversation, message: Message) -> Event:
    doors = await fill_doors(conversation, message["custom"])
    detail = {"doors": doors, "more": bool(message["custom"].get("more"))}
    return _message(conversation, message, EventKind.DOORS, detail)


async def _note(conversation: Conversation, message: Message) -> Event:
    needs = [need_name(Need(n), conversation.language) for n in message["custom"]["needs"]]
    return _message(conversation, message, detail={"note": {"needs": needs}})


async def _review(conversation: Conversation, message: Message) -> Event:
    return _message(conversation, message, EventKind.REVIEW, live="review")


async def _receipt(conversation: Conversation, message: Message) -> Event:
    return _message(conversation, message, EventKind.RECEIPT, live="receipt")


async def _similar(conversation: Conversation, message: Message) -> Event:
    questions = await fill_similar(conversation, message["custom"]["ids"])
    return _message(conversation, message, detail={"questions": questions})


async def _status(conversation: Conversation, message: Message) -> Event:
    return _message(conversation, message, live=f"status:{message['custom']['question_id']}")


async def _room(conversation: Conversation, message: Message) -> Event:
    """The way into a room; whether it is open is told at its door."""
    code, language = str(message["custom"]["code"]), conversation.language.value
    path = f"/j/{code}" if code else "/room"
    label = conversation.say("chat.join_room" if code else "chat.join_page")
    link = {"kind": "web", "label": label, "value": f"{path}?lang={language}"}
    return _message(conversation, message, detail={"actions": [link]})


async def _card(conversation: Conversation, message: Message) -> Event:
    name = str(message["custom"]["name"])
    known = conversation.id, name, conversation.language
    return conversation.fixed.card(*known, young=conversation.young)


FILLS: dict[str, Fill] = {
    "form": _form,
    "doors": _doors,
    "note": _note,
    "question_review": _review,
    "receipt": _receipt,
    "similar_questions": _similar,
    "question_status": _status,
    "room": _room,
    "card": _card,
}


def _label(custom: Mapping[str, Any], can: str) -> str:
    """The key of a step button; a verdict that is stopped deletes no question."""
    judging = can == "stop" and custom["form"] == "judge_answer"
    return "chat.stop_judging" if judging else f"chat.{can}"
