"""Dates as exact as a source gives them: a day, a month or only a year."""

import re
from dataclasses import dataclass
from datetime import date

from bot.boards.phrases import phrase
from bot.language.months import MONTHS
from bot.vocabulary import Language

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class RoughDate:
    """A year, with month and day where they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The first day that it can mean; what it is sorted by."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    def spoken(self, language: Language) -> str:
        """The date in words: 29 March 2022, March 2022, 2022."""
        month = MONTHS[language][self.month - 1] if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def when(self, language: Language) -> str:
        """The date with its preposition: on 29 March 2022, in March 2022, in 2022."""
        key = "on_day" if self.day else "in_month" if self.month else "in_year"
        return phrase(key, language, date=self.spoken(language))


def read_rough_date(text: str) -> RoughDate:
    """Read YYYY, YYYY-MM or YYYY-MM-DD; ValueError for anything else."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(f"no date: {text!r}")
    year, month, day = found.groups()
    rough = RoughDate(int(year), int(month) if month else None, int(day) if day else None)
    _ = rough.first_day  # ValueError for a day that is none, such as 2026-02-30
    return rough


def spoken_day(day: date, language: Language) -> str:
    """An exact day in words."""
    return RoughDate(day.year, day.month, day.day).spoken(language)


def when_or_undated(day: RoughDate | None, language: Language) -> str:
    """When a source says it was, or that the source has no date."""
    return day.when(language) if day else phrase("no_day", language)
