"""What a question is about, the same from English and from Welsh: concepts, words, places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.language import find_places, radicals
from bot.language.folding import Token, tokens
from bot.questions.likeness.phrase_table import PhraseMatch, PhraseTable
from bot.questions.likeness.words import plain
from bot.settings import ROOT

GLOSSARY_FILE = ROOT / "data" / "questions" / "glossary.csv"
INSIDE = 0.5  # a concept whose words are part of a longer phrase ("bus" in "bus pass")
ALSO = 0.5  # a wider concept that the glossary names beside this one
SMALL_WORD = 0.3
_SHORT = 5  # letters; a shorter word may be a mutated small word
_SMALL_WORDS = frozenset(
    """
    a an the of to for in on at by with and or but if so is are was were be been am do does
    did done have has had can could will would should shall may might must not no it its
    this that these those there here i me my we us our you your they them their he she his
    her what which who whom how than then too very just about as from into out up down dont
    cant wont isnt arent get got go going make made any some all every lot lots really
    please because like im ive u ur r y yr ac ag ar yn n o ir ei eu ein eich fy dy ni chi nhw
    hi ef fe fo e mi ti di mae maen ydy ydyn ydw wyt ydych oes bod fod wedi bydd byddwch byddan
    gall gallwch allwch gallaf sut beth pwy ble lle na nad nac ddim dim os ond neu hefyd
    iawn hwn hon hyn hynny yna yma gan gen gyda efo heb rhwng dros drwy trwy wrth cael gael
    gwneud wneud mynd chael eisiau isio angen rhaid felly fel mor un dau ddau pob bob rhai
    oedd roedd bu fu yw sydd sy mewn
    """.split()
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one text is about.

    `concepts`: rows of the glossary with their weights, 0 to 1. `words`: the other way to see
    the text, its plain words in their order with theirs; names of places are not among them.
    `places`: codes of council areas, or ids of regions.
    """

    concepts: Mapping[str, float]
    words: tuple[tuple[str, float], ...]
    places: frozenset[str]


def read_meaning(text: str) -> Meaning:
    """What a text is about: a question, or a question with why it matters."""
    found = tokens(text)
    plains = [plain(token) for token in found]
    places, naming = _places(text, found)
    words = tuple(
        (word, SMALL_WORD if is_small(word) else 1.0)
        for at, word in enumerate(plains)
        if at not in naming and not word.isdigit()
    )
    return Meaning(_concepts(_glossary().find(plains)), words, places)


def concept_names() -> tuple[str, ...]:
    """The rows of the glossary, in their order."""
    return tuple(_glossary().rows)


@lru_cache(maxsize=20_000)
def is_small(word: str) -> bool:
    """True for a word that says next to nothing about what a text is about."""
    if word in _SMALL_WORDS:
        return True
    return len(word) < _SHORT and bool(radicals(word) & _SMALL_WORDS)


def _concepts(matches: Iterable[PhraseMatch]) -> dict[str, float]:
    """The longest phrases count fully, those inside them by half."""
    weights: dict[str, float] = defaultdict(float)
    taken: list[tuple[int, int]] = []
    rows = _glossary().rows
    for match in sorted(matches, key=lambda m: (m.first - m.end, m.first, m.row)):
        span = (match.first, match.end)
        part = 1.0
        if span not in taken:
            if any(span[0] < end and start < span[1] for start, end in taken):
                if not any(start <= span[0] and span[1] <= end for start, end in taken):
                    continue
                part = INSIDE
            else:
                taken.append(span)
        weight = part * float(rows[match.row]["weight"])
        weights[match.row] = max(weights[match.row], weight)
        for wider in rows[match.row]["also"].split():
            weights[wider] = max(weights[wider], ALSO * weight)
    return dict(weights)


def _places(text: str, words: list[Token]) -> tuple[frozenset[str], frozenset[int]]:
    """The places of a text, and which of its words name them."""
    names, naming = set(), set()
    for place in find_places(text):
        names.add(place.councils[0] if place.councils else str(place.region))
        naming |= {at for at, word in enumerate(words) if place.start <= word.start < place.end}
    return frozenset(names), frozenset(naming)


@lru_cache(maxsize=1)
def _glossary() -> PhraseTable:
    return PhraseTable(GLOSSARY_FILE, "concept")
