"""Make what people wrote into text and nothing else."""

import unicodedata

# Marks that turn the reading direction round, so that words could show as others.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn"})  # control signs, halves of signs, nobody's signs


def plain(words: str) -> str:
    """The words as composed letters, without control and turning marks.

    Returns: lines parted by a newline; tabs and other line ends are gone.
    """
    lined = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = (
        sign if sign == "\n" else " " if sign in "\t\v\f" else _shown(sign)
        for sign in unicodedata.normalize("NFC", lined)
    )
    return "".join(kept).strip()


def _shown(sign: str) -> str:
    if sign in _TURNING or unicodedata.category(sign) in _DROPPED:
        return ""
    return sign
