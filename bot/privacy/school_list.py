"""The schools of data/privacy/schools.csv, found however they are typed or mutated."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.language import find_places, fold, mutated_forms
from bot.privacy.any_case import Match, Pattern, any_case
from bot.privacy.gazetteers import column, key_of
from bot.privacy.school_words import AT, GOING, SCHOOLS

PART = re.compile(r"[^\W\d_]+")
KIND_BEFORE = any_case(
    r"\b(?:ysgol|school|[cg]oleg|ngholeg|choleg)\s(?:(?:gyfun|uwchradd|gynradd|gymraeg"
    r"|gymunedol|y|yr|the)\s){0,2}$",
)
_IN_A_PLACE = any_case(r"\b(?:ysgol(?:ion)?|schools?|coleg|college)\s(?:yn|ym|yng|in)\s$")
# "coleg meirion fach": what may follow a listed name and belongs to it.
TAIL = any_case(r"\s(?:fach|fawr|isaf|uchaf|newydd|wen|las|goch|ddu)\b")
# "wi'n Gwyr": with a capital, the school somebody is of.
_I_AM = any_case(r"\b(?:dwi|wi|fi|dw\si)['’]?n\s$")
_REACH = 50  # characters before a name that may say that somebody goes there
_SHORTEST_MUTATED = 4  # letters; shorter forms are words of everyday
_ACCENTS = {"a": "aâ", "e": "eê", "i": "iî", "o": "oôö", "u": "uû", "w": "wŵ", "y": "yŷ"}
_SIGNS = {" ": r"[\s-]", "-": r"[\s-]?", "'": "['’]?"}


def listed_schools(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of every listed school, and whether words around it had to say so."""
    index = _index()
    end = 0
    for word in PART.finditer(text):
        written = word.group().lower()
        names = index.get(written if written.isascii() else key_of(written), ())
        if word.start() < end or not names:
            continue
        before = text[max(0, word.start() - _REACH) : word.start()]
        following = PART.search(text, word.end())
        second = key_of(following.group()) if following else ""
        for name, cued in names:
            if not _goes_on_with(name, second):
                continue
            match = _pattern(name).match(text, word.start())
            if match is None or not _is_meant(match, before, cued=cued):
                continue
            kind = KIND_BEFORE.search(before)
            tail = TAIL.match(text, match.end())
            end = tail.end() if tail else match.end()
            yield word.start() - (len(kind.group()) if kind else 0), end, cued
            break


@cache
def _second_of(name: str) -> str:
    parts = PART.findall(name)
    return parts[1] if len(parts) > 1 else ""


def _goes_on_with(name: str, second: str) -> bool:
    """False where the word after the first cannot be the second of the name."""
    expected = _second_of(name)
    return not expected or expected.startswith(second[:1]) or len(expected) == 1


def _is_place(name: str) -> bool:
    return any(place.start == 0 and place.end == len(name) for place in find_places(name))


def _is_meant(match: Match, before: str, *, cued: bool) -> bool:
    """Universities, and names that are also places, need words that say somebody goes there."""
    name = match.group().lower()
    if "uni" in name or "rifysgol" in name:
        return AT.search(before) is not None
    if cued and _IN_A_PLACE.search(before) and _is_place(name):
        return False
    going = bool(GOING.search(before)) or (
        match.group()[0].isupper() and _I_AM.search(before) is not None
    )
    return not cued or going or bool(match["what"])


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Every way a school is written by its first word, longest first; True if it needs a cue."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in column("schools.csv"):
        for form in _spellings(fold(row["name"])):
            first = PART.search(form)
            if first is not None:
                found.setdefault(first.group(), []).append((form, bool(row["also"])))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])))
        for first, names in found.items()
    }


@cache
def _pattern(name: str) -> Pattern:
    """A pattern for a folded name as it is typed: accents, hyphens and apostrophes or none."""
    typed = "".join(
        f"[{_ACCENTS[sign]}]" if sign in _ACCENTS else _SIGNS.get(sign, re.escape(sign))
        for sign in name
    )
    return re.compile(rf"{typed}(?:\s(?P<what>{SCHOOLS})|['’]?s)?(?![\w-])", re.IGNORECASE)


def _spellings(name: str) -> set[str]:
    """A folded name and its mutated forms: "coleg menai", "ngholeg menai"."""
    first, _, rest = name.partition(" ")
    tail = f" {rest}" if rest else ""
    forms = {form + tail for form in mutated_forms(first)}
    return {name} | {form for form in forms if len(form) > _SHORTEST_MUTATED}
