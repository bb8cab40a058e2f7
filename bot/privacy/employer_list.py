"""The places of work of data/privacy/employers.csv, found however they are typed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language import fold
from bot.privacy.any_case import AnyCase, Match, any_case
from bot.privacy.gazetteers import column, key_of

_WORD = re.compile(r"[^\W_]+")


def clear_at(text: str, start: int) -> Match | None:
    """A listed place of work here whose name is no ordinary word."""
    return _patterns()[0].match(text, start)


def listed_at(text: str, start: int) -> Match | None:
    """A listed place of work here; an ordinary word needs its capital."""
    clear, words = _patterns()
    return clear.match(text, start) or words.match(text, start)


def listed_anywhere(text: str) -> Iterator[Match]:
    """Every listed place of work; one that is an ordinary word not where a sentence begins."""
    end = 0
    for word in _WORD.finditer(text):
        written = word.group()
        key = written.lower() if written.isascii() else key_of(written)
        if word.start() < end or key not in _firsts():
            continue
        begins = not text[: word.start()].strip() or text[: word.start()].rstrip()[-1] in ".!?:"
        match = (clear_at if begins else listed_at)(text, word.start())
        if match is not None:
            end = match.end()
            yield match


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    """The first words of the names, with and without what hangs on them."""
    found: set[str] = set()
    for row in column("employers.csv"):
        first = _WORD.findall(key_of(fold(row["name"])))[0]
        found |= {first, f"{first}s", re.sub("s$", "", first)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _patterns() -> tuple[AnyCase, "re.Pattern[str]"]:
    rows = column("employers.csv")
    clear = [row["name"] for row in rows if not row["also"]]
    words = [row["name"] for row in rows if row["also"]]
    return any_case(_any_of(clear)), re.compile(_any_of(words))


def _any_of(names: list[str]) -> str:
    typed = [_typed(name) for name in sorted(names, key=len, reverse=True)]
    return rf"(?:(?:the|y|yr|a)\s)?(?:{'|'.join(typed)})(?:['’]s|s)?(?!\w)"


def _typed(name: str) -> str:
    """A pattern for a name as it is typed: accents, hyphens and apostrophes or none."""
    plain = re.escape(name).replace("'", "['’]?").replace(r"\-", r"[\s-]?")
    return plain.replace("w", "[wŵ]").replace("y", "[yŷ]").replace("o", "[oô]").replace("a", "[aâ]")
