"""What ships with the service for planning, from the files of data/lessons, in both languages."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.store.tables.session_terms import Mode
from bot.vocabulary import Language

LESSONS = ROOT / "data" / "lessons"
OUTLINES = ("ninety_minutes", "preparation", "panel_only", "national")  # the first is the default
STANDARDS = 7


@dataclass(frozen=True, slots=True)
class Twin:
    """One text in both languages."""

    en: str = ""
    cy: str = ""

    def said(self, language: Language | str) -> str:
        """The text in one language."""
        return self.cy if language == Language.CY.value else self.en


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One part of an outline or of an agenda; what the host does is a line each."""

    mode: Mode
    minutes: int
    title_en: str
    title_cy: str
    how_en: str = ""
    how_cy: str = ""

    def title(self, language: Language | str) -> str:
        """What the part is called, in one language."""
        return Twin(self.title_en, self.title_cy).said(language)

    def how(self, language: Language | str) -> tuple[str, ...]:
        """What the host says and does, in one language."""
        return lines_of(Twin(self.how_en, self.how_cy).said(language))


@dataclass(frozen=True, slots=True)
class Outline:
    """What a session is planned from; `credit` names whose method it follows, if anybody's."""

    key: str
    name: Twin
    says: Twin
    credit: Twin
    national: bool
    items: tuple[OutlineItem, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What every new plan begins with, and what the group hears about secrets."""

    aim: Twin
    contact: Twin
    ground_rules: tuple[Twin, ...]
    confidential: tuple[Twin, ...]
    not_confidential: tuple[Twin, ...]
    contact_does: tuple[Twin, ...]
    ledger: OutlineItem  # opens a session that follows another


@dataclass(frozen=True, slots=True)
class Standard:
    """One of the seven National Participation Standards."""

    number: int
    name: Twin
    hint: Twin


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@lru_cache
def shipped_outline(key: str = OUTLINES[0]) -> Outline:
    """One outline of data/lessons. Raises: DataInvalid."""
    data = _read(f"{key}.yml")
    items = tuple(_item(one) for one in data["items"])
    outline = Outline(
        key,
        _twin(data["name"]),
        _twin(data["says"]),
        _twin(data["credit"]) if "credit" in data else Twin(),
        bool(data["national"]),
        items,
    )
    if outline.minutes != data["minutes"]:
        raise DataInvalid(f"{key}: {outline.minutes} minutes, not {data['minutes']}")
    return outline


def outline(key: str = OUTLINES[0]) -> tuple[OutlineItem, ...]:
    """The parts of one outline in their order."""
    return shipped_outline(key).items


@lru_cache
def agreement() -> Agreement:
    """Aim, rules, what is confidential and what the contact does. Raises: DataInvalid."""
    data = _read("agreement.yml")
    ledger = {"mode": Mode.LEARN.value, "minutes": 5, **data["ledger"]}
    lists = ("ground_rules", "confidential", "not_confidential", "contact_does")
    return Agreement(
        aim=_twin(data["aim"]),
        contact=_twin(data["contact"]),
        ledger=_item(ledger),
        **{name: tuple(_twin(one) for one in data[name]) for name in lists},
    )


@lru_cache
def standards() -> tuple[Standard, ...]:
    """The seven standards in their order. Raises: DataInvalid."""
    rows = _read("standards.yml")
    if len(rows) != STANDARDS:
        raise DataInvalid("standards.yml: there are seven standards")
    return tuple(
        Standard(number, _twin(row["name"]), _twin(row["hint"]))
        for number, row in enumerate(rows, start=1)
    )


def _item(data: dict[str, Any]) -> OutlineItem:
    title, how = _twin(data["title"]), [_twin(line) for line in data["how"]]
    return OutlineItem(
        Mode(data["mode"]),
        int(data["minutes"]),
        title.en,
        title.cy,
        "\n".join(line.en for line in how),
        "\n".join(line.cy for line in how),
    )


def _twin(data: Any) -> Twin:
    if not isinstance(data, dict) or set(data) != {"en", "cy"} or not all(data.values()):
        raise DataInvalid(f"{data}: needs en and cy")
    return Twin(str(data["en"]), str(data["cy"]))


def _read(name: str) -> Any:
    path: Path = LESSONS / name
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
