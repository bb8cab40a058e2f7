"""A text as words with what their looks say: place, key, and a capital that means something."""

import re
from typing import NamedTuple

from bot.privacy.gazetteers import key_of
from bot.privacy.listing import listed

# A word with its inner apostrophes; a hyphen parts words ("Ellie-Mae" is two).
APOSTROPHES = "'’`´"
WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…\n\r\t•\"“”(]|[^\w\s'’,\-&/]")
# What may hang on a name after an apostrophe: Callum's, Elin'n, Ceri'di.
_ENDINGS = listed("s n r m d i u w di re ll ve th na")
_LEAST_SMALL = 0.3  # of the words inside a text; with fewer small ones, capitals say nothing


class Word(NamedTuple):
    """One word; `end` and `key` leave out an ending such as "'s", which `ending` keeps.

    `capital`: begins with a capital letter and goes on in small ones. `telling`: a capital that
    is not there because a sentence begins or everything is written so.
    """

    start: int
    end: int
    text: str
    key: str
    ending: str
    capital: bool
    telling: bool
    begins: bool
    gap: str


def words_of(text: str) -> list[Word]:
    """Cut a text into words, in order."""
    meant = _capitals_are_meant(text)
    found: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        bare = written = match.group()
        ending = ""
        if not written.isalpha():
            bare, ending = _without_ending(written)
        key = bare.lower()
        if not key.isascii() or not key.isalpha():
            key = key_of(bare)
        begins = last == 0 or (gap != " " and _SENTENCE_END.search(gap) is not None)
        capital = bare[0].isupper() and (len(bare) == 1 or not bare.isupper())
        telling = capital and meant and not begins
        found.append(
            Word(start, start + len(bare), bare, key, ending, capital, telling, begins, gap)
        )
        last = end
    return found


def _without_ending(written: str) -> tuple[str, str]:
    """The word without what hangs on it, and that: Callum's is Callum and s, O'Brien is whole."""
    for at in range(len(written) - 1, max(1, len(written) - 4), -1):
        if written[at] in APOSTROPHES:
            ending = written[at + 1 :].lower()
            return (written[:at], ending) if ending in _ENDINGS else (written, "")
    return written, ""


def _capitals_are_meant(text: str) -> bool:
    """False for a text that writes most of its words with a capital."""
    if text.islower():
        return True
    inner = [word for word in text.split()[1:] if len(word) > 1 and word[0].isalpha()]
    small = sum(word[0].islower() for word in inner)
    return len(inner) < 4 or small >= _LEAST_SMALL * len(inner)
