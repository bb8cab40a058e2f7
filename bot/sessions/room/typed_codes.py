"""Codes of rooms in what somebody typed."""

import re
from dataclasses import dataclass

from bot.sessions.room.codes import CODE_LENGTH, CODE_LETTERS, read_code

_CODE = re.compile(rf"(?<![\w-])[{CODE_LETTERS}]{{{CODE_LENGTH}}}(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Where a code stands; offsets in str indices, end exclusive."""

    start: int
    end: int
    code: str


def find_codes(text: str) -> tuple[CodeSpan, ...]:
    """Every code of a room: alone in any form, or as one word that is no number."""
    alone = read_code(text.strip(" .!?"))
    if alone:
        return (CodeSpan(0, len(text), alone),)
    words = (found for found in _CODE.finditer(text) if not found.group().isdigit())
    return tuple(CodeSpan(one.start(), one.end(), one.group().upper()) for one in words)
