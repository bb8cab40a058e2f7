"""Schools and colleges by name: lists, "Ysgol X", "X High", "my school is X"."""

import re
from collections.abc import Iterator

from bot.language import find_places, fold, radicals
from bot.privacy.any_case import Match, any_case
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any
from bot.privacy.school_full import find_full_names
from bot.privacy.school_list import TAIL, listed_schools
from bot.privacy.school_said import is_place, schools_said
from bot.privacy.school_shapes import find_shapes
from bot.privacy.school_small import find_small_nurseries
from bot.privacy.school_words import (
    AT,
    BEFORE,
    BEGUN,
    ENDED,
    ORDINARY,
    SCHOOL_WORD,
    SMALL,
    WELSH,
)
from bot.vocabulary import Identifier

_REACH = 70  # characters before "school" in which its name stands


def find_schools(text: str) -> Iterator[Finding]:
    """Find names of schools and colleges."""
    for start, end, cued in listed_schools(text):
        yield _found((start, end), 0.77 if cued else 0.83)
    low = text.lower()
    yield from find_shapes(text)
    yield from find_full_names(text)
    yield from find_small_nurseries(text)
    if has_any(low, _WELSH_PARTS):
        yield from _welsh(text)
    if not has_any(low, _PARTS):
        return
    for match in SCHOOL_WORD.finditer(text):
        named = _first_naming_word(text, match)
        if named is None:
            continue
        university = match.group().lower().startswith("uni")
        if university and AT.search(text[max(0, named - 20) : named]) is None:
            continue
        yield _found((named, match.end()), 0.76)
    for start, end in schools_said(text):
        yield _found((start, end), 0.72)


_PARTS = (
    "sch", "skl", "skool", "high", " hs", "comp", "prim", "secondary", "academy", "infant",
    "junior", "grammar", "form", "pru", "prep", "rc ", "catholic", "church in", "communit",
    "college", "coll", "uni", "ysgol", "coleg", "disgybl", "pupil", "student", "year ", "yr ",
    "blwyddyn", "bl ", "myfyr", "learn", "bl9", "yr9", "prefect", "nursery", "playgroup",
    "eithrinfa", "cylch",
)  # fmt: skip


_WELSH_PARTS = (
    "ysgol",
    "oleg",
    "eithrin",
    "ylch chw",
    "ylch ti",
    "academi",
    "chweched",
    "addysg",
    "uned gyf",
)


def _welsh(text: str) -> Iterator[Finding]:
    match: Match
    for match in WELSH.finditer(text):
        if (
            ACRONYM.fullmatch(match["name"]) is None
            and not _is_general(match["name"])
            and _is_cued(text, match)
        ):
            yield _found(match.span("detail"), 0.82)
    for match in SMALL.finditer(text):
        key = fold(match["name"])
        of_a_place = KIND.search(match.group()) is not None and is_place(match["name"])
        begins = of_a_place or (_is_no_word(key) and _begins_a_name(match["name"], key))
        if key not in ORDINARY and begins:
            tail = TAIL.match(text, match.end())
            yield _found((match.start(), tail.end() if tail else match.end()), 0.74)


def _found(span: tuple[int, int], score: float) -> Finding:
    return Finding(Identifier.SCHOOL_OR_EMPLOYER, *span, score)


# With its kind, a place tells which: "ysgol gyfun tonyrefail".
KIND = any_case(r"\b(?:gyfun|uwchradd|gynradd|gatholig)\s")
ACRONYM = re.compile(r"[A-Z]{2,4}")


def _is_cued(text: str, match: Match) -> bool:
    """A university is a public body unless somebody says they go there."""
    if "rifysgol" not in match.group().lower():
        return True
    return AT.search(text[max(0, match.start() - 20) : match.start()]) is not None


def _begins_a_name(written: str, key: str) -> bool:
    """True for a place, or a word that begins as names of Welsh schools do."""
    if re.fullmatch(f"{BEGUN}|{ENDED}", key) and not gazetteers().is_ordinary(key_of(key)):
        return True
    return any(place.start == 0 for place in find_places(written))


def _is_no_word(key: str) -> bool:
    """False for an everyday word in a mutated form."""
    return not any(gazetteers().is_ordinary(radical) for radical in radicals(key))


def _is_general(name: str) -> bool:
    """True if nothing after "Ysgol" tells which one: "Ysgol Gyfun Gymraeg"."""
    return all(fold(word) in ORDINARY for word in name.split())


def _first_naming_word(text: str, match: Match) -> int | None:
    """Where the name before "school" begins, ordinary words left out; None if none is left."""
    begin = max(0, match.start() - _REACH)
    before = BEFORE.search(text[begin : match.start()])
    if before is None:
        return None
    parts = list(re.finditer(r"[^\s-]+", before.group()))
    shouted = text.isupper()
    first = len(parts)
    while first and _names(parts[first - 1].group(), shouted=shouted):
        first -= 1
    if first == len(parts):
        return None
    start = begin + before.start() + parts[first].start()
    patron = PATRON_BEFORE.search(text[max(0, start - _REACH) : start])
    return start - len(patron.group()) if patron else start


# What a name of several words begins with: "Our Lady of", "Church of the".
PATRON_BEFORE = re.compile(
    r"\b(?i:(?:(?:our|the)\s)?(?:lady|queen|star|heart|bishop|archbishop|church|sisters?"
    r"|school|college)"
    r"\sof\s(?:the\s|st\s)?)$"
    r"|\b(?:[A-ZŴŶ][\w'’-]+\s){1,2}(?:of|and|&)\s(?:the\s)?$"
    r"|\b(?!Mae|Yn|O|I|Ar)[A-ZŴŶ][\w'’-]+\syr?\s$"
)


def _names(written: str, *, shouted: bool) -> bool:
    """True for a word that may tell which school: "Cardiff", "glantaf", not "new"."""
    key = fold(written).strip(".'-")
    if key in ORDINARY or len(key) < 2:
        return key == "st"
    if written[0].isupper() and not shouted:
        return True
    if key in ("st", "saint"):
        return True
    lists = gazetteers()
    if not lists.is_ordinary(key_of(key)):
        return True
    return any(place.start == 0 for place in find_places(f"in {written}"[3:]))
