"""The small language that phrases are written in, and what it compiles to.

A phrase is words in a row, as they stand in a folded text (lower case, no accents, no apostrophes):

- `(hit|hits|beat up)` is one of several; `word?` or `(a|b)?` may be left out
- `tablet*` is the word with up to six more letters
- `..` is up to two other words, `...` up to four, `....` up to eight, never past a full stop
- `#` is a number, `#+` one of four or more; `~torri` is every mutated form of a word
- `<adult>` is a list of words from words.csv
- `^` is the beginning of the message, `$` its end

There is no unbounded repetition in it, so that no message can make a phrase slow.

Reading a phrase refuses whatever is not written so, and what it makes of the rest is a regular
expression. That is compiled when a text holds the words of the phrase for the first time, or by
`compile_phrase` before: all of them take half a second, in which a service that starts again
would show nobody a card.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.errors import DataInvalid

GAPS = {"..": 2, "...": 4, "....": 8}
NUMBER = (
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|hundred|un|dau|dwy|tri|tair|pedwar|pedair|pump|pum|chwech|chwe|saith|wyth"
    r"|naw|deg|ddeg|ugain|cant) "
)
MANY = (
    r"(?:[4-9]|\d{2,4}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|hundred|pedwar|pedair|pump|pum|chwech"
    r"|chwe|saith|wyth|naw|deg|ddeg|ugain|cant|deuddeg|pymtheg|tri deg|dau ddeg) "
)
TOKEN = re.compile(r"\.{2,4}|#\+|[()|?#^$]|<\w+>|~\w+\*?|\w+\*?| ")


@dataclass(frozen=True)
class Part:
    """A piece of a phrase: its regular expression and the words that may stand in each place.

    A place that may be left out, or that takes words which are not listed, has no set.
    """

    regex: str
    places: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Pattern:
    """A phrase that was read: `regex` on a folded text, worth trying if every place can be filled.

    `words` are all that stand in it.
    """

    expression: str
    places: tuple[frozenset[str], ...]
    words: frozenset[str] = frozenset()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when it is first asked for."""
        return re.compile(self.expression)

    def may_match(self, words: Collection[str]) -> bool:
        """True if a text with these words may hold the phrase; much faster than looking."""
        return not any(place.isdisjoint(words) for place in self.places)

    def find(self, text: str) -> re.Match[str] | None:
        """Look for the phrase in a folded text that begins and ends with a space."""
        return self.regex.search(text) if self.may_match(text.split()) else None


class Words:
    """What phrases are made of: words with their forms, and lists of them; each is read once."""

    def __init__(self, lists: Mapping[str, str], mutate: Callable[[str], frozenset[str]]) -> None:
        self.lists = lists
        self._mutate = mutate
        self._parts: dict[str, tuple[Part, frozenset[str]]] = {}

    def word(self, token: str) -> tuple[Part, frozenset[str]]:
        """A word, with its mutations and endings where asked for, and all its forms."""
        if token not in self._parts:
            plain = token.strip("~*")
            forms = frozenset({plain})
            if token.startswith("~"):
                forms |= self._mutate(plain)
            ending = r"\w{0,6}" if token.endswith("*") else ""
            stems = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
            part = Part(f"(?:{stems}){ending} ", () if ending else (forms,))
            self._parts[token] = part, forms
        return self._parts[token]

    def named(self, name: str, gaps: int) -> tuple[Part, frozenset[str], int]:
        """A list of words, all that stand in it, and how many gaps there are with its own.

        Args: gaps: how many come before it; they are numbered through a phrase.
        """
        known = self._parts.get(f"<{name}>")
        if known is not None:
            return *known, gaps
        reader = _Reader(self.lists[name], self)
        reader.gaps = gaps
        part, words = reader.alternatives(), frozenset(reader.seen)
        if reader.gaps == gaps:
            self._parts[f"<{name}>"] = part, words
        return part, words, reader.gaps


def read_pattern(source: str, words: Words) -> Pattern:
    """Read one phrase.

    Raises: DataInvalid: the phrase is not written in the language above.
    """
    reader = _Reader(source, words)
    part = reader.alternatives()
    if reader.tokens:
        raise DataInvalid(f"phrase {source!r} has something left over: {reader.tokens}")
    if not part.places:
        raise DataInvalid(f"phrase {source!r} has no word that must be there")
    rarest_first = sorted(part.places, key=len)
    return Pattern(f"(?<![^ ]){part.regex}", tuple(rarest_first), frozenset(reader.seen))


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, source: str, words: Words) -> None:
        self.source, self.words = source, words
        self.tokens = [token for token in TOKEN.findall(source) if token != " "]
        self.gaps = 0
        self.seen: set[str] = set()
        if TOKEN.sub("", source).strip():
            raise DataInvalid(f"phrase {source!r} has signs that mean nothing here")

    def alternatives(self) -> Part:
        """Read `a b|c` up to a closing bracket or the end."""
        options = [self.sequence()]
        while self.tokens and self.tokens[0] == "|":
            self.tokens.pop(0)
            options.append(self.sequence())
        if len(options) == 1:
            return options[0]
        places: tuple[frozenset[str], ...] = ()
        if all(option.places for option in options):
            longest = (max(option.places, key=_shortest) for option in options)
            places = (frozenset().union(*longest),)
        return Part("(?:" + "|".join(option.regex for option in options) + ")", places)

    def sequence(self) -> Part:
        """Read words in a row."""
        parts: list[Part] = []
        while self.tokens and self.tokens[0] not in "|)":
            part = self.item(self.tokens.pop(0))
            if self.tokens and self.tokens[0] == "?":
                self.tokens.pop(0)
                part = Part(f"(?:{part.regex})?")
            parts.append(part)
        if not parts:
            raise DataInvalid(f"phrase {self.source!r} has an empty place")
        places = tuple(place for part in parts for place in part.places)
        return Part("".join(part.regex for part in parts), places)

    def item(self, token: str) -> Part:
        """Read one thing that can stand in a row."""
        if token == "(":
            return self.group()
        if token in GAPS:
            self.gaps += 1
            return Part(rf"(?P<gap{self.gaps}>(?:\w{{1,30}} ){{0,{GAPS[token]}}})")
        if token in ("#", "#+", "^", "$"):
            return Part({"#": NUMBER, "#+": MANY, "^": r"(?<!\S )", "$": r"(?!\S)"}[token])
        if token.startswith("<"):
            return self.named(token[1:-1])
        if not token[0].isalnum() and token[0] not in "~_":
            raise DataInvalid(f"phrase {self.source!r} has {token!r} where a word should be")
        return self.word(token)

    def group(self) -> Part:
        """Read the rest of `( … )`."""
        part = self.alternatives()
        if not self.tokens or self.tokens.pop(0) != ")":
            raise DataInvalid(f"phrase {self.source!r} has a bracket that is not closed")
        return part

    def named(self, name: str) -> Part:
        """Read a list of words by its name."""
        if name not in self.words.lists:
            raise DataInvalid(f"phrase {self.source!r} names unknown words <{name}>")
        part, seen, self.gaps = self.words.named(name, self.gaps)
        self.seen |= seen
        return part

    def word(self, token: str) -> Part:
        """Read a word."""
        part, forms = self.words.word(token)
        self.seen |= forms
        return part


def _shortest(place: frozenset[str]) -> int:
    """Length of the shortest word: the longer it is, the rarer the words."""
    return min(map(len, place))
