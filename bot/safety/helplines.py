"""Help lines: the one source of every help number shown anywhere."""

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.vocabulary import Language

HELPLINES = ROOT / "data" / "directory" / "helplines.csv"


@dataclass(frozen=True)
class Helpline:
    """One help line, with where its facts were read and when.

    `checked` is the day its source was read; `verified_on` the day a person (`verified_by`) rang it
    or read its own website. `phone` and `text` are empty where nothing is known; what people see is
    `shown_phone` and `shown_text`, which leave out numbers in doubt (`in_doubt`).
    """

    id: str
    name_en: str
    name_cy: str
    about_en: str
    about_cy: str
    phone: str
    then_en: str
    then_cy: str
    text: str
    text_word: str
    url: str
    chat: bool
    hours_en: str
    hours_cy: str
    round_the_clock: bool
    ages: str
    languages: str
    cost: str
    source: str
    checked: date | None
    verified_on: date | None
    verified_by: str
    in_doubt: bool
    always_shown: bool

    @property
    def verified(self) -> bool:
        """True once a named person has checked it."""
        return self.verified_on is not None

    @property
    def is_shown(self) -> bool:
        """True if young people see any way to reach it."""
        return bool(self.shown_phone or self.shown_text or self.url)

    @property
    def shown_phone(self) -> str:
        """The number to show; empty while it is in doubt."""
        return self.phone if self.always_shown or not self.in_doubt else ""

    @property
    def shown_text(self) -> str:
        """The number for text messages to show; empty while it is in doubt."""
        return self.text if self.always_shown or not self.in_doubt else ""

    def name(self, language: Language) -> str:
        """Its name in a language."""
        return self.name_cy if language is Language.CY else self.name_en

    def about(self, language: Language) -> str:
        """What it is for, in a few words."""
        return self.about_cy if language is Language.CY else self.about_en

    def hours(self, language: Language) -> str:
        """When it is open."""
        return self.hours_cy if language is Language.CY else self.hours_en

    def spoken_phone(self, language: Language) -> str:
        """The number with what to press, as a card says it: "111, then press 2"."""
        then = self.then_cy if language is Language.CY else self.then_en
        return f"{self.shown_phone}, {then}" if then else self.shown_phone


def load_helplines() -> tuple[Helpline, ...]:
    """Every help line, in the file's order: the most urgent first.

    Raises: DataInvalid: the file is missing or a line is wrong; the service must not start.
    """
    return _read_helplines()


def helpline(helpline_id: str) -> Helpline:
    """The help line with this id.

    Raises: DataInvalid: there is none.
    """
    for line in load_helplines():
        if line.id == helpline_id:
            return line
    raise DataInvalid(f"no help line {helpline_id!r}")


def numbers_hash() -> str:
    """A fingerprint of every number and address, so that a confirmation holds for these only."""
    numbers = "\n".join(f"{h.id} {h.phone} {h.text} {h.url}" for h in load_helplines())
    return hashlib.sha256(numbers.encode()).hexdigest()


@lru_cache(maxsize=1)
def _read_helplines() -> tuple[Helpline, ...]:
    try:
        with HELPLINES.open(encoding="utf-8", newline="") as file:
            return tuple(_helpline(row) for row in csv.DictReader(file, strict=True))
    except (OSError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise DataInvalid(f"{HELPLINES.name}: {error!r}") from error


def _helpline(row: "dict[str, str]") -> Helpline:
    flags, days = (
        ("chat", "round_the_clock", "in_doubt", "always_shown"),
        ("checked", "verified_on"),
    )
    for flag in flags:
        if row[flag] not in ("yes", "no"):
            raise DataInvalid(f"help line {row['id']}: {flag} is neither yes nor no")
    if bool(row["verified_on"]) != bool(row["verified_by"]):
        raise DataInvalid(f"help line {row['id']}: verified_on and verified_by go together")
    words = {key: value for key, value in row.items() if key not in (*flags, *days, "note")}
    dates = {day: date.fromisoformat(row[day]) if row[day] else None for day in days}
    marks = {flag: row[flag] == "yes" for flag in flags}
    return Helpline(**words, **marks, **dates)  # type: ignore[arg-type]
