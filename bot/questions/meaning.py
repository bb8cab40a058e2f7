"""What a question is about as weighted features, the same from English and from Welsh."""

from collections.abc import Mapping
from functools import lru_cache
from math import sqrt

from bot.language import find_places, radicals
from bot.language.folding import Token, tokens
from bot.questions.phrase_table import PhraseMatch, PhraseTable
from bot.settings import ROOT

GLOSSARY_FILE = ROOT / "data" / "questions" / "glossary.csv"
WORD_WEIGHT = 0.35  # a word that the glossary does not know; concepts carry their own weight
PLACE_WEIGHT = 0.5
STEM_LENGTH = 5  # letters; enough to tell words apart, and to join "clinic" and "clinics"
_EMPTY_WORDS = frozenset(
    """
    a an the of to for in on at by with and or but if so is are was were be been am do does
    did done have has had can could will would should shall may might must not no it its
    this that these those there here i me my we us our you your they them their he she his
    her what which who whom how than then too very just about as from into out up down dont
    cant wont isnt arent get got go going make made any some all every lot lots really
    please because like im ive y yr r ac ag ar yn n o ir ei eu ein eich fy dy ni chi nhw hi
    ef fe fo e mi ti di mae maen ydy ydyn ydw wyt ydych oes bod fod wedi bydd byddwch byddan
    gall gallwch allwch gallaf sut beth pwy ble lle na nad nac ddim dim os ond neu hefyd
    iawn hwn hon hyn hynny yna yma gan gen gyda efo heb rhwng dros drwy trwy wrth cael gael
    gwneud wneud mynd chael eisiau isio angen rhaid felly fel mor un dau ddau pob bob rhai
    oedd roedd bu fu yw sydd sy mewn
    """.split()
)


def features(text: str) -> dict[str, float]:
    """The concepts, places and other words of a text with their weights."""
    words = tokens(text)
    found: dict[str, float] = {}
    used: set[int] = set()
    for match in _longest_first(_glossary().find(words)):
        span = set(range(match.first, match.end))
        if not span & used:
            used |= span
            found[match.row] = float(_glossary().rows[match.row]["weight"])
    used |= _add_places(found, text, words, used)
    for at, word in enumerate(words):
        if at not in used and not radicals(word.key) & _EMPTY_WORDS:
            found[f"word:{word.key[:STEM_LENGTH]}"] = WORD_WEIGHT
    return found


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two texts are, 0 to 1: the cosine of their features."""
    shared = sum(weight * other[name] for name, weight in one.items() if name in other)
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(found: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in found.values()))


def _add_places(
    found: dict[str, float], text: str, words: list[Token], known: set[int]
) -> set[int]:
    """Add the places that are not words of the glossary; which words name them."""
    used: set[int] = set()
    for place in find_places(text):
        named = {at for at, w in enumerate(words) if place.start <= w.start < place.end}
        if not named & known:
            name = place.councils[0] if place.councils else str(place.region)
            found[f"place:{name}"] = PLACE_WEIGHT
            used |= named
    return used


def _longest_first(matches: list[PhraseMatch]) -> list[PhraseMatch]:
    return sorted(matches, key=lambda match: (match.first - match.end, match.first, match.row))


@lru_cache(maxsize=1)
def _glossary() -> PhraseTable:
    return PhraseTable(GLOSSARY_FILE, "concept")
