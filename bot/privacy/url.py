"""Web addresses."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"']{2,200}[^\s<>\"'.,;:!?)]"
    r"|(?<![@\w.])[a-z0-9-]{2,40}\.(?:com|net|org|gg|me|tv|io|co\.uk|org\.uk|ac\.uk|sch\.uk|cymru|wales)(?:/[^\s<>\"']{0,100}[^\s<>\"'.,;:!?)])?(?![\w@])",
    re.IGNORECASE,
)


def find_urls(text: str) -> Iterator[Finding]:
    """Find web addresses."""
    yield from each(URL, text, Identifier.URL, 0.85)
