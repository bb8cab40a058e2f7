"""The body of a call to the engine, read strictly."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.errors import BadInput
from bot.vocabulary import Language, Level

LONGEST_TEXT = 1_000  # characters
LONGEST_ID = 200
ENTITY_NAME = re.compile(r"[a-z_]{1,40}")
LONGEST_VALUE = 200
MOST_VALUES = 40
COMMAND_SIGNS = "/ \t\r\n"  # Rasa reads a text that begins with / as a command


class BadTurn(BadInput):
    """A body that is not a turn; `code` says what is wrong, without what was typed."""

    def __init__(self, code: str = "bad_turn") -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Turn:
    """One call: a text, or an intent with entities."""

    conversation_id: str
    language: str = Language.EN.value
    level: str = Level.NONE.value
    text: str = ""
    intent: str = ""
    entities: tuple[tuple[str, str], ...] = ()

    @property
    def plain_text(self) -> str:
        """The text without what Rasa would take for a command."""
        return self.text.lstrip(COMMAND_SIGNS)


def read_turn(body: bytes, *, only_conversation: bool = False) -> Turn:
    """Read a body.

    Args: only_conversation: expect nothing but `conversation_id`.
    Raises: BadTurn: with the code of the first thing that is wrong.
    """
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadTurn("not_json") from error
    if not isinstance(given, dict):
        raise BadTurn("not_an_object")
    conversation_id = _text(given, "conversation_id", LONGEST_ID)
    if not conversation_id:
        raise BadTurn("conversation_id_missing")
    if only_conversation:
        return Turn(conversation_id)
    text, intent = _text(given, "text", LONGEST_TEXT), _text(given, "intent", LONGEST_ID)
    if bool(text) == bool(intent):
        raise BadTurn("text_or_intent")
    return Turn(
        conversation_id,
        _one_of(given, "language", [language.value for language in Language]),
        _one_of(given, "level", [level.value for level in Level]),
        text,
        intent,
        _entities(given.get("entities") or {}),
    )


def _text(given: dict[str, Any], name: str, longest: int) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise BadTurn(f"{name}_not_text")
    if len(value) > longest:
        raise BadTurn(f"{name}_too_long")
    return value


def _one_of(given: dict[str, Any], name: str, allowed: list[str]) -> str:
    value = _text(given, name, LONGEST_ID)
    if value not in allowed:
        raise BadTurn(f"{name}_unknown")
    return value


def _entities(given: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, dict):
        raise BadTurn("entities_not_an_object")
    found = [
        (name, value)
        for name, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    fine = len(found) <= MOST_VALUES and all(
        ENTITY_NAME.fullmatch(name) and isinstance(value, str) and len(value) <= LONGEST_VALUE
        for name, value in found
    )
    if not fine:
        raise BadTurn("entities_malformed")
    return tuple(found)
