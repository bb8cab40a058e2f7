"""What a client may send to the chat, checked."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.errors import BadInput
from bot.vocabulary import Language

MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
MAX_CHOICE = 2_000  # characters of a signed choice id


class BodyUnreadable(BadInput):
    """Not a JSON object."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message: a text or a choice, or only a change of language."""

    token: str
    id: str
    text: str | None
    choice: str | None
    language: Language | None


def read_body(body: bytes) -> dict[str, Any]:
    """The JSON object in a body; raises BodyUnreadable."""
    try:
        values = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BodyUnreadable from None  # the cause would quote the body
    if not isinstance(values, dict):
        raise BodyUnreadable
    return values


def read_language(values: dict[str, Any]) -> Language | None:
    """The language asked for, if it is one of the two."""
    asked = values.get("language")
    return Language(asked) if asked in (Language.EN.value, Language.CY.value) else None


def read_token(values: dict[str, Any]) -> str:
    """The conversation's token; raises BadInput."""
    token = values.get("conversation")
    if not isinstance(token, str) or not 1 <= len(token) <= 200 or not token.isascii():
        raise BadInput("conversation")
    return token


def read_message(values: dict[str, Any]) -> Incoming:
    """One message; raises BadInput, naming the field but never quoting it."""
    message_id, text, choice = values.get("id"), values.get("text"), values.get("choice")
    if not isinstance(message_id, str) or not MESSAGE_ID.fullmatch(message_id):
        raise BadInput("id")
    if text is not None and not isinstance(text, str):
        raise BadInput("text")
    if choice is not None and (not isinstance(choice, str) or len(choice) > MAX_CHOICE):
        raise BadInput("choice")
    language = read_language(values)
    if (text is None) == (choice is None) and (text is not None or language is None):
        raise BadInput("text or choice")
    return Incoming(read_token(values), message_id, text, choice, language)
