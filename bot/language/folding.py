"""Texts made comparable: case, accents, apostrophes and spaces evened out."""

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u00b4\u0060\u2032\uff07"), "'")
# A word with its inner apostrophes ("i'n", "connah's"); a loose accent belongs to its letter.
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['\u2019\u2018\u02bc\u00b4`\u2032\uff07](?=[^\W_]))*"
)


@dataclass(frozen=True)
class Token:
    """One word of a text.

    `start` and `end` are str indices of the text as typed; `folded` is the word folded;
    `key` is `folded` without apostrophes, as names are looked up.
    """

    start: int
    end: int
    folded: str
    key: str


def fold(text: str) -> str:
    """Even a text out: NFKC, lower case, no accents, plain apostrophes, single spaces."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    # The signs that stand in for an apostrophe come first: NFKC would take some of them apart.
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).lower()
    letters = unicodedata.normalize("NFD", plain)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def tokens(text: str) -> list[Token]:
    """Cut a text into words; hyphens and punctuation part words, apostrophes do not."""
    found = []
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        found.append(Token(match.start(), match.end(), folded, folded.replace("'", "")))
    return found
