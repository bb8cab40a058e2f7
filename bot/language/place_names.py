"""The names of places in Wales, read once: every spelling and mutation we know, by first word.

Source: data/directory/places, see data/directory/ATTRIBUTION.md.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from bot.language.councils import PLACES, councils, read_rows
from bot.language.folding import tokens
from bot.language.mutations import mutated_forms
from bot.vocabulary import Region

Key = tuple[str, ...]


class Trust(IntEnum):
    """How much else must speak for a place before its name is taken for one."""

    CLEAR = 0  # the name is enough
    WEAK = 1  # a capital letter, a word such as "near", or nothing else in the message
    NAME = 2  # also a person's name or a common word: "near", "yn", or nothing else
    WORD = 3  # an everyday word: "live in", or "in" and a capital letter
    NEVER = 4


@dataclass(frozen=True)
class KnownPlace:
    """What one name stands for; `kind` is town, village or hamlet."""

    councils: tuple[str, ...]
    region: Region | None
    outside: bool
    trust: Trust
    kind: str


@dataclass(frozen=True)
class PlaceNames:
    """Every known name: by its first word, the rest of its words (longest first) and the place.

    `near` leads from a town's name with one letter left out to the towns it may be.
    """

    by_first: dict[str, tuple[tuple[Key, KnownPlace], ...]]
    near: dict[str, frozenset[str]]


_LEVEL = {"town": 0, "village": 1, "hamlet": 2}
_TRUST = {trust.name.lower(): trust for trust in Trust}


def spellings(name: str) -> frozenset[Key]:
    """The ways one name is written: with and without hyphens, article, or "saint"."""
    keys = set()
    for text in (name, name.replace("-", "")):
        keys.add(tuple(token.key for token in tokens(text)))
    for key in list(keys):
        if len(key) > 1 and key[0] in ("y", "yr", "the"):
            keys.add(key[1:])
        if len(key) > 1 and key[0] == "st":
            keys.add(("saint", *key[1:]))
    return frozenset(key for key in keys if key)


@lru_cache(maxsize=1)
def place_names() -> PlaceNames:
    """Read every name once (about 3,700 places and 300 other names)."""
    known = _known_places()
    by_first: dict[str, list[tuple[Key, KnownPlace]]] = defaultdict(list)
    for key, place in (_mutated(known) | known).items():
        by_first[key[0]].append((key[1:], place))
    longest_first = {
        first: tuple(sorted(ends, key=lambda end: -len(end[0]))) for first, ends in by_first.items()
    }
    return PlaceNames(longest_first, _near_towns(known))


def _known_places() -> dict[Key, KnownPlace]:
    named: dict[Key, list[tuple[int, str]]] = defaultdict(list)
    for row in read_rows(PLACES / "places.csv"):
        for name in (row["name_en"], row["name_cy"], row["also"]):
            for key in spellings(name):
                named[key].append((_LEVEL[row["kind"]], row["council"]))
    for area in councils():
        for key in spellings(area.name_en) | spellings(area.name_cy):
            named[key].append((0, area.code))
    trusts = _ordinary_names()
    places = {key: _place(key, found, trusts) for key, found in named.items()}
    places.update(_other_names(trusts))
    places.update(_outside())
    return {key: place for key, place in places.items() if place.trust is not Trust.NEVER}


def _place(key: Key, found: list[tuple[int, str]], trusts: dict[Key, Trust]) -> KnownPlace:
    """One place from all that bear the name: towns win over villages, villages over hamlets."""
    best = min(level for level, _ in found)
    codes = tuple(dict.fromkeys(code for level, code in found if level == best))
    kind = ("town", "village", "hamlet")[best]
    return KnownPlace(codes, None, False, trusts.get(key, _usual_trust(key, kind)), kind)


def _usual_trust(key: Key, kind: str) -> Trust:
    if kind == "town" or len(key) > 2:
        return Trust.CLEAR
    if kind == "village" and (len(key) > 1 or len(key[0]) > 5):
        return Trust.CLEAR
    return Trust.WEAK


def _ordinary_names() -> dict[Key, Trust]:
    """Names that are also everyday words or people's names, and how far to trust each."""
    found = {}
    for row in read_rows(PLACES / "ordinary_names.csv"):
        found[tuple(token.key for token in tokens(row["name"]))] = _TRUST[row["trust"]]
    return found


def _other_names(trusts: dict[Key, Trust]) -> dict[Key, KnownPlace]:
    """Short forms, older names, valleys, regions and frequent misspellings."""
    found = {}
    for row in read_rows(PLACES / "other_names.csv"):
        region = Region(row["region"]) if row["region"] else None
        codes = tuple(row["councils"].split())
        for text in (row["name"], row["name"].replace("-", "")):
            key = tuple(token.key for token in tokens(text))
            found[key] = KnownPlace(codes, region, False, trusts.get(key, Trust.CLEAR), "town")
    return found


def _outside() -> dict[Key, KnownPlace]:
    """Places in England and beyond that young people in Wales are sent to, or write from."""
    found = {}
    for row in read_rows(PLACES / "outside.csv"):
        for name in filter(None, (row["name_en"], row["name_cy"])):
            for key in spellings(name):
                found[key] = KnownPlace((), None, True, Trust.NAME, "hamlet")
    return found


def _mutated(known: dict[Key, KnownPlace]) -> dict[Key, KnownPlace]:
    """The same places under their mutated names, which need more to speak for them."""
    blocked = {row["form"] for row in read_rows(PLACES / "not_mutated.csv")}
    found: dict[Key, KnownPlace] = {}
    for key, place in known.items():
        if place.outside or len(key[0]) < 3:
            continue
        for form in mutated_forms(key[0]):
            if form.startswith("h") and not key[0].startswith("h"):
                continue  # "h" before a vowel follows possessives, never a place's "in" or "to"
            if len(key) == 1 and form in blocked:
                continue
            mutated = (form, *key[1:])
            if mutated not in found or place.kind == "town":
                trust = place.trust if len(key) > 1 else max(place.trust, Trust.WEAK)
                found[mutated] = KnownPlace(place.councils, place.region, False, trust, place.kind)
    return found


def _near_towns(known: dict[Key, KnownPlace]) -> dict[str, frozenset[str]]:
    """Towns of one long word, by every spelling with one letter left out (and whole)."""
    near: dict[str, set[str]] = defaultdict(set)
    for key, place in known.items():
        name = key[0]
        if len(key) == 1 and len(name) > 6 and place.kind == "town" and place.trust is Trust.CLEAR:
            for shorter in one_left_out(name):
                near[shorter].add(name)
    return {shorter: frozenset(names) for shorter, names in near.items()}


def one_left_out(word: str) -> set[str]:
    """The word, and the word with each of its letters left out in turn."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}
