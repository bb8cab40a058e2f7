"""The small language that phrases are written in, and what it compiles to.

A phrase is words in a row, as they stand in a folded text (lower case, no accents, no apostrophes):

- `(hit|hits|beat up)` is one of several; `word?` or `(a|b)?` may be left out
- `tablet*` is the word with up to six more letters
- `..` is up to two other words, `...` up to four, `....` up to eight, never past a full stop
- `#` is a number, `#+` one of four or more; `~torri` is every mutated form of a word
- `<adult>` is a list of words from words.csv
- `^` is the beginning of the message, `$` its end

There is no unbounded repetition in it, so that no message can make a phrase slow.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

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
    """A compiled phrase: `regex` on a folded text, worth trying if every place can be filled.

    `words` are all that stand in it.
    """

    regex: re.Pattern[str]
    places: tuple[frozenset[str], ...]
    words: frozenset[str] = frozenset()

    def may_match(self, words: Collection[str]) -> bool:
        """True if a text with these words may hold the phrase; much faster than looking."""
        return not any(place.isdisjoint(words) for place in self.places)

    def find(self, text: str) -> re.Match[str] | None:
        """Look for the phrase in a folded text that begins and ends with a space."""
        return self.regex.search(text) if self.may_match(text.split()) else None


def compile_pattern(
    source: str, words: Mapping[str, str], mutate: Callable[[str], frozenset[str]]
) -> Pattern:
    """Compile one phrase.

    Raises: DataInvalid: the phrase is not written in the language above.
    """
    reader = _Reader(source, words, mutate)
    part = reader.alternatives()
    if reader.tokens:
        raise DataInvalid(f"phrase {source!r} has something left over: {reader.tokens}")
    if not part.places:
        raise DataInvalid(f"phrase {source!r} has no word that must be there")
    rarest_first = sorted(part.places, key=len)
    return Pattern(
        re.compile(f"(?<![^ ]){part.regex}"), tuple(rarest_first), frozenset(reader.seen)
    )


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(
        self, source: str, words: Mapping[str, str], mutate: Callable[[str], frozenset[str]]
    ) -> None:
        self.source, self.words, self.mutate = source, words, mutate
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
        if name not in self.words:
            raise DataInvalid(f"phrase {self.source!r} names unknown words <{name}>")
        inner = _Reader(self.words[name], self.words, self.mutate)
        inner.gaps = self.gaps
        part = inner.alternatives()
        self.gaps = inner.gaps
        self.seen |= inner.seen
        return part

    def word(self, token: str) -> Part:
        """Read a word, with its mutations and endings where the phrase asks for them."""
        plain = token.strip("~*")
        forms = frozenset({plain})
        if token.startswith("~"):
            forms |= self.mutate(plain)
        ending = r"\w{0,6}" if token.endswith("*") else ""
        self.seen |= forms
        stems = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
        return Part(f"(?:{stems}){ending} ", () if ending else (forms,))


def _shortest(place: frozenset[str]) -> int:
    """Length of the shortest word: the longer it is, the rarer the words."""
    return min(map(len, place))
