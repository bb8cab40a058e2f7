"""Street addresses in English and Welsh: a house number with a street, or "I live at …"."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

ENGLISH = (
    r"street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|gardens|court|grove|place"
    r"|square|hill|view|row|walk|mews|parade|rise|villas"
)
WELSH = (
    r"heol|ffordd|stryd|lôn|lon|maes|rhodfa|cwrt|clos|teras|parc|bryn|rhes|trem|dôl|dol|llys|tan|erw"
    r"|gerddi|cae|pen|tai|stad|cilgant|tir"
)
NUMBER = r"(?:(?:flat|fflat|unit)\s\d{1,4}[a-z]?,?\s)?\d{1,4}[a-z]?"
NAME = r"[A-Za-zÀ-ÿŵŷŴŶ'’-]{2,20}"
STREET = (
    rf"(?:(?:{NAME}\s){{1,3}}(?:{ENGLISH})\b"
    rf"|(?:{WELSH})\s(?:(?:y|yr|yn|ap|a|o)\s)?{NAME}(?:\s{NAME})?)"
)
# What a number counts when it is not a house's.
COUNTED = (
    r"of|in|on|to|at|and|for|day|days|week|weeks|year|years|month|months|mins|minutes|hours|people"
    r"|kids|times|oed|mlynedd|blynedd|diwrnod|wythnos|mis|the|or|am|pm|out|o|yn"
)
NUMBERED = re.compile(rf"\b{NUMBER},?\s(?!(?:{COUNTED})\b)(?:{STREET})", re.IGNORECASE)
LIVES = re.compile(
    r"\b(?:live|living|lives|stay|address|byw|cyfeiriad)\s(?:\w{1,4}\s){0,2}?"
    rf"(?P<detail>(?:(?:(?!(?:on|in|at|near|by|off|the|yn|ar)\s){NAME}\s){{1,2}}"
    rf"(?:street|road|avenue|lane|close|crescent|terrace|rd|ave)\b"
    rf"|(?:heol|ffordd|stryd|lôn|rhodfa|teras|cilgant|clos)\s(?:(?:y|yr)\s)?{NAME}))",
    re.IGNORECASE,
)


def find_addresses(text: str) -> Iterator[Finding]:
    """Find street addresses; a town or village alone is not one."""
    yield from each(NUMBERED, text, Identifier.ADDRESS, 0.86)
    yield from each(LIVES, text, Identifier.ADDRESS, 0.8)
