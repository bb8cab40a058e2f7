"""What was typed, made fit to read: control characters go, everything else stays."""

import re
import unicodedata

from bot.language import is_other_language

MAX_TEXT = 1_000  # characters of one message
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad]")
PICTURE_CATEGORIES = {"So", "Sk", "Mn", "Me", "Cf", "Cs", "Co", "Zs"}


def clean_text(text: str) -> str:
    """Drop control, direction and lone surrogate characters; keep line breaks and words."""
    kept = "".join(
        c
        for c in INVISIBLE.sub("", text.replace("\r\n", "\n"))
        if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")
    )
    return kept.strip()


def is_picture_only(text: str) -> bool:
    """Tell whether a text is emoji or signs without a word or number."""
    return bool(text) and not any(c.isalnum() for c in text)


def is_only_asking(text: str) -> bool:
    """Tell whether a text is nothing but question marks, dots or the like."""
    return bool(text) and not text.strip("?!.… \n")


def without_slash(text: str) -> str:
    """A text the engine cannot take for a command: `/greet` is the word greet."""
    return text.lstrip("/ \t\n") or "?"


def unreadable_card(text: str) -> str:
    """The name of the card for a text the engine cannot read; "" if it can."""
    if not text:
        return "empty_reply"
    if len(text) > MAX_TEXT:
        return "too_long"
    if is_picture_only(text):
        return "emoji_only"
    return "other_language" if is_other_language(text) else ""
