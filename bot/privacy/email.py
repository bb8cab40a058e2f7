"""E-mail addresses, also as spoken: "sam at gmail dot com", "sam (at) hotmail.co.uk"."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

PLAIN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[a-z]{2,12}){1,3}\b", re.IGNORECASE)
PROVIDERS = (
    r"g\s?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|proton\s?mail|proton"
    r"|hwb\s?cymru|sky|btinternet"
)
AT = r"\s?[(\[]?\s?\b(?:at|@)\b\s?[)\]]?\s?|\s?[(\[]at[)\]]\s?"
DOT = r"\s?(?:\.|\bdot\b|\bdotyn\b|\(dot\)|\[dot\])\s?"
SPOKEN = re.compile(
    rf"\b[\w.+-]{{2,64}}(?:\s(?:dot|underscore|dash)\s[\w.+-]{{1,30}}){{0,2}}(?:{AT})(?:{PROVIDERS}){DOT}"
    rf"(?:com|net|org|co{DOT}uk|ac{DOT}uk|uk|cymru|wales|ie)\b",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses."""
    yield from each(PLAIN, text, Identifier.EMAIL, 1.0)
    yield from each(SPOKEN, text, Identifier.EMAIL, 0.9)
