"""Runs of words with capitals that may be the name of a firm or a school."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.language import fold
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import listed

UPPER = "A-ZÀ-ÖØ-ÞŴŶ"
_WORD = rf"(?!I(?:['’]\w+)?\b)[{UPPER}0-9][\w'’&-]*"
_LINK = (
    r"(?:&|and|a|ac|y|yr|of|the|o|ar|ap|ab|on(?!\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|upon|n|’n|'n|’n'|'n'|de|du)"
)
# "J. Bowen Plumbing & Heating", "Our Lady of Penrice", "Fferm Antur Cwmbychan", "R.C. High".
RUN = re.compile(
    rf"(?<![\w'’.@/#-])(?:[{UPPER}]\.\s?)*[{UPPER}][\w'’&-]*"
    rf"(?:(?:\s{_LINK}){{0,2}}\s(?:[{UPPER}]\.\s?)*{_WORD}|\s?&\s?{_WORD}){{0,7}}"
)
_PIECE = re.compile(r"[^\s]+")
_BEFORE_IS_END = re.compile(r"(?:^|[.!?:;\n\"“”(•-]|[^\w\s,'’&/-])\s*$")
# Words of everyday that names begin with: "Ty Coch Farm", "The Ship".
_BELONGS = listed(
    "the our y yr ty cae bryn pen siop caffi fferm gwesty garej tafarn moduron cwm glan pant nant "
    "plas parc melin cartref becws cludiant maes bro dyffryn coed llys red white black blue green "
    "golden silver old little happy royal queen king sunny north south east west hill oak bwyd"
)
_LEAST_SMALL = 0.3  # of the words of a text; with fewer small ones, capitals say nothing


class Piece(NamedTuple):
    """One word of a run: where it stands and how it is looked up."""

    start: int
    end: int
    key: str


def capitals_tell(text: str) -> bool:
    """False where all or most words begin with a capital."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > 1]
    small = sum(word[0].islower() for word in words)
    return small >= _LEAST_SMALL * len(words)


@lru_cache(maxsize=4)
def runs_of(text: str) -> tuple["re.Match[str]", ...]:
    """Every run of capitals; several rules ask for those of the same text."""
    return tuple(RUN.finditer(text))


def runs(text: str) -> Iterator[list[Piece]]:
    """Every run of capitals as words; ordinary words that begin a sentence are left out."""
    for match in runs_of(text):
        pieces = [
            Piece(match.start() + part.start(), match.start() + part.end(), _key(part.group()))
            for part in _PIECE.finditer(match.group())
        ]
        if _BEFORE_IS_END.search(text[max(0, match.start() - 4) : match.start()]):
            while pieces and _opens_a_sentence(pieces[0].key):
                pieces = pieces[1:]
        if pieces:
            yield pieces


def _key(written: str) -> str:
    return re.sub(r"(?:'s|'r|'n)$", "", fold(written)).strip(".,'&-") or "&"


def _opens_a_sentence(key: str) -> bool:
    """True for "Can", "Mae"; "The" and "Our" may belong to a name."""
    return key not in _BELONGS and (
        key in ("i", "im", "ive", "ma", "mae", "dwi") or gazetteers().is_ordinary(key_of(key))
    )
