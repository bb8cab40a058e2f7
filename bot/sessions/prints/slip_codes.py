"""Codes on paper slips: short, hard to misread, and wrong when one letter is mistyped."""

from random import Random

from bot.sessions.room.codes import CODE_LETTERS as LETTERS
from bot.sessions.room.codes import is_rude

WEIGHTS = (1, 2, 3, 4)  # of the letters before the last one
LENGTH = len(WEIGHTS) + 1
MOST = 1000  # slips in one print


def slip_codes(count: int, *, seed: str, taken: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Codes for `count` slips, all different and none of them `taken`.

    Args: seed: the same seed, count and taken codes give the same codes.
    Raises: ValueError: fewer than one slip, or more than MOST.
    """
    if not 1 <= count <= MOST:
        raise ValueError(f"1 to {MOST} slips")
    chance = Random(seed)  # no secret: whoever holds the slip reads it
    found: dict[str, None] = {}
    while len(found) < count:
        first = "".join(chance.choice(LETTERS) for _ in WEIGHTS)
        code = first + _last(first)
        if code not in taken and not is_rude(code):
            found[code] = None
    return tuple(found)


def read_slip_code(typed: str) -> str | None:
    """The code that somebody typed, or None if there is no such code."""
    code = "".join(sign for sign in typed.upper() if sign not in " -·")
    if len(code) != LENGTH or any(sign not in LETTERS for sign in code):
        return None
    return code if _last(code[:-1]) == code[-1] else None


def _last(first: str) -> str:
    """The letter that makes the weighted sum right; 19 is a prime, so one mistake always shows."""
    total = sum(weight * LETTERS.index(sign) for weight, sign in zip(WEIGHTS, first, strict=True))
    return LETTERS[total % len(LETTERS)]
