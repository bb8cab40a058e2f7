"""What groups of young people said, over time, about promises of the ledger's data half."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.boards.phrases import FOLDER
from bot.boards.promises import read_promises
from bot.boards.rows import read_table
from bot.vocabulary import Language, Progress

COLUMNS = "promise judged_on progress by_en by_cy words_en words_cy source checked"


@dataclass(frozen=True, slots=True)
class PromiseVerdict:
    """How far a group said that things had moved on one day; `words` may be empty."""

    promise_id: str
    judged_on: date
    progress: Progress
    by_en: str
    by_cy: str
    words_en: str
    words_cy: str
    source: str
    checked: date

    def by(self, language: Language) -> str:
        """Which group judged: never a person."""
        return self.by_cy if language is Language.CY else self.by_en

    def words(self, language: Language) -> str:
        """What the group said about it, if it was written down."""
        return self.words_cy if language is Language.CY else self.words_en


def promise_verdicts(promise_id: str) -> tuple[PromiseVerdict, ...]:
    """The verdicts on one promise, the oldest first."""
    return tuple(verdict for verdict in _verdicts() if verdict.promise_id == promise_id)


def read_verdicts(folder: Path) -> tuple[PromiseVerdict, ...]:
    """Read the file, the oldest first; raises DataInvalid."""
    known = {promise.id for promise in read_promises(folder)}
    found = []
    for row in read_table(folder / "verdicts.csv", COLUMNS):
        judged, checked = row.day("judged_on"), row.checked()
        if row.cells["promise"] not in known:
            raise row.invalid(f"no promise {row.cells['promise']!r} in promises.csv")
        if judged is None or judged > checked:
            raise row.invalid("judged_on is empty, or later than it was checked")
        found.append(
            PromiseVerdict(
                row.text("promise"),
                judged,
                Progress(row.term("progress", Progress)),
                *row.twins("by"),
                *row.twins("words", optional=True),
                row.source(),
                checked,
            )
        )
    return tuple(sorted(found, key=lambda verdict: verdict.judged_on))


@lru_cache(maxsize=1)
def _verdicts() -> tuple[PromiseVerdict, ...]:
    return read_verdicts(FOLDER)
