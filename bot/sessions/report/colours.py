"""What red, amber and green mean: the Commissioner's definitions, in plain words."""

from dataclasses import dataclass
from functools import lru_cache

from bot.language.councils import read_rows
from bot.settings import ROOT
from bot.vocabulary import Progress

FILE = ROOT / "data" / "boards" / "colours.csv"


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour, what it is called and what it means.

    Source: the Children's Commissioner for Wales rates progress with these three; the plain words
        are those of the page on which young people judge an answer.
    """

    progress: Progress
    name_en: str
    name_cy: str
    means_en: str
    means_cy: str


@lru_cache(maxsize=1)
def colours() -> tuple[Colour, ...]:
    """All three, from red to green."""
    return tuple(
        Colour(
            Progress(row["id"]), row["name_en"], row["name_cy"], row["means_en"], row["means_cy"]
        )
        for row in read_rows(FILE)
    )
