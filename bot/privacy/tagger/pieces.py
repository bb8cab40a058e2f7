"""A text in pieces, each with what it is by itself: its looks, its endings, the lists it is on."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language import radicals
from bot.privacy.gazetteers import Gazetteers, column, gazetteers, key_of

_PIECE = re.compile(r"[^\W\d_]+|\d+|_|[^\w\s]")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞŴŶ]")
_LETTER = re.compile(r"[^\W\dX]")
_LONG = re.compile(r"(x{3})x+|(X{3})X+|(9{11})9+")
_HALF = re.compile(r"[\ud800-\udfff]")  # of a sign outside the first plane: no text by itself
_REMEMBERED = 60_000  # pieces; some 1 kB each
_SHORTEST_MUTATED = 3  # letters
_SHORTEST_PART = 3  # letters of a word that others are run together with
_MOST_PARTS = 3


class Piece(NamedTuple):
    """Letters, figures or one sign: str indices, end exclusive, and as it is looked up."""

    start: int
    end: int
    written: str
    key: str


def pieces_of(text: str) -> list[Piece]:
    """Cut a text into pieces, in order; spaces are in none."""
    return [
        Piece(*match.span(), match.group(), key_of(match.group()))
        for match in _PIECE.finditer(_HALF.sub("\ufffd", text))
    ]


@lru_cache(maxsize=_REMEMBERED)
def told_by_itself(written: str, key: str) -> tuple[str, ...]:
    """What a piece tells where it stands."""
    told = [f"w={key}", f"shape={_shape(written)}"]
    if not written.isalpha():
        return tuple(told)
    told += (f"p{length}={key[:length]}" for length in (3, 4))
    told += (f"e{length}={key[-length:]}" for length in (2, 3, 4))
    return (*told, *_lists(key), *_mutated(key))


@lru_cache(maxsize=_REMEMBERED)
def told_to_neighbours(written: str, key: str) -> tuple[str, ...]:
    """What a piece tells those around it; its word comes first."""
    if not written.isalpha():
        return (f"w={_shape(written)}",)
    lists = gazetteers()
    told = [f"w={key}", f"e2={key[-2:]}"]
    told += ["capital"] if written[0].isupper() else []
    told += ["ordinary"] if key in lists.ordinary else []
    told += ["first"] if key in lists.first_names else []
    told += ["surname"] if key in lists.surnames else []
    return tuple(told)


def _shape(written: str) -> str:
    """Its looks: Xxxx for "Cerys", 99 for "62"; long runs are cut, figures only counted."""
    shape = _UPPER.sub("X", written)
    shape = _LETTER.sub("x", shape)
    shape = re.sub(r"\d", "9", shape)
    return _LONG.sub(r"\1\2\3", shape)


def _lists(key: str) -> list[str]:
    lists: Gazetteers = gazetteers()
    told = []
    if (senses := lists.first_names.get(key)) is not None:
        told.append(f"first={int(senses)}")
    if (senses := lists.surnames.get(key)) is not None:
        told.append(f"surname={int(senses)}")
    if key.endswith("s") and key[:-1] in lists.first_names:
        told.append("first+s")
    told += ["ordinary"] if key in lists.ordinary else []
    told += ["employer"] if key in lists.employers else []
    told += ["public"] if key in lists.not_persons else []
    told += ["school"] if key in _words_of_schools() else []
    return told or ["on no list", *(["run together"] if _is_run_together(key) else [])]


def _is_run_together(key: str, parts: int = _MOST_PARTS) -> bool:
    """True for "quietfern" and "tatwsnewy", as user names are made: known words without spaces."""
    cuts = range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1)
    return any(
        _is_known(key[:at])
        and (_is_known(key[at:]) or (parts > 2 and _is_run_together(key[at:], parts - 1)))
        for at in cuts
    )


def _is_known(key: str) -> bool:
    lists = gazetteers()
    if lists.is_ordinary(key) or key in lists.first_names:
        return True
    return any(root in lists.ordinary for root in radicals(key))


def _mutated(key: str) -> list[str]:
    if len(key) < _SHORTEST_MUTATED:
        return []
    roots, lists = radicals(key) - {key}, gazetteers()
    told = ["mutated first"] if any(root in lists.first_names for root in roots) else []
    return told + (["mutated ordinary"] if any(root in lists.ordinary for root in roots) else [])


@lru_cache(maxsize=1)
def _words_of_schools() -> frozenset[str]:
    """The words that names of schools are told apart by."""
    words = {key_of(word) for row in column("schools.csv") for word in row["name"].split()}
    return frozenset(words - gazetteers().ordinary)
