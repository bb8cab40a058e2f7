"""Cards to hold up: answered or not, and red, amber or green, plain without colour too."""

from dataclasses import dataclass
from enum import Enum

from bot.sessions.prints.printed import Text
from bot.sessions.prints.words import say
from bot.vocabulary import Answered, Progress


class Shape(Enum):
    """The shape on a card: it says the same as the colour."""

    TICK = "tick"
    HALF = "half"
    CROSS = "cross"
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    OCTAGON = "octagon"


SHAPES = {
    Answered.YES: Shape.TICK,
    Answered.PARTLY: Shape.HALF,
    Answered.NO: Shape.CROSS,
    Progress.RED: Shape.OCTAGON,  # as a stop sign
    Progress.AMBER: Shape.TRIANGLE,  # as a warning sign
    Progress.GREEN: Shape.CIRCLE,
}


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card: its word, what it means, its shape; `colour` is empty on the answered cards."""

    word: Text
    asks: Text
    means: Text
    shape: Shape
    colour: str


@dataclass(frozen=True, slots=True)
class Cards:
    """A set of cards, and whose meanings the colours have."""

    title: Text
    faces: tuple[CardFace, ...]
    whose: Text


def verdict_cards() -> Cards:
    """The six cards, first the answer, then how far things have moved."""
    answered = (
        CardFace(
            word=say(f"cards.{one}"),
            asks=say("cards.answered_asks"),
            means=say(f"cards.{one}_means"),
            shape=SHAPES[one],
            colour="",
        )
        for one in Answered
    )
    moved = (
        CardFace(
            word=say(f"sheet.{one}"),
            asks=say("cards.progress_asks"),
            means=say(f"sheet.{one}_means"),
            shape=SHAPES[one],
            colour=one.value,
        )
        for one in Progress
    )
    return Cards(say("cards.title"), (*answered, *moved), say("sheet.whose"))
