"""NHS numbers: ten digits whose last one is a check digit."""

import re
from collections.abc import Iterator

from bot.privacy.any_case import Match, any_case
from bot.privacy.digits import has_figures, spoken_numbers
from bot.privacy.finding import Finding
from bot.vocabulary import Identifier

TEN = re.compile(r"(?<![\d+])\d(?:[\s.\-–/]{0,2}\d){9}(?![\d])")
GROUPED = re.compile(r"\d{3}[\s.\-–]\d{3}[\s.\-–]\d{4}")
# Nine or eleven figures are a slip when they are said to be an NHS number.
NAMED = any_case(
    r"(?P<cue>\b(?:nhs|gig|n\.h\.s)\b[^\d\n]{0,30}?|\bhealth\s(?:service\s)?(?:number"
    r"|no)\b[^\d\n]{0,15}?"
    r"|\brhif\s(?:y\s)?(?:gig|nhs|iechyd|ysbyty)\b[^\d\n]{0,20}?|\b(?:hospital"
    r"|patient)\s(?:number|no|num)\b"
    r"[^\d\n]{0,15}?)(?P<detail>\d(?:[\s.\-–/]{0,2}\d){7,11})(?!\d)",
)
AFTER = any_case(
    r"[\s,.]{0,3}(?:is|its|it's|=|yw|ydi|ydy|sef|-)?\s?(?:my|fy|the|y|mums?|his|her|me)?\s?"
    r"(?:nhs|gig|rhif\s(?:gig|nhs))\b"
    r"|\s(?:is\s)?(?:on|in|ar|yn)\s(?:my|the|fy|y)\s(?:red\sbook|llyfr\scoch|wristband|hospital\sband)\b",
)
CUE = any_case(
    r"\b(?:nhs|gig|health|iechyd|hospital|ysbyty|patient|claf|red\sbook|llyfr\scoch)\b",
)


def find_nhs_numbers(text: str) -> Iterator[Finding]:
    """Find NHS numbers; one named as such counts even with a wrong check digit."""
    if has_figures(text, 8):
        yield from _in_figures(text)
    for said in spoken_numbers(text):
        if len(said.digits) == 10 and (_checks(said.digits) or CUE.search(text[: said.start])):
            yield Finding(Identifier.NHS_NUMBER, said.start, said.end, 0.94)


def _in_figures(text: str) -> Iterator[Finding]:
    match: Match
    for match in NAMED.finditer(text):
        if not _is_help_line(match["detail"]):
            yield Finding(Identifier.NHS_NUMBER, *match.span("detail"), 0.97)
    for match in TEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if digits.startswith("0"):
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        named = AFTER.match(text, match.end()) is not None or CUE.search(before) is not None
        if named or _checks(digits) or GROUPED.fullmatch(match.group()):
            yield Finding(Identifier.NHS_NUMBER, *match.span(), 0.96 if named else 0.89)


def _is_help_line(written: str) -> bool:
    """An NHS help line beside "NHS": "NHS 111", "NHS 0845 …"."""
    digits = re.sub(r"\D", "", written)
    return digits.startswith(("0", "111"))


def _checks(digits: str) -> bool:
    """Mod 11, weights 10 to 2 (NHS Data Dictionary)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])
