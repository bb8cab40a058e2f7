"""Letters hidden from a program: signs that look like them, words with or without all spaces."""

import re
from collections.abc import Callable, Iterable

_LOOKS_LIKE = {"@": "a", "4": "a", "3": "e", "€": "e", "0": "o", "$": "s", "5": "s"}
_LOOKS_LIKE |= {"7": "t", "+": "t", "8": "b", "9": "g", "£": "l"}
# Some signs look like an i and like an l.
_READINGS = tuple(str.maketrans(_LOOKS_LIKE | dict.fromkeys("1!|", letter)) for letter in "il")
_SIGNS = frozenset("@4310!|$57+89€£")
_SPELLED_OUT = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")  # "i w a n t"
_RUN_TOGETHER = re.compile(r"(?<!\S)\S{17,}(?!\S)")  # longer than words are
_NUMBER = re.compile(r"(?<=[^\W\d_]{2})\d{2,}|(?<!\d)\d{2,}(?=[^\W\d_]{2})")
_INSIDE = re.compile(r"(?<=[^\W\d_])[@431!|0$57](?=[^\W\d_])")
_ENDS = ".,!?;:"
FEWEST_SINGLE = 3  # letters in a row, each alone, that may be one word

CountOf = Callable[[str], int]


def unmasked(text: str, count_of: CountOf) -> str:
    """A text in lower case with signs read as letters where that makes words.

    Args: count_of: how often a word is said; 0 for none.
    """
    lowered = " ".join(text.casefold().split())
    lowered = _SPELLED_OUT.sub(lambda found: found.group().replace(" ", ""), lowered)
    lowered = _RUN_TOGETHER.sub(_apart, lowered)
    words = lowered.split()
    signed = {word for word in words if not _SIGNS.isdisjoint(word)}
    readings = {word: _read(word, count_of, several=len(signed) > 1) for word in signed}
    return " ".join(readings.get(word, word) for word in words)


def together(tokens: Iterable[str]) -> list[str]:
    """Letters that stand alone, several in a row, as one word: `k i l l`."""
    out: list[str] = []
    run: list[str] = []
    for token in [*tokens, ""]:
        if len(token) == 1 and token.isalpha():
            run.append(token)
            continue
        out += ["".join(run)] if len(run) >= FEWEST_SINGLE else run
        out += [token] if token else []
        run = []
    return out


def _apart(found: re.Match[str]) -> str:
    """Numbers apart from what is run together with them; a single sign inside is a letter."""
    numbered = _NUMBER.sub(r" \g<0> ", found.group())
    return _INSIDE.sub(lambda sign: sign.group().translate(_READINGS[0]), numbered)


def _read(written: str, count_of: CountOf, *, several: bool) -> str:
    """The reading of one word that is said most often; as written if none is a word."""
    if written.isdecimal() and not (several and len(written) == 1):
        return written
    as_typed = (written, written.strip(_ENDS))
    readings = (*as_typed, *(one.translate(table) for one in as_typed for table in _READINGS))
    best = max(readings, key=count_of)
    return best if count_of(best) else _NUMBER.sub(r" \g<0> ", written)
