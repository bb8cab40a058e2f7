"""Schools told by whose pupils others are: "Dylan from Cwm Derwen", "genod Glan Rhedyn"."""

import re
from collections.abc import Iterator

from bot.language import radicals
from bot.privacy.any_case import any_case
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import Sense, gazetteers, key_of
from bot.privacy.listing import has_any
from bot.privacy.school_cues import NO_NAME
from bot.privacy.school_words import ORDINARY, L
from bot.privacy.work_words import STOP
from bot.vocabulary import Identifier

_SCORE = 0.75
_OPENS = (
    r"(?:bro|maes|glan|pen|bryn|dyffryn|cwm|craig|nant|llwyn|coed|cae(?:['’]r)?|pwll|plas|parc|pant|rhos|rhyd"
    r"|pont|t[yŷ](?:['’]n)?|gwaun|waun|garth|gelli|hafod|hendre|llys|llan|mynydd|d[oô]l|ffynnon|porth|cefn|felin"
    r"|melin|ynys|tan|bron|heol|trem|min|tir|tal|twyn)"
)
_TAIL = r"(?:\s(?:fach|fawr|isaf|uchaf|newydd|wen|las|goch|ddu|park|hill)\b)?"
_NAME = rf"(?P<detail>{_OPENS}[\s-](?P<link>yr?[\s-])?(?P<word>[{L}]{{3,14}}){_TAIL})(?![\w'’])"
# Many of one age at one place, or one of them with a school year.
_GROUP = any_case(
    rf"\b(?:bois|bechgyn|genod|merched|hogia|hogs|disgyblion|criw|lads|boys|girls|year\s?\d{{1,2}}s?|yr\s?\d{{1,2}}s?"
    rf"|[bfm]?lwyddyn\s\d{{1,2}}|bl\s?\d{{1,2}})\s(?:lot\s)?(?:(?:from|at|in|o|yn|ym|yng)\s)?{_NAME}"
)
_WITH_A_YEAR = any_case(
    rf"\b(?:girl|boy|lad|kid|hogyn|hogan|bachgen|merch|boi|crwt|rhywun|someone|plant|kids)\s(?:from|at|in|o|yn)\s{_NAME}"
    rf"(?=,?\s(?:in\s)?(?:year|yr|[bf]lwyddyn|bl)\s?\d)"
)
_OF_A_NAME = any_case(rf"\b(?P<first>[{L}]{{3,14}})(?:\s[a-z])?\s(?:from|at|o)\s{_NAME}")
# "i go pen y bryn primary", "went tan y coed infants": the name in small letters whole.
_WHOLE = any_case(
    rf"\b{_NAME}\s(?:primary|prim|infants|juniors|comp|comprehensive|high|secondary|nursery|academy)"
    r"(?:\sschool)?(?![\w'’])"
)
_KINDS = (
    "primary",
    "prim ",
    "infants",
    "juniors",
    "comp",
    "high",
    "secondary",
    "nursery",
    "academy",
)
_HAS = any_case(rf"\b{_OPENS}[\s-]")


def find_schools_of_others(text: str) -> Iterator[Finding]:
    """Find schools with Welsh names after those who go there, and before what sort they are."""
    if _HAS.search(text) is None:
        return
    for pattern in (_GROUP, _WITH_A_YEAR, _OF_A_NAME):
        for match in pattern.finditer(text):
            named = pattern is not _OF_A_NAME or _is_a_name(match["first"])
            if named and _tells(match["word"], linked=bool(match["link"])):
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span("detail"), _SCORE)
    if has_any(text.lower(), _KINDS):
        for match in _WHOLE.finditer(text):
            if _tells(match["word"], linked=bool(match["link"])):
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), 0.85)


def _is_a_name(written: str) -> bool:
    return gazetteers().first_names.get(key_of(written)) == Sense.NAME


def _tells(word: str, *, linked: bool) -> bool:
    """False for a word that goes on with the sentence: "bryn and"; after "y" most words tell."""
    key = key_of(word)
    if key in NO_NAME or key in ORDINARY or key in STOP:
        return False
    if linked or word[0].isupper():
        return True
    forms = {key, *(key_of(form) for form in radicals(key))}
    return not any(re.fullmatch(r".*(?:io|odd|wyd|ed|ing)", form) for form in forms)
