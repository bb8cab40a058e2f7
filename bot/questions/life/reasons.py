"""Why a question comes back or is declined: coded, in both languages, always with a way on."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from bot.errors import BadInput, DataInvalid
from bot.questions.life.states import Step
from bot.settings import ROOT
from bot.vocabulary import Language

REASONS_FILE = ROOT / "data" / "questions" / "reasons.csv"


class ReasonUnknown(BadInput):
    """No such reason, or not one for this step."""

    code = "reason_unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One coded reason; `steps` says whether it may send back, decline, or both."""

    code: str
    steps: frozenset[Step]
    words_en: str
    words_cy: str
    way_on_en: str
    way_on_cy: str

    def words(self, language: Language) -> str:
        """Why, as the author reads it."""
        return self.words_cy if language is Language.CY else self.words_en

    def way_on(self, language: Language) -> str:
        """What the author can do now."""
        return self.way_on_cy if language is Language.CY else self.way_on_en


@lru_cache(maxsize=1)
def reasons() -> dict[str, Reason]:
    """Every reason by its code.

    Raises: DataInvalid: a reason lacks a language or a way on.
    """
    with REASONS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if not all(row.values()):
            raise DataInvalid(f"reasons.csv: {row['code']}")
    return {row["code"]: _reason(row) for row in rows}


def check_reason(code: str, step: Step) -> Reason:
    """The reason of this code, if it is one for this step.

    Raises: ReasonUnknown.
    """
    found = reasons().get(code)
    if found is None or step not in found.steps:
        raise ReasonUnknown(code)
    return found


def _reason(row: dict[str, str]) -> Reason:
    return Reason(
        code=row["code"],
        steps=frozenset(Step(step) for step in row["steps"].split()),
        words_en=row["words_en"],
        words_cy=row["words_cy"],
        way_on_en=row["way_on_en"],
        way_on_cy=row["way_on_cy"],
    )
