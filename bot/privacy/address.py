"""Street addresses in English and Welsh: a house number with a street, or "I live at …"."""

import re
from collections.abc import Iterator

from bot.language import find_places
from bot.privacy.address_named import find_named
from bot.privacy.address_words import (
    COUNTED,
    HOUSE,
    HOUSE_CY,
    HOUSE_EN,
    NAME,
    NO_NAME,
    NO_PART,
    SMALL,
    STREET,
    STREETS,
    STREETS_CY,
    L,
)
from bot.privacy.any_case import Pattern, any_case, case_in_places, mostly_any_case
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any
from bot.vocabulary import Identifier

NUMBERED = mostly_any_case(
    rf"(?<![\w£$.,:/\-])(?<!dan\s)(?<!under\s)(?<!over\s)(?<!dros\s)(?<!age\s)"
    rf"{HOUSE},?\s(?!{COUNTED}\b)(?P<street>{STREET})",
)
# "Ffordd y Mynydd 14", "Heol Fawr, 7"
AFTER = any_case(
    rf"\b(?:heol|ffordd|stryd|lôn|lon|rhodfa|teras|clos|cilgant|maes)\s(?:(?:y"
    rf"|yr)\s)?{NO_NAME}{NAME}(?:\s{NAME})?,?\s(?:rhif\s)?\d{{1,3}}[a-z]?"
    r"(?!\w|\s\d{2}|\s?(?:oed|mlynedd|blynedd|mis|o\b|am\b|pm|gwaith))",
)
LIVING = (
    r"(?:liv(?:e|es|ing|ed)|stay(?:s|ing|ed)?|address|house|home|moved|mov(?:e|ing)|based"
    r"|kip(?:ping)?|round|"
    r"byw|fyw|cyfeiriad|nghyfeiriad|aros|symud(?:on|es|ais|odd|wn|wyd)?|tŷ|nhŷ|cartref?|gartref?|nghartref?)"
)
LINK = (
    r"(?:\s(?:is|are|at|on|in|to|yw|ydi|ydy|di|yn|ym|yng|ar|fi|i|with|mum|mam|dad|nan|nain|now|rwan"
    r"|nawr|just|off|over|up|down|the|my|our|efo|gyda|currently|lan|lawr|draw|mas|reit|ben|pen|gwaelod|here|by|near|there|it's|its"
    r"|into|out|from|ni|yna|teulu|lawr|fyny|foster|carers?|a))"
    r"{0,6}?\s?[:,]?\s"
)
LIVES = mostly_any_case(
    rf"\b{LIVING}{LINK}(?P<detail>(?:the\s)?(?:(?:{NO_PART}{NAME}\s){{1,3}}{STREETS}\b(?!\s"
    rf"(?:team|centre|club))"
    rf"|{STREETS_CY}(?:['’]r)?\s(?:{SMALL}\s){{0,2}}{NO_NAME}{NAME}(?:\s(?:y\s|yr\s)?(?-i:(?=[A-ZŴŶ])){NAME})?))",
)
# A number after "live at" is a house, whatever the street is called.
LIVES_AT = mostly_any_case(
    rf"\b(?:liv(?:e|es|ing)\s(?:at|in|on)|address(?:\sis)?(?:\s?:)?|staying\sat|byw\s(?:yn|ar"
    rf"|mewn)|cyfeiriad(?:\s(?:fi|i))?(?:\s(?:yw|ydi|ydy))?(?:\s?:)?|fyw\s(?:yn|ar)"
    r"|rhif\s(?:y|ein)\st[ŷy](?:\sni)?(?:\s(?:yw|ydi|ydy|di))?|house\snumber(?:\sis)?)"
    rf"\s(?:our\s|fy\s)?(?P<detail>{HOUSE},?\s(?!{COUNTED}\b)[{L}'’\-]{{3,22}}(?:\s(?:y\s"
    rf"|yr\s)?(?-i:(?=[A-ZŴŶ]))[{L}'’\-]{{3,22}}){{0,2}})",
)
# "14 Brynteg, Llangefni": a number and a name before a comma and a place.
NAMED = re.compile(
    rf"(?<![\w£$.,:/\-]){HOUSE}\s(?!{COUNTED}\b)(?P<street>(?:The\s|Y\s"
    rf"|Yr\s)?[A-ZŴŶ][{L}'’\-]{{2,22}}(?:\s[A-ZŴŶ][{L}'’\-]{{2,22}}){{0,2}})(?=\s?,\s?[{L}])"
)
# "if you need the house its 6 Mount Pleasant": no word for a road, where a home is spoken of.
HOME_NUMBER = case_in_places(
    r"\b(?i:house|home|flat|address|place|live|lives|living|letter|parcel|post|send|sent|visit|t[ŷy]|fflat|cartref"
    r"|adra|adre|byw|cyfeiriad|llythyr|parsel|anfon\w*|gyrr\w*)\b[^.!?\d]{0,24}\s"
    r"(?P<detail>\d{1,3}[a-h]?,?\s[A-ZŴŶ][a-zŵŷâêîôû'’-]{2,16}\s[A-ZŴŶ][a-zŵŷâêîôû'’-]{2,16})(?![\w'’])"
)
# "Gwern Farm, Nantmel", "Fferm y Gwern, Nantmel": a farm or a cottage before a place.
FARM = re.compile(
    rf"(?<![\w'’])(?:(?:[A-ZŴŶ][{L}'’\-]{{2,22}}\s){{1,2}}(?:Farm|Cottage|Bungalow|Barn)|(?:Fferm|Tyddyn"
    rf"|Bwthyn)\s(?:yr?\s)?[A-ZŴŶ][{L}'’\-]{{1,22}}(?:\s[A-ZŴŶ][{L}'’\-]{{1,22}})?)(?=,\s)"
)
# "Troed y Rhiw Farm": a farm by its Welsh name needs no town.
WELSH_FARM = case_in_places(
    rf"(?<![\w'’])(?:(?i:{HOUSE_CY})|Troed|Cwm|Gwern|Lluest)[\s-](?:yr?[\s-])?(?=[A-ZŴŶa-z])[{L}'’\-]{{3,16}}"
    rf"(?:\s[A-ZŴŶ][{L}'’\-]{{2,16}})?\s(?:Farm|Cottage)(?![\w'’]|\s(?:Park|Shop|Hospital|Homes))"
)
# A house with a name: "byw yn Tŷ Gwyn", "live at Tyddyn Mawr", "address is The Old Rectory".
HOUSE_NAME = case_in_places(
    rf"\b(?i:liv(?:e|es|ing)\sat|address(?:\sis|:)|staying\sat|byw\s(?:yn|ym|yng|mewn)"
    rf"|(?:c|ngh|g|ch)yfeiriad(?:\s(?:fi|i|ni))?(?:\s(?:yw|ydi|ydy)|:))\s"
    rf"(?P<detail>(?:(?i:t[ŷy]|tyn|plas|fferm|tyddyn|bwthyn|hafod|hendre|cae|bryn|tan|pen|glan|bron"
    rf"|nant|gelli|the|y|yr|the\sold|hen|rose|ivy|oak)[\s-])"
    rf"(?:[A-ZŴŶ][{L}'’\-]{{1,22}}\s?){{1,3}}(?<!\s))"
)
# A house's name before its number in the road: "The Annexe, 3 Church Walk".
HOUSE_BEFORE = re.compile(
    rf"(?<![\w'’])(?:(?:The|Y|Yr)(?:\s[A-ZŴŶ][{L}'’]{{2,20}}){{1,2}}|(?i:{HOUSE_CY})(?:\s[A-ZŴŶ][{L}'’]{{1,20}})"
    rf"{{1,2}}|(?:[A-ZŴŶ][{L}'’]{{2,20}}\s){{1,2}}(?i:{HOUSE_EN})),\s$"
)
# "block c, flat 11", "Bloc 2, 7 Stryd …"
BLOCK_BEFORE = any_case(
    r"\b(?:block|bloc|floor|llawr|flat|fflat|unit|uned|room|ystafell)\s(?:\d{1,3}[a-h]?|[a-h]),?\s$",
)
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
        after = text[comma.end() : comma.end() + 60]
        places = [place for place in find_places(after) if place.start == 0]
        strange = None if places else STRANGE_TOWN.match(text, comma.end())
        if strange is not None and key_of(strange.group()) not in gazetteers().first_names:
            return strange.end()
        if not places:
            return end
        end = comma.end() + places[0].end
    return end
