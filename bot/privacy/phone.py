"""Phone numbers of people; help lines and the numbers of bodies (0800, 03…) are not personal."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.privacy.any_case import any_case
from bot.privacy.digits import has_figures, spoken_numbers
from bot.privacy.finding import Finding
from bot.safety.helplines import load_helplines
from bot.vocabulary import Identifier

# Figures with any of the usual signs between; O, o and l are typed for 0 and 1.
RUN = re.compile(
    r"(?<![\w.£$€/])(?:\+|\(\+?|00)?[\dOo](?:[\s().\-–/_*,·•|~\ufe0f\u20e3]{0,3}(?:\d"
    r"|[OolI](?![a-zA-Z]{2}))){4,16}(?!\w)"
)
# A whole number that another may follow after a stroke: "07… / 01…".
ONE = re.compile(r"(?<![\d£$€])0[127](?:[\s().\-]{0,2}\d){8,9}(?!\d)")
INTERNATIONAL = re.compile(
    r"(?<![\w])(?<!\d[ \-])(?:\+|00)[\s]?[1-9](?:[\s().\-/]{0,2}\d){7,13}(?!\d)"
)
GEOGRAPHIC = re.compile(r"0[12]\d{7,9}")
MOBILE = re.compile(r"(?:0|44|0044|440)?7\d{8,10}")
HOME_ABROAD = re.compile(r"(?:44|0044)0?[127]\d{8,9}")
# Numbers of organisations, never of a person: freephone and non-geographic.
OF_BODIES = re.compile(r"(?:0|(?:44|0044)(?=\d{8}))(?:800|808|3\d\d|84\d|87\d|9\d\d|116|500)\d+")
# Who says "ring me on" gives a number however short it is, from five figures on.
WHO = r"(?:me|us|him|her|them|my\s\w+|fi|ni|hi|fo|fe|mam|mum|dad|nain|nan|taid)"
CUE = any_case(
    r"(?:\b(?:ring|call|phone|text|txt|tecst(?:io|ia|iwch)?|message|msg|whats\s?app|facetime"
    r"|mob(?:ile)?|landline|cell|ff[oô]n(?:io|ia|iwch)?|galw(?:a|ch|ewch)?|cysylltu?|cysylltwch"
    r"|contact"
    rf"|reach)\s{WHO}"
    r"|\b(?:my|mums?|mams?|dads?|nans?|his|her|our|their|home|house|fy|rhif|mum['’]s"
    r"|dad['’]s)\s(?:\w+\s){0,2}?"
    r"(?:number|numbers|no|num|phone|mobile|mob|rhif|ff[oô]n|cell|landline|tel)(?:['’]?s)?"
    r"|\b(?:tel|phone|mobile|mob|rhif\sff[oô]n|rhif\ssymudol|rhif\s(?:fi|ni|mam|dad|nain|taid)"
    r"|ff[oô]n|symudol"
    r"|whats\s?app|landline|text|txt|ring|call))"
    r"[\s:=\-,]*(?:(?:on|at|is|ar|yw|ydi|ydy|fi|i|its|it's|number|rhif|no|dad|mam|mum|nan|nain"
    r"|symudol|tŷ|house|home|me|us)"
    r"[\s:,]*){0,4}$",
)
# A landline beside one of these is the body's own, unless it is said to be somebody's.
BODY = any_case(
    r"\b(?:(?:c|g|ngh|ch)yngor|council|surgery|m?feddygfa|meddygfa|bwrdd|fwrdd|health board|library"
    r"|llyfrgell|switchboard|reception)\b"
)
_LANDLINE = 10  # digits of the shortest whole one
_BODY_AFTER = 40  # characters after a number in which its owner may be named
_CUE_REACH = 48  # characters before a number in which a cue may stand


def find_phones(text: str) -> Iterator[Finding]:
    """Find British and other phone numbers, typed or said in words."""
    if has_figures(text, 5):
        yield from _in_figures(text)
    for said in spoken_numbers(text):
        before = text[max(0, said.start - _CUE_REACH) : said.start]
        if _is_personal(said.digits, before=before):
            yield Finding(Identifier.PHONE, said.start, said.end, 0.93)


def _in_figures(text: str) -> Iterator[Finding]:
    for match in INTERNATIONAL.finditer(text):
        digits = _plain(match.group())
        if not (digits in _helplines() or OF_BODIES.match(digits)):
            yield Finding(Identifier.PHONE, *match.span(), 0.95)
    for match in ONE.finditer(text):
        digits = _plain(match.group())
        if _is_personal(digits, before="") and not _is_of_named_body(digits, text, *match.span()):
            yield Finding(Identifier.PHONE, *match.span(), 0.92)
    for match in RUN.finditer(text):
        start, end = _trimmed(text, *match.span())
        digits, before = _plain(text[start:end]), text[max(0, start - _CUE_REACH) : start]
        if _is_personal(digits, before=before) and not _is_of_named_body(digits, text, start, end):
            yield Finding(Identifier.PHONE, start, end, 0.9)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what closes a sentence or a bracket."""
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def of_a_body(digits: str) -> bool:
    """True for help lines, emergency numbers and those only organisations have."""
    if digits in _helplines() or digits.lstrip("0") in ("999", "111", "101", "112"):
        return True
    return OF_BODIES.fullmatch(digits) is not None


def is_for_phones(digits: str) -> bool:
    """True for figures that the rules for phones decide about: help lines and whole landlines."""
    return of_a_body(digits) or (
        len(digits) >= _LANDLINE and GEOGRAPHIC.fullmatch(digits) is not None
    )


def _is_personal(digits: str, *, before: str) -> bool:
    if of_a_body(digits):
        return False
    if MOBILE.fullmatch(digits) and len(digits) >= 10:
        return True
    if GEOGRAPHIC.fullmatch(digits) or HOME_ABROAD.fullmatch(digits):
        return len(digits) >= 10 or CUE.search(before) is not None
    return 5 <= len(digits) <= 13 and CUE.search(before) is not None


def _is_of_named_body(digits: str, text: str, start: int, end: int) -> bool:
    """True for "Cyngor Gwynedd, 01766 771000", not for "ring my mum on 01766 …"."""
    before = text[max(0, start - _CUE_REACH) : start]
    if GEOGRAPHIC.fullmatch(digits) is None or CUE.search(before):
        return False
    return BODY.search(before) is not None or BODY.search(text, end, end + _BODY_AFTER) is not None


def _plain(written: str) -> str:
    figures = written.replace("O", "0").replace("o", "0").replace("l", "1").replace("I", "1")
    return re.sub(r"\D", "", figures)


@lru_cache(maxsize=1)
def _helplines() -> frozenset[str]:
    return frozenset(
        _plain(number) for line in load_helplines() for number in (line.phone, line.text) if number
    )
