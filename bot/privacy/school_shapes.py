"""Schools told by how their names are made: "ysgol glan y felin", "St Cadog's", "Rhosddu Vale"."""

import re
from collections.abc import Iterator

from bot.language import find_places, fold, radicals
from bot.privacy.capitals import UPPER, capitals_tell, runs_of
from bot.privacy.finding import Finding
from bot.privacy.firm_words import PUBLIC
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any
from bot.privacy.school_cues import (
    AFTER_KIND,
    AT,
    CIRCLE,
    FAMILY,
    FOR_PRIMARY,
    I_AM_AT,
    LIFE,
    LIFE_PARTS,
    NO_NAME,
    OPENERS,
    OURS,
    OURS_AFTER,
    PATRON,
    PEOPLE,
    PLACE_LIKE,
    SMALL_WELSH,
    VENUE,
)
from bot.privacy.school_words import GOING, ORDINARY
from bot.privacy.work_words import STOP
from bot.vocabulary import Identifier

_SCORE = 0.75


def find_shapes(text: str) -> Iterator[Finding]:
    """Find schools by how their names are made, with words about school around them."""
    low = text.lower()
    if has_any(low, ("ysgol", "oleg", "eithrinfa", "academi", "ylch")):
        yield from _welsh(text)
    life = has_any(low, LIFE_PARTS) and LIFE.search(text) is not None
    for match in PATRON.finditer(text):
        if life or GOING.search(text[max(0, match.start() - 50) : match.start()]):
            yield _found(*match.span())
    if not life:
        return
    for match in FOR_PRIMARY.finditer(text):
        words = match["name"].split()
        if not any(fold(word) in ORDINARY or fold(word) in STOP for word in words):
            yield _found(*match.span("name"))
    if not text.islower() and capitals_tell(text):
        yield from _in_capitals(text)


def _welsh(text: str) -> Iterator[Finding]:
    for match in SMALL_WELSH.finditer(text):
        free = not match["article"] or _is_rare(match["name"])
        if match["link"] or (free and not _ends_a_name(fold(match["name"]))):
            yield _found(*match.span())
    for match in AFTER_KIND.finditer(text):
        article = (match["article"] or match["kind_and_article"]) and fold(
            match["name"]
        ) not in FAMILY
        if (article and not _ends_a_name(fold(match["name"]))) or _is_rare(match["name"]):
            yield _found(*match.span())
    for match in CIRCLE.finditer(text):
        if _is_rare(match["name"]) or _is_place(match["name"]):
            yield _found(*match.span())


def _in_capitals(text: str) -> Iterator[Finding]:
    for match in runs_of(text):
        before = text[max(0, match.start() - 45) : match.start()]
        words = match.group().split()
        ours = OURS.search(before) or OURS_AFTER.match(text, match.end())
        people = len(words) > 1 and PEOPLE.search(before)
        opens = people and re.fullmatch(OPENERS, words[0], re.IGNORECASE)
        if not _may_be_a_school(words, named=bool(ours or opens)) or VENUE.search(text):
            continue
        like = len(words) > 1 and re.fullmatch(PLACE_LIKE, words[-1]) and AT.search(before)
        alone = (
            len(words) == 1
            and I_AM_AT.search(before)
            and key_of(words[0]) not in gazetteers().first_names
        )
        if ours or like or people or alone:
            yield _found(*match.span())


def _may_be_a_school(words: list[str], *, named: bool) -> bool:
    """False for a town, a public body, a brand's league and words in capitals ("GCSE")."""
    keys = [fold(word).strip("'.,") for word in words]
    telling = named and (len(words) > 1 or "-" in words[0])
    whole = not telling and _is_place(" ".join(words))
    plain = not telling and all(
        key.isdigit() or key in ORDINARY or gazetteers().is_ordinary(key_of(key)) for key in keys
    )
    shouted = all(re.fullmatch(rf"[{UPPER}]+", word) for word in words)
    return not (whole or plain or shouted) and not any(key in PUBLIC for key in keys)


def _is_place(name: str) -> bool:
    return any(place.start == 0 and place.end >= len(name) for place in find_places(name))


def _ends_a_name(key: str) -> bool:
    """True for a word that goes on with the sentence: "ysgol bryn and"."""
    return key in NO_NAME or key in ORDINARY or key in STOP


def _is_rare(written: str) -> bool:
    """True for a word that no everyday text has, mutated or not."""
    key = fold(written)
    if key in ORDINARY or key in NO_NAME:
        return False
    if len(key) < 4:
        return False
    return not any(gazetteers().is_ordinary(key_of(radical)) for radical in radicals(key))


def _found(start: int, end: int) -> Finding:
    return Finding(Identifier.SCHOOL_OR_EMPLOYER, start, end, _SCORE)
