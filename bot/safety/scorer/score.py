"""What the scorer says of one text."""

from collections.abc import Callable
from dataclasses import dataclass

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


ScoreOf = Callable[[str], Score]  # of a folded text (bot/safety/normalize.py)
