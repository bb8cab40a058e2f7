"""Which words of a question search looks up, and which words a search looks for: pure functions.

A word is kept as written but folded, behind the mark of its text's language. A search looks for
the word itself, and in Welsh texts for every form it may have there: "nghaerdydd" finds Caerdydd,
"dolgellau" finds yn Nolgellau, while English "mood" does not find "food".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language import mutated_forms, radicals
from bot.language.folding import Token, tokens
from bot.store.tables.question_work import WORD_LENGTH
from bot.vocabulary import Language

MARKS = {Language.EN: "e", Language.CY: "c"}
MOST_WORDS = 8  # of one search; more narrow it no further
SHORTEST = 2  # letters; "I", "a", "y", "o" are everywhere
LONG_ENOUGH = 4  # letters of a changed form that is taken for the beginning of a word
ONLY_WELSH = ("ngh", "mh", "nh", "ng")  # no English word begins so: a name in its Welsh dress
# Words that are in nearly every text. They are neither kept nor looked for.
COMMON = frozenset(
    # English
    "an and are as at be been but by can could did do does don't dont for from get had has have he "
    "her his how if in is it its just me my no not of on or our she should so some that the their "
    "them there they this to up us was we were what when where which who why will with would you "
    "your "
    # Welsh
    "ac ai am ar at bod bydd bydden cael chi chi'n dan ddim dim dwi dydy dydyn ei eich ein er eu "
    "ef fe fi fod fy gael gan gyda hi hwn hyn i'n i'r ie mae mae'n mae'r maen maer na nad neu nhw "
    "ni nid o'r oedd oes ond os pa pam pan pryd pwy roedd rydw rydym rydyn sef sut sy sy'n sydd "
    "syn un wedi wrth wyt wyf yn yng ym ydy ydyn yr yw".split()
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one word of a search looks for: exact entries, and beginnings of entries."""

    exact: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


def kept_words(text: str, language: Language) -> frozenset[str]:
    """The entries a text is found by."""
    return frozenset(_entry(language, word) for token in tokens(text) for word in _spellings(token))


def wanted_words(typed: str) -> tuple[Wanted, ...]:
    """What a search looks for; every one must be found. The last word may be half typed.

    Returns: nothing where only common words were typed.
    """
    found = tokens(typed)
    telling = [token for token in found if _spellings(token)][:MOST_WORDS]
    return tuple(_wanted(_spellings(token), beginning=token is found[-1]) for token in telling)


def _wanted(spellings: tuple[str, ...], *, beginning: bool) -> Wanted:
    begin: set[str] = set()
    exact: set[str] = set()
    for word in spellings:
        for language, form in _forms(word):
            whole = beginning and (form == word or len(form) >= LONG_ENOUGH)
            (begin if whole else exact).add(_entry(language, form))
    return Wanted(tuple(sorted(exact)), tuple(sorted(begin)))


def _forms(word: str) -> Iterator[tuple[Language, str]]:
    """The word as it is in English texts, and every form it may have in Welsh ones."""
    yield Language.EN, word
    for radical in radicals(word):
        if radical == word or word.startswith(ONLY_WELSH):
            yield Language.EN, radical
        for form in {radical} | mutated_forms(radical):
            yield Language.CY, form


def _spellings(token: Token) -> tuple[str, ...]:
    """A word with and without what hangs on it by an apostrophe; none if it says nothing."""
    if token.folded in COMMON:
        return ()
    both = dict.fromkeys((token.key, token.folded.split("'", 1)[0]))
    return tuple(word for word in both if _says_something(word))


def _says_something(word: str) -> bool:
    return word not in COMMON and (len(word) >= SHORTEST or word.isdecimal())


def _entry(language: Language, word: str) -> str:
    return (MARKS[language] + word)[:WORD_LENGTH]
