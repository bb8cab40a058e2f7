"""Places of work by name: "I work at Greggs", "gweithio yn Zip World", "my boss at the Ship"."""

import re
from collections.abc import Iterator
from enum import Enum

from bot.language import find_places, fold, radicals
from bot.privacy.any_case import any_case
from bot.privacy.employer_list import clear_at, listed_anywhere, listed_at
from bot.privacy.finding import Finding
from bot.privacy.firms import find_firms
from bot.privacy.gazetteers import Sense, gazetteers, key_of
from bot.privacy.jobs import find_jobs
from bot.privacy.listing import has_any, listed
from bot.privacy.shop_work import find_named_kinds
from bot.privacy.small_firms import find_small_firms
from bot.privacy.work_cues import (
    HOSPITAL,
    HOUSE_NAME,
    LED,
    ONE_WORD_PUBS,
    PAID,
    PARTS,
    PUBS,
    RELATIVE,
    WORK,
    L,
    find_pubs,
    speaks_of_earning,
)
from bot.privacy.work_words import ANY_OF_THEM, GENERAL, KINDS, STOP
from bot.privacy.workers import find_workplaces
from bot.vocabulary import Identifier


def find_employers(text: str) -> Iterator[Finding]:
    """Find names of places of work; where a card or an app does not work is none."""
    for finding in _employers(text):
        if A_THING_WORKS.search(text[max(0, finding.start - _REACH) : finding.start]) is None:
            yield finding


_REACH = 80
A_THING_WORKS = any_case(
    r"\b(?:cards?|[cgn]{0,2}h?[ce]?erdyn|cardiau|tocyn(?:nau)?|tickets?|app?|apps|wi-?fi|codes?|cod|gwefan|website"
    r"|vouchers?|taleb(?:au)?|pass|railcard|pas|fob|link|dolen|lift|machine|peiriant|apple\spay|discount|gostyngiad)"
    r"(?:\s(?!(?:i\s(?:am|was|work|have|had|got|get|do|did)|im|i['’]m|he|she|we|mum|mam|dad|fi|dwi|hi|fo|who|where|lle|sy|sydd|because|cos|job|fy|my)\b)[^\s.!?,;]+){0,9}?"
    r"\s(?:works?|working|w(?:ei|ai|i)thi?o|g?w(?:ei|ai|i)th(?:i?o|io))(?:['’]?n)?"
    r"(?:\s(?:at|in|on|yn|ym|ar|for|with|mewn|the|y|yr))*\s$",
)


def _employers(text: str) -> Iterator[Finding]:
    earning = speaks_of_earning(text)
    yield from find_firms(text, earning=earning)
    yield from find_small_firms(text, earning=earning)
    yield from find_named_kinds(text)
    pubs = list(find_pubs(text))
    listed_names = list(listed_anywhere(text))
    yield from find_workplaces(text, listed_names, pubs)
    yield from find_jobs(text, [*listed_names, *pubs])
    low = " ".join(text.lower().split())
    if not has_any(low, PARTS):
        return
    if listed_names and PAID.search(text) is not None:
        yield from _led_to(text)
    for match in WORK.finditer(text):
        start = match.start("detail")
        hospital = HOSPITAL.match(match["detail"])
        if hospital is not None:
            if RELATIVE.search(text[:start]):
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, start + hospital.end(), 0.73)
            continue
        end = _end_of_name(text, start, match.end("detail"))
        if end > start:
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, end, 0.73)


def _phrase_end(written: str) -> int:
    """Where "little acorns nursery" ends: words that tell which, then the kind; 0 if none."""
    words = list(re.finditer(r"[^\s]+", written))
    for at, word in enumerate(words[:_LONGEST_PHRASE]):
        key = fold(word.group().strip(".,'’"))
        if at and key in KINDS:
            last = at
            while last + 1 < len(words) and fold(words[last + 1].group()) in KINDS:
                last += 1
            return words[last].end() if at > (fold(words[0].group()) in _ARTICLES) else 0
        general = key not in _ARTICLES and radicals(key) & GENERAL
        if key in ANY_OF_THEM or key in STOP or general:
            return 0
    return 0


