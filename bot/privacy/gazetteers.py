"""First names, surnames and words that are none, read once from data/privacy."""

import csv
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from bot.language import fold
from bot.privacy.name_cues import SOFT_TITLES, TITLES
from bot.settings import ROOT

FOLDER = ROOT / "data" / "privacy"
SAFETY_WORDS = ROOT / "data" / "safety" / "ordinary_words.csv"


class Sense(IntEnum):
    """What a name may mean besides a person, as bits that may stand together."""

    NAME = 0  # nothing else: found in any case, with no word before it
    ENGLISH = 1  # an English word ("grace")
    WELSH = 2  # a Welsh word ("haf")
    PLACE = 4  # a place ("Bryn")
    WEAK = 8  # so common a word ("will", "mai") that even a capital is not enough


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """Everything by its folded key without apostrophes."""

    first_names: dict[str, int]
    surnames: dict[str, int]
    welsh_names: frozenset[str]
    ordinary: frozenset[str]
    not_persons: dict[str, tuple[tuple[str, ...], ...]]
    starters: frozenset[str]
    employers: frozenset[str]

    def is_ordinary(self, key: str) -> bool:
        """True for a word of everyday texts, also in the plural or with an English ending."""
        if key in self.ordinary:
            return True
        for ending in ("s", "es", "ed", "ing", "ly", "er", "d"):
            if key.endswith(ending) and key[: -len(ending)] in self.ordinary:
                return len(key) > len(ending) + 2
        return key.endswith(("ing", "tion", "ness", "ment", "iau", "wyd", "odd"))


_BITS = {"en": Sense.ENGLISH, "cy": Sense.WELSH, "place": Sense.PLACE}


def key_of(word: str) -> str:
    """A word as it is looked up: folded, without apostrophes."""
    return fold(word).replace("'", "")


@lru_cache(maxsize=1)
def gazetteers() -> Gazetteers:
    """Read every list once."""
    rows = _rows(FOLDER / "first_names.csv")
    first_names = {key_of(row["name"]): _senses(row) for row in rows}
    surnames = {key_of(row["name"]): _senses(row) for row in _rows(FOLDER / "surnames.csv")}
    welsh = frozenset(key_of(row["name"]) for row in rows if row["origin"] == "welsh")
    ordinary = {row["word"] for row in _rows(SAFETY_WORDS)} | set(lines("ordinary_words.txt"))
    names = {key for key, senses in first_names.items() if senses == Sense.NAME}
    sure = names | {key for key, senses in surnames.items() if senses == Sense.NAME}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in lines("not_persons.txt"):
        first, *rest = key_of(line).replace("-", " ").replace("&", " ").split()
        phrases.setdefault(first, []).append(tuple(rest))
    return Gazetteers(
        first_names,
        surnames,
        welsh,
        frozenset(ordinary - sure),
        {first: tuple(rests) for first, rests in phrases.items()},
        frozenset(first_names) | TITLES | SOFT_TITLES,
        frozenset(key_of(row["name"]) for row in column("employers.csv")),
    )


def lines(file: str) -> list[str]:
    """The lines of a list in data/privacy, comments and blank ones left out."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    found = [line.strip() for line in text.splitlines()]
    return [line for line in found if line and not line.startswith("#")]


def column(file: str) -> list[dict[str, str]]:
    """The rows of a table in data/privacy."""
    return _rows(FOLDER / file)


def _senses(row: dict[str, str]) -> int:
    senses = sum(_BITS[word] for word in row["also"].split())
    return senses | Sense.WEAK if row["weak"] else senses


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
