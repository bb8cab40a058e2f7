"""Dates of birth, written out or in figures. An age or another date is not one."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai"
    r"|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
DATE = (
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    rf"|(?:the\s|y\s)?\d{{1,2}}(?:st|nd|rd|th|af|il|ydd|fed|eg|ain)?\s(?:of\s|o\s)?{MONTHS}"
    r"(?:,?\s(?:19|20)?\d{2})?"
    rf"|{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d{{2}})?)"
)
CUE = (
    r"(?:born|d\.?o\.?b\.?|date\sof\sbirth|birthday|bday|b-day|b\sday|geni|ngeni|eni|dyddiad\sgeni"
    r"|pen-?\s?blwydd|mhen-?\s?blwydd|penblwydd|mhenblwydd)"
)
WITH_CUE = re.compile(
    rf"\b{CUE}\b[\s:]*(?:[a-z]\w{{0,4}}\s){{0,3}}?(?P<detail>{DATE})", re.IGNORECASE
)
# A full date in figures whose year makes a person of 5 to 30 needs no cue.
FULL_YEAR = re.compile(
    r"(?<![\d/])\d{1,2}[/.\-]\d{1,2}[/.\-](?:199[5-9]|200\d|201\d|202[01])(?!\d)"
)


def find_births(text: str) -> Iterator[Finding]:
    """Find dates of birth."""
    yield from each(WITH_CUE, text, Identifier.DOB, 0.9)
    yield from each(FULL_YEAR, text, Identifier.DOB, 0.7)
