"""The forms of a word: without what is stuck to it, unmutated, and as it is spelt in books."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.language import radicals
from bot.language.folding import Token, tokens

# "rhieni'n", "helpu'r", "we've": the word is what stands before the apostrophe.
_CLITIC = re.compile(r"'(?:n|r|i|u|w|m|ch|th|s|ve|re|ll|d|ma|na|di|dw|da)$")
KNOWN_WORDS = 50_000  # words whose forms are kept in memory
_SPOKEN_LENGTH = 4  # letters; shorter words are left as they are
STEM_LENGTH = 5  # letters; tells words apart and joins "clinic" and "clinics"


def plain(token: Token) -> str:
    """The word of a token, folded, without clitics and apostrophes."""
    return _CLITIC.sub("", token.folded).replace("'", "") or token.key


def plain_words(text: str) -> list[str]:
    """The words of a text, each folded and without clitics."""
    return [plain(token) for token in tokens(text)]


@lru_cache(maxsize=KNOWN_WORDS)
def welsh_forms(word: str) -> frozenset[str]:
    """Every word of the dictionary that a Welsh word may be: unmutated, and not as spoken.

    People write plurals as they say them, "petha" and "pethe" for "pethau", and leave out the
    apostrophe of "rhieni'n".
    """
    found = set(radicals(word))
    for form in tuple(found):
        if len(form) <= _SPOKEN_LENGTH:
            continue
        if form.endswith("a"):
            found |= {f"{form}u", f"{form}i", f"{form[:-1]}e"}
        elif form.endswith("e"):
            found |= {f"{form[:-1]}au", f"{form[:-1]}ai"}
        if form[-1] in "nru" and form[-2] in "aeiouwy":
            found.add(form[:-1])
    return frozenset(found)


def commonest_form(word: str, counts: Mapping[str, int]) -> str:
    """The unmutated form that the training texts use most; the word itself if none is known."""
    forms = sorted(radicals(word), key=lambda form: (-counts.get(form, 0), form != word, form))
    return forms[0]
