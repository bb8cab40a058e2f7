"""Where somebody says they are: towns, villages, council areas, regions and postcodes of Wales."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.councils import council
from bot.language.cues import has_cue, speaks_for
from bot.language.folding import Token, tokens
from bot.language.place_names import KnownPlace, PlaceNames, one_left_out, place_names
from bot.language.postcodes import find_postcodes
from bot.vocabulary import Region

_SHORTEST, _LONGEST = 6, 30  # letters of a name that may be misspelt; longer ones are no name


@dataclass(frozen=True)
class PlaceMatch:
    """One place in a text, at `start` to `end` (str indices, end exclusive).

    `councils` are the codes it may mean, likeliest first: more than one is asked back. A whole
    region has `region` and no councils. `outside` is true where it is mostly or wholly outside
    Wales; councils may still be named, as for SY10.
    """

    start: int
    end: int
    councils: tuple[str, ...]
    region: Region | None
    outside: bool


def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """Find the places of a text, in the order they are named, English or Welsh, mutated or not.

    Args: text: as typed, up to a few thousand characters.
    Returns: no match twice, none overlapping; empty when no place is named.
    """
    found = [
        PlaceMatch(code.start, code.end, code.councils, None, code.outside)
        for code in find_postcodes(text)
    ]
    spans = [(match.start, match.end) for match in found]
    found.extend(
        match
        for match in _named(text)
        if not any(start < match.end and match.start < end for start, end in spans)
    )
    found.sort(key=lambda match: match.start)
    return _narrowed(tuple(found))


def _named(text: str) -> Iterator[PlaceMatch]:
    """The names among the words of a text, the longest name first at each word."""
    words = tokens(text)
    names = place_names()
    at = 0
    while at < len(words):
        place, length = _place_at(text, words, at, names)
        if place is None:
            at += 1
            continue
        end = words[at + length - 1].end
        yield PlaceMatch(words[at].start, end, place.councils, place.region, place.outside)
        at += length


def _place_at(
    text: str, words: list[Token], at: int, names: PlaceNames
) -> tuple[KnownPlace | None, int]:
    """The place named from word `at` on, and how many words its name has."""
    word = words[at]
    for key in _first_words(word):
        for rest, place in names.by_first.get(key, ()):
            last = at + len(rest)
            if tuple(w.key for w in words[at + 1 : last + 1]) != rest:
                continue
            if speaks_for(place, text=text, words=words, first=at, last=last):
                return place, len(rest) + 1
    misspelt = _SHORTEST < len(word.key) <= _LONGEST and word.key not in names.by_first
    if misspelt and has_cue(words, at):
        return _nearest_town(word.key, names), 1
    return None, 1


def _first_words(word: Token) -> tuple[str, ...]:
    """How the word may be looked up: as it is, and without a possessive "'s"."""
    if word.folded.endswith("'s"):
        return word.key, word.folded[:-2]
    return (word.key,)


def _nearest_town(key: str, names: PlaceNames) -> KnownPlace | None:
    """The one town whose name is one letter away (one more, one less, another, two swapped)."""
    towns: set[str] = set()
    for shorter in one_left_out(key):
        towns |= names.near.get(shorter, frozenset())
    if len(towns) != 1:
        return None
    places = [place for rest, place in names.by_first[towns.pop()] if not rest]
    return places[0] if places else None


def _narrowed(found: tuple[PlaceMatch, ...]) -> tuple[PlaceMatch, ...]:
    """Let one place settle another: "Newport, Pembrokeshire" is not the city."""
    sure = {match.councils[0] for match in found if len(match.councils) == 1}
    regions = {match.region for match in found if match.region}
    narrowed = []
    for match in found:
        fitting = tuple(
            code for code in match.councils if code in sure or council(code).region in regions
        )
        keep = fitting if len(match.councils) > 1 and fitting else match.councils
        narrowed.append(PlaceMatch(match.start, match.end, keep, match.region, match.outside))
    return tuple(narrowed)
