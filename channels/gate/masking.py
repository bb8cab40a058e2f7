"""What the engine may read: no phone number, address or code, whatever was typed."""

import re

from bot.privacy import mask
from bot.questions.asking.receipts import find_receipts
from channels.gate.typed import without_slash

_MISTYPED = re.compile(r"[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){2}")
NO_RECEIPT = "0" * 64  # the hash of no code: what was typed looks like one and is none


def mask_text(text: str) -> str:
    """Put a reference in place of every receipt code, mask personal details, drop a slash.

    Returns: the text for the engine; a code becomes `receiptref:` and its hash. What only looks
        like a code, with a digit or in capitals, is one that was mistyped.
    """
    if not find_receipts(text) and _looks_like_a_code(text.strip()):
        return f"receiptref:{NO_RECEIPT}"
    spans = find_receipts(text)
    parts, start = [], 0
    for span in spans:
        parts += [mask(text[start : span.start]), f" receiptref:{span.receipt_hash} "]
        start = span.end
    masked = "".join([*parts, mask(text[start:])])
    return without_slash(masked)


def _looks_like_a_code(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return _MISTYPED.fullmatch(text) is not None and (text.isupper() or 0 < digits < len(text) - 2)
