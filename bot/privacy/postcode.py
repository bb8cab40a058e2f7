"""Full British postcodes. An outward code alone ("CF10") is a place, not a detail."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

POSTCODE = re.compile(
    r"\b(?P<outward>(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]"
    r"|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRV-Y]|GIR))\s{0,2}(?P<sector>\d)(?P<unit>[ABD-HJLNP-UW-Z]{2})\b",
    re.IGNORECASE,
)


def find_postcodes(text: str) -> Iterator[Finding]:
    """Find full postcodes."""
    yield from each(POSTCODE, text, Identifier.POSTCODE, 0.93)
