"""Schools by what is said of them: "my school is X", "year 9 at X", "the nursery is called X"."""

import re
from collections.abc import Iterator

from bot.language import find_places, fold
from bot.privacy.any_case import Match
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.school_words import NAMING, ORDINARY


def schools_said(text: str) -> Iterator[tuple[int, int]]:
    """Where names of schools stand after words that say so."""
    for match in NAMING.finditer(text):
        yield from _named(text, match)


def _named(text: str, match: Match) -> Iterator[tuple[int, int]]:
    """The words after "my school is" as far as they are names."""
    end = match.start("detail")
    nursery = match.group().lower().startswith(_OF_THE_SMALLEST)
    for part in re.finditer(r"[^\s]+", match["detail"]):
        key = fold(part.group()).strip(".,'-")
        capital = part.group()[0].isupper()
        named = capital or not (nursery or gazetteers().is_ordinary(key_of(key)))
        begun = capital and end > match.start("detail")
        if (key in ORDINARY and not begun) or not named:
            break
        end = match.start("detail") + part.end()
    if end > match.start("detail") and not _is_only_a_place(
        text[match.start("detail") : end], match
    ):
        yield match.start("detail"), end


def _is_only_a_place(name: str, match: Match) -> bool:
    """True for "year 9 in Swansea", which names no school; "my school is Olchfa" does."""
    said = match.group().lower()
    if said.startswith(_SAID_TO_BE):
        return "," in said and is_place(name)
    return is_place(name)


# After these only words with a capital are names: "nursery is closd".
_OF_THE_SMALLEST = ("nursery", "playgroup", "meithrinfa", "feithrinfa", "cylch")
_SAID_TO_BE = (
    "my", "our", "fy", "ein", "enw", "school", "college", "ysgol", "coleg", "meithrinfa",
    "feithrinfa",
)  # fmt: skip


def is_place(name: str) -> bool:
    """True for the name of a place, or of one and more."""
    return any(place.start == 0 for place in find_places(name))
