"""Which of our two languages a text is in, and whether it is in another one.

Every word counts: a word of one language's list counts fully, any other by its letter
sequences, learnt from the two lists. Place names count for neither language.
"""

import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.language.folding import fold, tokens
from bot.language.mutations import radicals
from bot.language.places import find_places
from bot.vocabulary import Language

_FOLDER = Path(__file__).parent
# How far the words of a text must lean to one side before the language changes; below it, a
# short answer such as "ok" or a name keeps the language of the conversation.
_LEAN = 1.2
_KNOWN_WORD = 1.5
_MUTATED_WORD = 1.0
# A sentence's small words say more than the nouns it borrows: "dwi'n stressed am exams".
_FRAME_WORD = 3.2
_FRAME = frozenset(
    "the my is are i'm im and to of what where how can do you have with was me been don't dont "
    "dwi dwi'n dwin wi wi'n fi'n mae mae'n ma ydy yw sy sydd oes o'n o'dd roedd yn yng ym ddim fy "
    "efo gyda i'r o'r bod wedi sgen gen".split()
)
_MOST_BY_LETTERS = 0.6
_SMOOTHING = 0.5
# A single Welsh word needs more letters than this to change the language ("ie" does not).
_SHORT = 3
# Said in both languages alike.
_OF_NEITHER = frozenset("adhd asd camhs lgbt lgbtq gcse btec ocd ptsd lol haha covid app".split())
# Letters that neither English nor Welsh is written with.
_FOREIGN_LETTERS = frozenset("ßłąęśżźćńőűşğıđțţăãõøåæœñčšžěřůťďľĺŕģķļņūėįųā")


@dataclass(frozen=True)
class _Model:
    english: frozenset[str]
    welsh: frozenset[str]
    letters: dict[str, float]


def which_language(text: str, *, current: Language) -> Language:
    """Tell the language of a text.

    Args:
        text: as typed, mixed languages and text-speak welcome.
        current: the conversation's language, kept when the text does not say clearly.
    """
    words = [token.folded for token in tokens(_without_places(text))]
    model = _model()
    lean = sum(_word_lean(word, model) for word in words)
    if lean >= _LEAN and (len(words) > 1 or len(words[0]) > _SHORT):
        return Language.CY
    # One English word alone is common in Welsh talk ("thanks", "no", "counselling"), and Welsh
    # speakers borrow English by the phrase: two Welsh words keep the conversation Welsh.
    welsh = sum(_only_welsh(word, model) for word in words)
    if lean > -_LEAN or len(words) < 2 or (current is Language.CY and welsh > 1):
        return current
    return Language.EN


def is_other_language(text: str) -> bool:
    """True for another script, or for words that are clearly neither English nor Welsh."""
    letters = [sign for sign in text if sign.isalpha()]
    if not letters:
        return False
    if sum(not _is_latin(sign) for sign in letters) * 2 > len(letters):
        return True
    model, foreign = _model(), _foreign_words()
    words = [token.folded for token in tokens(_without_places(text))]
    ours = sum(word in model.english or word in model.welsh for word in words)
    theirs = sum(word in foreign for word in words)
    if any(sign in _FOREIGN_LETTERS for sign in text.lower()):
        theirs += 1
    return theirs > ours and (theirs > 1 or len(words) < 3) and theirs * 3 >= len(words)


def _is_latin(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")


def _without_places(text: str) -> str:
    kept, end = [], 0
    for place in find_places(text):
        kept.append(text[end : place.start])
        end = place.end
    return " ".join([*kept, text[end:]])


def _word_lean(word: str, model: _Model) -> float:
    """Above nought for Welsh, below for English; about one for a telling word."""
    english, welsh = word in model.english, word in model.welsh
    if english or welsh:
        weight = _FRAME_WORD if word in _FRAME else _KNOWN_WORD
        return weight * (welsh - english)
    if len(word) < 3 or word in _OF_NEITHER or any(sign.isdigit() for sign in word):
        return 0.0
    if _only_welsh(word, model):
        return _MUTATED_WORD
    grams = _grams(word)
    lean = sum(model.letters.get(gram, 0.0) for gram in grams) / len(grams)
    return max(-_MOST_BY_LETTERS, min(_MOST_BY_LETTERS, lean))


def _only_welsh(word: str, model: _Model) -> bool:
    """True for a listed Welsh word, mutated or not, that is no English one."""
    if word in model.english:
        return False
    return word in model.welsh or any(radical in model.welsh for radical in radicals(word))


def _grams(word: str) -> list[str]:
    marked = f"^{word}$"
    return [marked[i : i + n] for n in (2, 3) for i in range(len(marked) - n + 1)]


@lru_cache(maxsize=1)
def _model() -> _Model:
    english, welsh = _words("words_en.txt"), _words("words_cy.txt")
    ours = Counter(gram for word in welsh - english for gram in _grams(word))
    theirs = Counter(gram for word in english - welsh for gram in _grams(word))
    scale = math.log(sum(ours.values()) / sum(theirs.values()))
    letters = {
        gram: math.log((ours[gram] + _SMOOTHING) / (theirs[gram] + _SMOOTHING)) - scale
        for gram in {*ours, *theirs}
    }
    return _Model(english, welsh, letters)


@lru_cache(maxsize=1)
def _foreign_words() -> frozenset[str]:
    model = _model()
    return _words("words_other.txt") - model.english - model.welsh


def _words(file: str) -> frozenset[str]:
    return frozenset(fold((_FOLDER / file).read_text(encoding="utf-8")).split())
