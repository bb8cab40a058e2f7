"""Doors by reference, filled from the directory in the conversation's language."""

from collections.abc import Mapping
from typing import Any

from bot.directory.needs import need_name
from bot.directory.search import Door, describe_doors
from bot.vocabulary import Need
from bot.web.dates import spoken_date
from channels.gate.conversation import Conversation


async def fill_doors(conversation: Conversation, part: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The doors of a part, as the chat shows them."""
    doors = await conversation.replies.read(
        describe_doors,
        ids=tuple(part["ids"]),
        needs=tuple(Need(need) for need in part.get("needs") or ()),
        council=part.get("council"),
        age=part.get("age"),
        language=conversation.language,
    )
    return [door_as_json(door, conversation) for door in doors]


def door_as_json(door: Door, conversation: Conversation) -> dict[str, Any]:
    """One door on the wire."""
    language = conversation.language
    return {
        "id": door.id,
        "need": door.need.value,
        "need_name": need_name(door.need, language),
        "name": door.name,
        "organization": door.organization,
        "description": door.description,
        "who_for": door.who_for,
        "why": [conversation.say(f"terms.why_{why.value}") for why in door.why],
        "knocks": [
            {"kind": knock.kind, "value": knock.value, "hours": knock.hours}
            for knock in door.knocks
        ],
        "languages": door.languages,
        "duty": door.duty,
        "checked": door.checked.isoformat() if door.checked else None,
        "checked_says": _checked(door, conversation),
        "verified": door.verified,
    }


def _checked(door: Door, conversation: Conversation) -> str:
    """When the door was last checked, in words."""
    if door.checked is None:
        return conversation.say("terms.not_checked")
    key = "terms.checked" if door.verified else "terms.not_confirmed"
    return conversation.say(key, date=spoken_date(door.checked, conversation.language))
