"""NHS numbers: ten digits whose last one is a check digit."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding
from bot.vocabulary import Identifier

TEN = re.compile(r"(?<![\d+])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
CUE = re.compile(
    r"\b(?:nhs|gig)\b(?:\s(?:number|no|num|rhif))?|\brhif\s(?:y\s)?(?:gig|nhs)\b", re.IGNORECASE
)


def find_nhs_numbers(text: str) -> Iterator[Finding]:
    """Find NHS numbers; one named as such counts even with a wrong check digit."""
    for match in TEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        named = CUE.search(text[max(0, match.start() - 30) : match.start()]) is not None
        if named or (_checks(digits) and not digits.startswith("0")):
            yield Finding(
                Identifier.NHS_NUMBER, match.start(), match.end(), 0.97 if named else 0.92
            )


def _checks(digits: str) -> bool:
    """Mod 11, weights 10 to 2 (NHS Data Dictionary)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])
