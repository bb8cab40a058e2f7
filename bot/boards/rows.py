"""Read the boards' files strictly: whatever is broken is told with its file and line."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from bot.boards.dates import RoughDate, read_rough_date, spoken_day
from bot.boards.phrases import phrase
from bot.errors import DataInvalid
from bot.vocabulary import Language, Region, Term


class Check(Term):
    """How far a fact was checked."""

    ARCHIVED_COPY = "archived_copy"
    LIVE_PAGE = "live_page"
    CONFIRMED = "confirmed"


CHECKS = tuple(Check)  # the least first


class Fact(Protocol):
    """Anything read from these files: it knows when and how far it was checked."""

    @property
    def checked(self) -> date: ...  # noqa: D102
    @property
    def check(self) -> Check: ...  # noqa: D102


def check_words(facts: Sequence[Fact], language: Language) -> str:
    """How far these facts were checked, as a sentence: that of the one checked least."""
    least = min(facts, key=lambda fact: (CHECKS.index(fact.check), fact.checked))
    return phrase(least.check, language, date=spoken_day(least.checked, language))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file. Every reader raises DataInvalid for a cell that cannot be right."""

    place: str
    cells: Mapping[str, str]

    def invalid(self, why: str) -> DataInvalid:
        """The error that names this line."""
        return DataInvalid(f"{self.place}: {why}")

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self.cells[column]:
            raise self.invalid(f"{column} is empty")
        return self.cells[column]

    def twins(self, name: str, *, optional: bool = False) -> tuple[str, str]:
        """The English and the Welsh cell: both, or, where it is optional, neither."""
        english, welsh = self.cells[f"{name}_en"], self.cells[f"{name}_cy"]
        if bool(english) != bool(welsh) or not (english or optional):
            raise self.invalid(f"{name} needs both languages")
        return english, welsh

    def term(self, column: str, kind: type[Term]) -> Term:
        """A cell that holds a word of a vocabulary."""
        try:
            return kind(self.cells[column])
        except ValueError as error:
            raise self.invalid(f"{column}: {error}") from error

    def region(self) -> Region:
        """Whose board the line is about."""
        return Region(self.term("region", Region))

    def check(self) -> Check:
        """How far the line was checked."""
        return Check(self.term("how_checked", Check))

    def rough_date(self, column: str) -> RoughDate | None:
        """A date as exact as the source gives it; None for an empty cell."""
        return self._date(column)

    def day(self, column: str) -> date | None:
        """An exact day; None for an empty cell."""
        rough = self._date(column)
        if rough and not rough.day:
            raise self.invalid(f"{column} needs a day")
        return rough.first_day if rough else None

    def checked(self) -> date:
        """The day somebody last read the source; nothing in the line may be later."""
        day = self.day("checked")
        if day is None:
            raise self.invalid("checked is empty")
        return day

    def source(self) -> str:
        """One web address, or several with " ; " between them."""
        source = self.text("source")
        if not all(part.startswith(("https://", "http://")) for part in addresses(source)):
            raise self.invalid("source is not a web address")
        return source

    def _date(self, column: str) -> RoughDate | None:
        try:
            return read_rough_date(self.cells[column]) if self.cells[column] else None
        except ValueError as error:
            raise self.invalid(f"{column}: {error}") from error


def addresses(source: str) -> tuple[str, ...]:
    """The web addresses of a source, one by one."""
    return tuple(source.split(" ; "))


def read_table(path: Path, columns: str) -> Iterator[Row]:
    """The lines of a file that must have exactly these columns.

    Raises: DataInvalid: the file is missing, is not CSV, or has other columns or ragged lines.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file, strict=True)
            found, lines = table.fieldnames, [(table.line_num, cells) for cells in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataInvalid(f"{path.name}: {error!r}") from error
    if found != columns.split():
        raise DataInvalid(f"{path.name}: its columns are {found}, not {columns.split()}")
    for number, cells in lines:
        row = Row(f"{path.name}:{number}", cells)
        if None in cells or None in cells.values():
            raise row.invalid("it has too many or too few cells")
        yield row