_LONGEST_PHRASE = 4  # words, the kind among them


def _led_to(text: str) -> Iterator[Finding]:
    """Listed places of work after "at", "yn" and the like."""
    for lead in LED.finditer(text):
        name = clear_at(text, lead.end()) or clear_at(text, lead.start("name"))
        if name is not None:
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, lead.end(), name.end(), 0.7)


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where a name of a place of work ends; its start if there is none."""
    written = text[start:end]
    listed_name = listed_at(written, 0) or PUBS.match(written) or ONE_WORD_PUBS.match(written)
    if listed_name is not None:
        more = MORE.match(written, listed_name.end())
        stop = more.end() if more else listed_name.end()
        town = TOWN_AFTER.match(written, stop)
        return start + (town.end() if town and _is_place(town["town"]) else stop)
    phrase = _phrase_end(written)
    farm = HOUSE_NAME.match(written)
    if phrase or farm:
        return start + max(phrase, farm.end() if farm else 0)
    parts: set[_Part] = set()
    last = start
    places = [(place.start, place.end) for place in find_places(written)]
    for word in re.finditer(r"[^\s]+", written):
        bare = word.group().rstrip(".,'’-")
        inside = any(low <= word.start() < high for low, high in places)
        part = _part(bare, is_place=inside)
        if part is _Part.ARTICLE:
            continue
        if not parts and fold(bare) in _NO_BEGINNING:
            break
        small_place = part is _Part.PLACE and not bare[:1].isupper()
        if part is _Part.NONE or (small_place and _Part.NAME in parts):
            break
        parts.add(part)
        last = start + word.start() + len(bare)
        if bare != word.group():
            break
    tells = _Part.NAME in parts or {_Part.PLACE, _Part.KIND} <= parts
    more = MORE.match(text, last) if tells else None
    return (more.end() if more else last) if tells else start


class _Part(Enum):
    """What one word is in the name of a place of work."""

    NAME = "name"  # tells which: "Greggs", "bobs"
    PLACE = "place"  # tells which together with a kind: "Cardiff" in "Cardiff Council"
    KIND = "kind"  # "cafe", "arms", "council"
    ARTICLE = "article"
    NONE = "none"


def _part(bare: str, *, is_place: bool) -> _Part:
    key = fold(bare)
    capital = bare[:1].isupper()
    if key in _ARTICLES:
        return _Part.ARTICLE
    if key in KINDS:
        return _Part.KIND
    if key in STOP or len(key) < 2 or key.isdigit() or radicals(key) & GENERAL:
        return _Part.NONE
    if is_place or _is_place(bare):
        return _Part.PLACE
    lists = gazetteers()
    plain = key_of(key)
    names = lists.first_names.get(plain, Sense.WEAK) | lists.surnames.get(plain, Sense.WEAK)
    if capital or not names & Sense.WEAK or not lists.is_ordinary(plain):
        return _Part.NAME
    return _Part.NONE


# What it is comes last in English: "college" begins no name in small letters.
_NO_BEGINNING = listed("college school hospital home shop office council factory library nursery")
_ARTICLES = listed("the y yr our my a an local and & of")
# What goes on after a listed name: "Tesco Express", "Tata Steel".
MORE = any_case(
    r"(?:\s(?:express|extra|metro|local|superstore|steel|bank|coffee|bakery|garage|cafe|tea\s?rooms?"
    r"|bros|brothers|and\ssons?|&\ssons?|tyres|motors|farm|hotel|inn|arms|newsagents?|chippy"
    r"|care(?:\shome)?|nursing\shome|haulage|estate|builders|pizza|kebabs?|hair|salon|barbers)\b)+",
)


TOWN_AFTER = re.compile(rf"\s(?P<town>[A-ZŴŶ][{L}]{{3,20}})")


def _is_place(word: str) -> bool:
    return any(place.start == 0 for place in find_places(word))
