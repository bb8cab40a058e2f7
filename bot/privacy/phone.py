"""Phone numbers of people; help lines are not personal."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from bot.privacy.finding import Finding
from bot.safety.helplines import load_helplines
from bot.vocabulary import Identifier

# A British number, typed with any of the usual signs between the digits.
DIGITS = re.compile(r"(?<![\w.£])(?:\+|00)?\(?\d(?:[\s().\-/]{0,2}\d){9,13}(?![\w])")
MOBILE = re.compile(r"(?<!\d)(?:\+?44\s?|0)7(?:[\s\-.]{0,2}\d){9}(?!\d)")


def find_phones(text: str) -> Iterator[Finding]:
    """Find British and international phone numbers, help lines excepted."""
    seen = set()
    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        seen.add((match.start, match.end))
        if _plain(match.raw_string) not in _helpline_numbers():
            yield Finding(Identifier.PHONE, match.start, match.end, 0.95)
    for pattern in (MOBILE, DIGITS):
        for found in pattern.finditer(text):
            if found.span() not in seen and _is_phone(found.group()):
                yield Finding(Identifier.PHONE, found.start(), found.end(), 0.9)


def _is_phone(written: str) -> bool:
    digits = _plain(written)
    if digits in _helpline_numbers():
        return False
    return bool(re.fullmatch(r"(?:0[1-37]\d{8,9}|44\d{9,10}|0044\d{9,10})", digits))


def _plain(written: str) -> str:
    return re.sub(r"\D", "", written)


@lru_cache(maxsize=1)
def _helpline_numbers() -> frozenset[str]:
    return frozenset(
        _plain(number) for line in load_helplines() for number in (line.phone, line.text) if number
    )
