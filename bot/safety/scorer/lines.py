"""Lines written to learn from: what somebody says, of what kind, in whose voice."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.vocabulary import Language, Level, Risk, Term

SAFETY = ROOT / "data" / "safety"
TEXTS = SAFETY / "texts"
OTHER = "other"
BANK = "bank"  # the voice of lines beside the phrases


class Kind(Term):
    """What sort of line it is; data/safety/README.md says each in a sentence."""

    EXPLICIT = "explicit"
    INDIRECT = "indirect"
    DENIED = "denied"
    TOPIC = "topic"
    HARD_NEGATIVE = "hard_negative"
    EVERYDAY = "everyday"
    NEED = "need"  # a hard thing somebody lives with: no plain danger, and maybe a sign of one

    @property
    def is_danger(self) -> bool:
        """True if something should be shown."""
        return self in (Kind.EXPLICIT, Kind.INDIRECT)

    @property
    def expected(self) -> Level:
        """The level a line of this kind should have."""
        if self is Kind.EXPLICIT:
            return Level.FULL
        calm = (Kind.HARD_NEGATIVE, Kind.EVERYDAY, Kind.NEED)
        return Level.NONE if self in calm else Level.SOFT


@dataclass(frozen=True, slots=True)
class Line:
    """One message as somebody would type it.

    `risk`: the danger it tells of or sounds like. `of_others`: somebody else is in that danger.
    """

    text: str
    language: Language
    voice: str
    kind: Kind
    risk: Risk | None = None
    of_others: bool = False


def set_names() -> list[str]:
    """The names of the sets, each there in both languages."""
    return sorted({path.stem.rsplit("_", 1)[0] for path in TEXTS.glob("*.txt")})


def read_set(name: str, language: Language) -> list[Line]:
    """Read one set in one language.

    Raises: DataInvalid: it is missing, or a line of it is not what it must be.
    """
    return read_lines(TEXTS / f"{name}_{language}.txt", language)


def read_lines(path: Path, language: Language) -> list[Line]:
    """Read a file of lines: `@ voice : who`, `== kind category [other]`, then one text a line.

    Raises: DataInvalid: it cannot be read, or a line has no voice, no kind or an unknown one.
    """
    try:
        written = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataInvalid(f"{path.name} cannot be read") from error
    voice, section, lines = "", None, []
    for number, line in enumerate((line.strip() for line in written), start=1):
        if line.startswith("@ "):
            voice = line[2:].split(":")[0].strip()
        elif line.startswith("== "):
            section = _section(line[3:], f"{path.name}:{number}")
        elif line and not line.startswith("#"):
            if not voice or section is None:
                raise DataInvalid(f"{path.name}:{number}: no voice or no kind above it")
            lines.append(Line(line, language, voice, *section))
    return lines


def bank_lines() -> Iterator[Line]:
    """The lines that the phrases are tested with: what must be found, and what must not.

    Raises: DataInvalid: they cannot be read.
    """
    try:
        with (SAFETY / "must_catch.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                kind = Kind.EXPLICIT if Level(row["level"]) is Level.FULL else Kind.INDIRECT
                language, risk = Language(row["language"]), Risk(row["category"])
                if risk is not Risk.THIRD_PARTY:
                    yield Line(row["text"], language, BANK, kind, risk)
        with (SAFETY / "hard_negatives.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                yield Line(row["text"], Language(row["language"]), BANK, Kind.HARD_NEGATIVE)
    except (OSError, KeyError, ValueError, csv.Error) as error:
        raise DataInvalid("must_catch.csv or hard_negatives.csv cannot be read") from error


def _section(heading: str, place: str) -> tuple[Kind, Risk | None, bool]:
    kind, *rest = heading.split()
    try:
        named = Kind(kind)
        risk = Risk(rest[0]) if rest else None
    except ValueError as error:
        raise DataInvalid(f"{place}: no such kind or category") from error
    if risk is None and (named.is_danger or named is Kind.DENIED):
        raise DataInvalid(f"{place}: a category is missing")
    return named, risk, rest[1:] == [OTHER]
