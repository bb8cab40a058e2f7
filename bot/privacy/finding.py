"""One personal detail in a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.privacy.any_case import Pattern
from bot.vocabulary import Identifier


@dataclass(frozen=True)
class Finding:
    """A detail and its place: str indices, end exclusive; score from 0 to 1."""

    kind: Identifier
    start: int
    end: int
    score: float


def each(pattern: Pattern, text: str, kind: Identifier, score: float) -> Iterator[Finding]:
    """A finding for every match: of its group `detail` where it has one, otherwise of all of it."""
    group = "detail" if "detail" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield Finding(kind, match.start(group), match.end(group), score)
