"""What the engine may read: no phone number, address or code, whatever was typed."""

from bot.privacy import mask
from bot.questions.receipts import find_receipts
from channels.gate.typed import without_slash


def mask_text(text: str) -> str:
    """Put a reference in place of every receipt code, mask personal details, drop a slash.

    Returns: the text for the engine; a code becomes `receiptref:` and its hash.
    """
    spans = find_receipts(text)
    parts, start = [], 0
    for span in spans:
        parts += [mask(text[start : span.start]), f" receiptref:{span.receipt_hash} "]
        start = span.end
    masked = "".join([*parts, mask(text[start:])])
    return without_slash(masked)
