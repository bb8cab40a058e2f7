"""Figures said as words: "oh seven seven double oh", "sero saith saith dwbl sero"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.privacy.any_case import any_case

_SINGLE = {
    "0": "zero oh o nought nôt nil none sero dim",
    "1": "one un won",
    "2": "two dau dwy",
    "3": "three tri tair",
    "4": "four pedwar pedair",
    "5": "five pump pum",
    "6": "six chwech chwe",
    "7": "seven saith",
    "8": "eight wyth",
    "9": "nine naw",
}
DIGITS = {word: digit for digit, words in _SINGLE.items() for word in words.split()}
DIGITS |= {"hundred": "00", "thousand": "000", "cant": "00", "mil": "000"}
_TIMES = {"double": 2, "dwbl": 2, "dwbwl": 2, "triple": 3, "treble": 3, "tripl": 3}
_PIECE = any_case(r"\d+|[a-zâêîôûŵŷ]+")
_BETWEEN = re.compile(r"[\s,.\-–]{0,3}")
_FEWEST_WORDS = 3  # of the pieces; with fewer it is a number in figures, found elsewhere
_WHOLE = 10  # figures of a phone number: with so many, one word among them will do
_SPOKEN = (
    "seven",
    "saith",
    "zero",
    "sero",
    "oh ",
    "nought",
    "nôt",
    "eight",
    "wyth",
    "nine",
    "naw",
    "double",
    "dwbl",
    "four",
    "five",
    "pedwar",
    "pump",
    "chwe",
)


class SpokenNumber(NamedTuple):
    """A run of figures, some of them said as words."""

    start: int
    end: int
    digits: str


def has_figures(text: str, least: int = 1) -> bool:
    """True if there are so many figures: with fewer, most identifiers need not be looked for."""
    return _figures_of(text) >= least


@lru_cache(maxsize=8)
def _figures_of(text: str) -> int:
    return sum(map(text.count, "0123456789"))


def spoken_numbers(text: str) -> Iterator[SpokenNumber]:
    """Find runs of figures of which several are words."""
    low = text.lower()
    likely = sum(low.count(word) for word in _SPOKEN)
    if likely < _FEWEST_WORDS and not (likely and has_figures(text, _FEWEST_WORDS)):
        return
    digits, start, end, times, words = "", -1, -1, 1, 0
    for match in [*_PIECE.finditer(text), None]:
        said = match.group().lower() if match else ""
        near = match is not None and (
            start < 0 or _BETWEEN.fullmatch(text, end, match.start()) is not None
        )
        value = said if said.isdigit() else DIGITS.get(said, "")
        if match is not None and near and (value or said in _TIMES):
            start = match.start() if start < 0 else start
            end, words = match.end(), words + (not said.isdigit())
            digits, times = digits + value * (times if value else 1), _TIMES.get(said, 1)
            continue
        if words >= _FEWEST_WORDS or (words and len(digits) >= _WHOLE):
            yield SpokenNumber(start, end, digits)
        digits, start, end, times, words = "", -1, -1, 1, 0
        if match is not None and (value or said in _TIMES):
            start, end, words = match.start(), match.end(), int(not said.isdigit())
            digits, times = value, _TIMES.get(said, 1)
