"""Street addresses in English and Welsh: a house number with a street, or "I live at …"."""

import re
from collections.abc import Iterator

from bot.language import find_places
from bot.privacy.address_farm import find_farms
from bot.privacy.address_named import find_named
from bot.privacy.address_patterns import (
    AFTER,
    BLOCK_BEFORE,
    FARM,
    HOME_NUMBER,
    HOUSE_BEFORE,
    HOUSE_NAME,
    LIVES,
    LIVES_AT,
    NAMED,
    NUMBERED,
    WELSH_FARM,
)
from bot.privacy.address_words import STREET, L
from bot.privacy.any_case import Pattern, any_case
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any
from bot.vocabulary import Identifier

TOWN = any_case(rf"\s?,\s?(?:(?:near|nr|ger|wrth|by|in|yn|ym)\s)?(?=[{L}])")
_LIVING_PARTS = (
    "liv", "stay", "address", "house", "home", "mov", "based", "kip", "round", "byw", "fyw",
    "yfeiriad", "aros", "symud", "tŷ", "nhŷ", "artre",
)  # fmt: skip
STREET_ALONE = any_case(STREET)
CLEAR_STREET = any_case(r"(?:heol|ffordd|stryd|l[oô]n|maes|clos|cwrt|rhodfa|teras|cilgant)\b")
NUMBER_BEFORE = any_case(r"^[\d\s,\-]*(?:(?:ger|in|near|o|the)\s)?")
# A town no list has: one word with a capital, and the phrase ends.
STRANGE_TOWN = re.compile(
    rf"[A-ZŴŶ][{L}]{{3,20}}(?=\s?(?:[,.!?]|$))"
    rf"|(?:Llan|Aber|Cwm|Pen|Pont|Tre|Rhyd|Bryn|Nant|Betws|Caer|Glyn|Blaen|Ystrad|Rhos|Capel|Eglwys"
    rf"|Mynydd|Porth|Llwyn|Trae|Maes)[{L}-]{{2,18}}(?:\s[A-ZŴŶ][{L}]{{2,15}})?(?!\w)"
)
_MOST_TOWNS = 3
_AFTER_IN = 3  # characters of "in "
# What follows "byw ar ffordd" and names no road.
NO_STREET = any_case(
    r"(?:stad|ffordd|stryd|heol|lôn|lon|[tdn]h?[ŷy]|ff?erm|fflatiau|plas|bryn|[mf]aes|n?g?h?clos|teras)\s(?:heb"
    r"|brysur|prysur|tawel|dawel|hir|gul|cul"
    r"|lle|gyda|efo|sy|sydd|sy['’]n|wahanol|ddrwg|dda|brif|yn|ger|wrth|ac|a|mewn|ddiogel"
    r"|beryglus|wledig|cyngor|gyngor"
    r"|mawr|bach|fach|oer|damp|llaith|newydd|hen|gwag|rhent|ffrind|mam|dad|nain|taid|fy|ei"
    r"|arall|b?pell|bell|mae|yng|ym|o|ond|am|ar|i|gwely|rannu)\b",
)


COUNTED_HOUSES = re.compile(r"\d+\st[ŷy]\snewydd")  # in small letters, "3 new houses"
IN_FIGURES = ((NUMBERED, 0.86), (AFTER, 0.84), (LIVES_AT, 0.8), (NAMED, 0.76), (HOME_NUMBER, 0.77))
_NEED_A_PLACE = (NAMED, HOUSE_NAME, FARM)


def find_addresses(text: str) -> Iterator[Finding]:
    """Find street addresses, with the town after a comma; a town alone is not one."""
    low = text.lower()
    patterns = (
        *(IN_FIGURES if has_figures(text) else ()),
        *(((FARM, 0.76),) if "," in text else ()),
        *(((WELSH_FARM, 0.76),) if "Farm" in text or "Cottage" in text else ()),
    )
    if has_any(low, _LIVING_PARTS):
        patterns = (*patterns, (LIVES, 0.8), (HOUSE_NAME, 0.75))
    for pattern, score in patterns:
        group = "detail" if "detail" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if _is_no_street(text[start:end]) or _is_a_place(text[start:end]):
                continue
            if pattern in _NEED_A_PLACE and not _leads_to_a_place(text, end, pattern):
                continue
            house = HOUSE_BEFORE.search(text[max(0, start - 40) : start])
            start -= len(house.group()) if house else 0
            yield _found(text, start, end, score)
    for start, end in find_farms(text):
        whole = _with_town(text, end)
        if whole > end:
            yield Finding(Identifier.ADDRESS, start, whole, 0.85)
    for start, end, score in find_named(text):
        if not _is_no_street(text[start:end]):
            yield _found(text, start, end, score)


def _found(text: str, start: int, end: int, score: float) -> Finding:
    """An address with its block or floor before it and the towns after it."""
    block = BLOCK_BEFORE.search(text[max(0, start - 14) : start])
    start -= len(block.group()) if block else 0
    return Finding(Identifier.ADDRESS, start, _with_town(text, end), score)


def _is_no_street(found: str) -> bool:
    """True for "ffordd brysur"; with a capital it is a name: "Tŷ Mawr"."""
    if COUNTED_HOUSES.match(found):
        return True
    match = NO_STREET.match(found)
    return match is not None and match.group().split()[-1][0].islower()


def _is_a_place(found: str) -> bool:
    """True for "16, Ebbw Vale" and "y Barri": a town after a number or an article."""
    number = NUMBER_BEFORE.match(found)
    rest = found[number.end() :] if number else found
    bare_number = rest != found and "," not in found[: len(found) - len(rest)]
    if bare_number or CLEAR_STREET.match(rest) is not None:
        return False
    return any(p.start == 0 and p.end == len(rest) for p in find_places(rest))


def _leads_to_a_place(text: str, end: int, pattern: Pattern) -> bool:
    """True if a town follows a comma; a house's name may also end there."""
    if pattern is HOUSE_NAME:
        return True
    return _with_town(text, end) > end


def _with_town(text: str, end: int) -> int:
    """Where the address ends with the places that follow its commas."""
    for _ in range(_MOST_TOWNS):
        comma = TOWN.match(text, end)
        if comma is None:
            return end
        street = STREET_ALONE.match(text, comma.end())
        if street is not None:
            end = street.end()
            continue
        # A town that is a first name too ("Barry") is one only after "in".
        after = f"in {text[comma.end() : comma.end() + 60]}"
        places = [place for place in find_places(after) if place.start == _AFTER_IN]
        strange = None if places else STRANGE_TOWN.match(text, comma.end())
        if strange is not None and key_of(strange.group()) not in gazetteers().first_names:
            return strange.end()
        if not places:
            return end
        end = comma.end() + places[0].end - _AFTER_IN
    return end
