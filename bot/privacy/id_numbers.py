"""National Insurance numbers."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

# Letters that are never used, as HMRC publishes them (NIM39110).
NINO = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D]\b",
    re.IGNORECASE,
)


def find_id_numbers(text: str) -> Iterator[Finding]:
    """Find National Insurance numbers."""
    yield from each(NINO, text, Identifier.ID_NUMBER, 0.95)
