"""Lookup of fixed phrases, in both languages, with Welsh mutations: phrases.csv."""

import csv
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.language import fold, mutated_forms

TABLE = Path(__file__).with_name("phrases.csv")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Words = tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A phrase found: what it tells, and where, as offsets in the text."""

    entity: str
    value: str
    start: int
    end: int


@functools.cache
def _phrases() -> dict[Words, tuple[tuple[str, str], ...]]:
    """What each phrase tells: (entity, value) pairs by its folded words."""
    found: dict[Words, dict[tuple[str, str], None]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            for words in _spellings(line["phrase"], line["language"]):
                found.setdefault(words, {})[line["entity"], line["value"]] = None
    return {words: tuple(told) for words, told in found.items()}


def _spellings(phrase: str, language: str) -> Iterator[Words]:
    """The phrase as folded words; in Welsh with each mutation of its longer first word too."""
    first, *others = fold(phrase).replace("'", "").split()
    forms = {first}
    if language == "cy" and len(first) > 2:
        forms |= {fold(form) for form in mutated_forms(first)}
    for form in forms:
        yield (form, *others)


def find_phrases(text: str) -> tuple[Match, ...]:
    """Every phrase in a text; of phrases of one entity that overlap, the longest.

    Returns: in the order of mention.
    """
    spoken = [(fold(m[0]).replace("'", ""), m.start(), m.end()) for m in WORD.finditer(text)]
    phrases = _phrases()
    longest = max(map(len, phrases))
    taken: set[tuple[str, int]] = set()
    found = []
    for length in range(min(longest, len(spoken)), 0, -1):
        for at in range(len(spoken) - length + 1):
            window = spoken[at : at + length]
            told = phrases.get(tuple(word for word, _, _ in window), ())
            for (entity, value), place in itertools.product(told, [range(at, at + length)]):
                if not any((entity, word) in taken for word in place):
                    taken.update((entity, word) for word in place)
                    found.append(Match(entity, value, window[0][1], window[-1][2]))
    return tuple(sorted(found, key=lambda match: (match.start, match.entity)))
