"""What was learned says of one text."""

from dataclasses import dataclass
from typing import Protocol

from bot.vocabulary import Risk


@dataclass(frozen=True, slots=True)
class Score:
    """What was learned says of one text; shares from 0 to 1.

    `full`: it tells of danger plainly. `signal`: plainly or by a sign. `risk`: the likeliest
    category. `of_others`: somebody else is in it.
    """

    full: float
    signal: float
    risk: Risk
    of_others: float


class Learned(Protocol):
    """What stands beside the phrases; safe to ask from several threads."""

    def score(self, folded: str) -> Score:
        """Score a folded text (bot/safety/normalize.py)."""

    def restored(self, text: str) -> str | None:
        """What a disguised or mistyped text may have meant; None if it says what it means."""
