"""Codes of rooms: six signs that are read out, typed on a phone and never mistaken."""

import re
import secrets
from collections.abc import Callable
from functools import lru_cache

from bot.language.councils import read_rows
from bot.settings import ROOT

# Digits and consonants. Left out: what looks alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) and W and Y,
# which are vowels in Welsh: no word of either language comes about.
CODE_LETTERS = "34679CDFGHJKMNPQRTX"
CODE_LENGTH = 6
WORDS_FILE = ROOT / "data" / "sessions" / "code_words.csv"
_VOWELS = re.compile("[AEIOUWY]")
_READ_AS = str.maketrans("34679", "EAGTG")  # how people read a digit as a letter
_GAP = re.compile(r"[\s.\-–]+")
SHORTEST_SKELETON = 3  # letters: two consonants alone are no word


def mint_code(choice: Callable[[str], str] = secrets.choice) -> str:
    """A new code that reads as no rude word."""
    while True:
        code = "".join(choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not is_rude(code):
            return code


def read_code(typed: str) -> str | None:
    """The code that somebody typed, in any case and with gaps; None if there is no such code."""
    code = _GAP.sub("", typed).upper()
    fits = len(code) == CODE_LENGTH and all(sign in CODE_LETTERS for sign in code)
    return code if fits else None


def is_rude(code: str) -> bool:
    """Whether a code reads as a rude or hurtful word, with its vowels or without."""
    read = code.translate(_READ_AS)
    return any(word in read for word in _blocked())


@lru_cache(maxsize=1)
def _blocked() -> frozenset[str]:
    """Every blocked word as it could be read in a code: in full, and without its vowels."""
    words = {row["word"].upper() for row in read_rows(WORDS_FILE)}
    skeletons = {_VOWELS.sub("", word) for word in words}
    return frozenset(words | {bare for bare in skeletons if len(bare) >= SHORTEST_SKELETON})
