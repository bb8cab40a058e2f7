"""Patterns for texts in any case, read in small letters: several times faster than IGNORECASE.

The engine of `re` weighs every alternative of a pattern that ignores case one by one; in small
letters it passes over those that begin otherwise at a glance.

A pattern is compiled when it is first read with, since all of them take half a second, for which
nobody should wait when the service starts.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

_LONG = 200  # characters of a text that is worth remembering in small letters


class Lazy:
    """A regular expression, compiled when it is first asked for."""

    __slots__ = ("_compile", "_compiled")

    def __init__(self, compiled: "Callable[[], re.Pattern[str]]") -> None:
        self._compile = compiled
        self._compiled: re.Pattern[str] | None = None
        _MADE.append(self)

    def __call__(self) -> "re.Pattern[str]":
        """The compiled pattern; two who ask at once both compile it, to the same."""
        if self._compiled is None:
            self._compiled = self._compile()
        return self._compiled


_MADE: list[Lazy] = []  # patterns are constants: none is ever made to be thrown away


def all_patterns() -> "tuple[Callable[[], re.Pattern[str]], ...]":
    """Every pattern there is; calling one compiles it. Raises, when called: re.error."""
    return tuple(_MADE)


class Found:
    """A match: places as in the text, and its words as they are written there."""

    __slots__ = ("_match", "string")

    def __init__(self, match: "re.Match[str]", string: str) -> None:
        self._match = match
        self.string = string

    def __getitem__(self, group: int | str) -> str:
        """What a group took, as written; empty if it took no part."""
        start, end = self._match.span(group)
        return self.string[start:end] if start >= 0 else ""

    def group(self, group: int | str = 0) -> str:
        """The same."""
        return self[group]

    def groupdict(self) -> dict[str, str]:
        """Every group with a name and what it took."""
        return {name: self[name] for name in self._match.re.groupindex}

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Where a group begins and ends; -1 and -1 if it took no part."""
        return self._match.span(group)

    def start(self, group: int | str = 0) -> int:
        """Where a group begins."""
        return self._match.start(group)

    def end(self, group: int | str = 0) -> int:
        """Where a group ends."""
        return self._match.end(group)


class AnyCase:
    """A pattern that reads texts in any case."""

    __slots__ = ("_pattern",)

    def __init__(self, source: str) -> None:
        if "(?-i" in source or "(?i" in source:
            raise ValueError("A pattern with its own flags cannot be read in small letters.")
        self._pattern = Lazy(lambda: re.compile(_in_small_letters(source)))

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The groups with a name."""
        return self._pattern().groupindex

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Found | None:
        """The first place where it stands."""
        match = self._pattern().search(_small(text), start, end)
        return Found(match, text) if match else None

    def match(self, text: str, start: int = 0) -> Found | None:
        """It, if it stands right there."""
        match = self._pattern().match(_small(text), start)
        return Found(match, text) if match else None

    def fullmatch(self, text: str) -> Found | None:
        """It, if the whole text is one."""
        match = self._pattern().fullmatch(_small(text))
        return Found(match, text) if match else None

    def finditer(self, text: str) -> Iterator[Found]:
        """Every place where it stands."""
        for match in self._pattern().finditer(_small(text)):
            yield Found(match, text)

    def sub(self, repl: Callable[[Found], str], text: str) -> str:
        """The text with something else wherever it stands."""
        pieces, last = [], 0
        for match in self.finditer(text):
            pieces += [text[last : match.start()], repl(match)]
            last = match.end()
        return "".join([*pieces, text[last:]])

    def split(self, text: str) -> list[str]:
        """The pieces between."""
        pieces, last = [], 0
        for match in self._pattern().finditer(_small(text)):
            pieces.append(text[last : match.start()])
            last = match.end()
        return [*pieces, text[last:]]


class Guarded:
    """A pattern that minds capitals in places; read only where it stands but for its capitals."""

    __slots__ = ("_guard", "_pattern")

    def __init__(self, source: str, flags: int) -> None:
        loose = source.replace("(?-i:", "(?:").replace("(?i:", "(?:")
        self._guard = AnyCase(loose)
        self._pattern = Lazy(lambda: re.compile(source, flags))

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The groups with a name."""
        return self._guard.groupindex

    def finditer(self, text: str) -> Iterator["re.Match[str]"]:
        """Every place where it stands."""
        first = self._guard.search(text)
        if first is not None:
            yield from self._pattern().finditer(text, first.start())

    def search(self, text: str) -> "re.Match[str] | None":
        """The first place where it stands."""
        return next(self.finditer(text), None)

    def match(self, text: str, start: int = 0) -> "re.Match[str] | None":
        """It, if it stands right there."""
        return self._pattern().match(text, start)


Match = re.Match[str] | Found
Pattern = re.Pattern[str] | AnyCase | Guarded


def any_case(source: str) -> AnyCase:
    """A pattern that is to ignore case."""
    return AnyCase(source)


def mostly_any_case(source: str) -> Guarded:
    """A pattern that ignores case but for parts of it: "(?-i:…)".

    None of these parts may stand where the pattern says what must not follow.
    """
    return Guarded(source, re.IGNORECASE)


def case_in_places(source: str) -> Guarded:
    """A pattern that minds case but for parts of it: "(?i:…)"; the same holds."""
    return Guarded(source, 0)


def _small(text: str) -> str:
    return _remembered(text) if len(text) > _LONG else _lower(text)


def _lower(text: str) -> str:
    """The text in small letters, place by place: this one letter would become two."""
    return text.replace("İ", "i").lower()


_remembered = lru_cache(maxsize=4)(_lower)
_ESCAPED = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)|[^\\]", re.DOTALL)


def _in_small_letters(source: str) -> str:
    """A pattern's source without capitals; escapes and names of groups stay as they are."""
    source = source.replace("À-ÖØ-öø-ÿ", "à-öø-ÿ").replace("À-ÞŴŶ", "à-þŵŷ")
    pieces = _ESCAPED.findall(source)
    return "".join(piece if len(piece) > 1 else piece.lower() for piece in pieces)
