"""What people type in the chat: the lines that its understanding is trained with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT
from bot.vocabulary import Language

CHAT = ROOT / "data" / "nlu"
_INTENT = re.compile(r"^- intent: (\S+)")
_NEEDS = re.compile(r"^  metadata: \{needs: \[([^\]]*)\]\}")
_LINE = re.compile(r"^    - (.+)")
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")  # [word](entity) of the chat's data


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A line typed to the assistant: its topic, and the ids of the needs it speaks of, sorted."""

    text: str
    language: Language
    topic: str
    needs: tuple[str, ...] = ()


def read_chat_lines(folder: Path = CHAT) -> Iterator[ChatLine]:
    """The lines of every topic in both languages, without the marks of entities."""
    for language in Language:
        for path in sorted((folder / language.value).glob("*.yml")):
            yield from _lines(path, language)


def _lines(path: Path, language: Language) -> Iterator[ChatLine]:
    topic, needs = "", ()
    for line in path.read_text(encoding="utf-8").splitlines():
        if intent := _INTENT.match(line):
            topic, needs = intent[1], ()
        elif named := _NEEDS.match(line):
            needs = tuple(sorted(named[1].replace(",", " ").split()))
        elif (said := _LINE.match(line)) and topic:
            yield ChatLine(_MARKED.sub(r"\1", said[1]).strip(), language, topic, needs)
