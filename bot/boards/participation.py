"""How young people are heard in a region: what the board does, and what others there do."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.boards.dates import RoughDate, when_or_undated
from bot.boards.phrases import FOLDER, phrase
from bot.boards.rows import Check, read_table
from bot.vocabulary import Language, Region, Term

COLUMNS = "region led_by what_en what_cy as_of source checked how_checked"


class LedBy(Term):
    """Who does it: the board, one of its partners, or somebody else in the region."""

    BOARD = "board"
    PARTNER = "partner"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participation:
    """One thing done to involve young people; `as_of` is None where the source has no date."""

    region: Region
    led_by: LedBy
    what_en: str
    what_cy: str
    as_of: RoughDate | None
    source: str
    checked: date
    check: Check

    def what(self, language: Language) -> str:
        """What is done, in a sentence or two."""
        return self.what_cy if language is Language.CY else self.what_en

    def when(self, language: Language) -> str:
        """When the source says it was, or that it has no date."""
        return when_or_undated(self.as_of, language)

    def line(self, language: Language) -> str:
        """All of it as one line of a list."""
        what, when = self.what(language), self.when(language)
        return phrase("listening_line", language, what=what, when=when)


def participation(region: Region) -> tuple[Participation, ...]:
    """What is known for this region: what the board does first, then partners and others."""
    order = list(LedBy)
    known = (entry for entry in _participation() if entry.region is region)
    return tuple(sorted(known, key=lambda entry: order.index(entry.led_by)))


def read_participation(folder: Path) -> tuple[Participation, ...]:
    """Read the file; raises DataInvalid."""
    found = []
    for row in read_table(folder / "participation.csv", COLUMNS):
        as_of, checked = row.rough_date("as_of"), row.checked()
        if as_of and as_of.first_day > checked:
            raise row.invalid("as_of is later than it was checked")
        found.append(
            Participation(
                row.region(),
                LedBy(row.term("led_by", LedBy)),
                *row.twins("what"),
                as_of,
                row.source(),
                checked,
                row.check(),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def _participation() -> tuple[Participation, ...]:
    return read_participation(FOLDER)
