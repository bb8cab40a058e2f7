"""What the engine may read: no phone number, address or code, whatever was typed."""

import re

from bot.privacy import mask
from bot.questions.asking.receipts import find_receipts
from bot.sessions.room.typed_codes import find_codes
from channels.gate.typed import without_slash

_MISTYPED = re.compile(r"[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){2}")
NO_RECEIPT = "0" * 64  # the hash of no code: what was typed looks like one and is none


def mask_text(text: str) -> str:
    """Put a reference in place of every code, mask personal details, drop a slash.

    Returns: the text for the engine; a receipt code becomes `receiptref:` and its hash, the code
        of a room `roomref:` and its six signs. What only looks like a receipt, with a digit or in
        capitals, is one that was mistyped.
    """
    if not find_receipts(text) and _looks_like_a_code(text.strip()):
        return f"receiptref:{NO_RECEIPT}"
    parts, start = [], 0
    for span in find_receipts(text):
        parts += [_mask_words(text[start : span.start]), f" receiptref:{span.receipt_hash} "]
        start = span.end
    masked = "".join([*parts, _mask_words(text[start:])])
    return without_slash(masked)


def _mask_words(text: str) -> str:
    """Mask what is no receipt: codes of rooms are kept, as references."""
    parts, start = [], 0
    for span in find_codes(text):
        parts += [mask(text[start : span.start]), f" roomref:{span.code} "]
        start = span.end
    return "".join([*parts, mask(text[start:])])


def _looks_like_a_code(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return _MISTYPED.fullmatch(text) is not None and (text.isupper() or 0 < digits < len(text) - 2)
