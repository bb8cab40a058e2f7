"""Outlines that a session is planned from, as bilingual data."""

from dataclasses import dataclass
from functools import lru_cache

from bot.language.councils import read_rows
from bot.settings import ROOT
from bot.store.tables.sessions import Mode

LESSONS = ROOT / "data" / "lessons"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One part of an outline."""

    mode: Mode
    minutes: int
    title_en: str
    title_cy: str


@lru_cache
def outline(name: str = "ninety_minutes") -> tuple[OutlineItem, ...]:
    """The parts of an outline in their order.

    Source: the Question Formulation Technique of the Right Question Institute, for the parts that
        gather, improve and choose questions.
    """
    return tuple(
        OutlineItem(Mode(row["mode"]), int(row["minutes"]), row["title_en"], row["title_cy"])
        for row in read_rows(LESSONS / f"{name}.csv")
    )
