"""The data half of the promise ledger: what a source shows that a board or a partner said.

Promises in answers to questions are rows of the store; whoever shows the ledger puts both together.
Promises are listed board by board and never counted or compared: it is no league table.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.boards.dates import RoughDate, spoken_day, when_or_undated
from bot.boards.phrases import FOLDER, phrase
from bot.boards.rows import Check, Row, read_table
from bot.vocabulary import Language, Region

COLUMNS = "id region promise_en promise_cy who_en who_cy made_on due_on source checked how_checked"


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody said they would do.

    `made_on` is None where the source has no date, `due_on` where no day was given.
    """

    id: str
    region: Region
    promise_en: str
    promise_cy: str
    who_en: str
    who_cy: str
    made_on: RoughDate | None
    due_on: date | None
    source: str
    checked: date
    check: Check

    def promise(self, language: Language) -> str:
        """What was promised, in our words."""
        return self.promise_cy if language is Language.CY else self.promise_en

    def who(self, language: Language) -> str:
        """Who said it."""
        return self.who_cy if language is Language.CY else self.who_en

    def made(self, language: Language) -> str:
        """When it was said, or that the source has no date."""
        return when_or_undated(self.made_on, language)

    def due(self, language: Language) -> str:
        """By when, or that no day was given."""
        if self.due_on is None:
            return phrase("no_due_day", language)
        return phrase("by_day", language, date=spoken_day(self.due_on, language))

    def line(self, language: Language) -> str:
        """All of it as one line of a list."""
        return phrase(
            "promise_line",
            language,
            promise=self.promise(language),
            who=self.who(language),
            made=self.made(language),
            due=self.due(language),
        )


def promises(region: Region) -> tuple[Promise, ...]:
    """The promises of this region, the newest first, those without a date last."""
    known = (promise for promise in _promises() if promise.region is region)
    return tuple(sorted(known, key=_made_first_day, reverse=True))


def read_promises(folder: Path) -> tuple[Promise, ...]:
    """Read the file; raises DataInvalid."""
    found: dict[str, Promise] = {}
    for row in read_table(folder / "promises.csv", COLUMNS):
        promise = _promise(row)
        if promise.id in found:
            raise row.invalid("this id is there twice")
        found[promise.id] = promise
    return tuple(found.values())


def _promise(row: Row) -> Promise:
    made, due, checked = row.rough_date("made_on"), row.day("due_on"), row.checked()
    if made and made.first_day > checked:
        raise row.invalid("made_on is later than it was checked")
    if made and due and due < made.first_day:
        raise row.invalid("due_on is before made_on")
    return Promise(
        row.text("id"),
        row.region(),
        *row.twins("promise"),
        *row.twins("who"),
        made,
        due,
        row.source(),
        checked,
        row.check(),
    )


def _made_first_day(promise: Promise) -> date:
    return promise.made_on.first_day if promise.made_on else date.min


@lru_cache(maxsize=1)
def _promises() -> tuple[Promise, ...]:
    return read_promises(FOLDER)
