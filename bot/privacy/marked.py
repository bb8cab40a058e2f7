"""Texts with their personal details marked, such as "my name is {n|Cerys}"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.vocabulary import Identifier, Language

TEXTS = ROOT / "data" / "privacy" / "texts"
KINDS = {
    "n": Identifier.PERSON_NAME,
    "s": Identifier.SCHOOL_OR_EMPLOYER,
    "p": Identifier.PHONE,
    "e": Identifier.EMAIL,
    "h": Identifier.SOCIAL_HANDLE,
    "a": Identifier.ADDRESS,
    "c": Identifier.POSTCODE,
    "g": Identifier.NHS_NUMBER,
    "d": Identifier.DOB,
    "i": Identifier.ID_NUMBER,
    "u": Identifier.URL,
}
_MARK = re.compile(r"\{(\w)\|([^}]+)\}")

Span = tuple[int, int, Identifier]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text and what is personal in it: offsets in str indices, end exclusive."""

    text: str
    language: Language
    spans: tuple[Span, ...]


def read_marked(line: str, language: Language) -> MarkedText:
    r"""Read one line; \\n in it stands for the end of a line.

    Raises: DataInvalid: a mark is not closed, or its letter is none of KINDS.
    """
    line = line.replace("\\n", "\n")
    text, spans, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        if mark[1] not in KINDS:
            raise DataInvalid(f'"{mark[1]}" marks no kind of detail')
        spans.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        end = mark.end()
    text += line[end:]
    if "{" in text or "}" in text:
        raise DataInvalid("a mark is not closed")
    return MarkedText(text, language, tuple(spans))


def read_texts(set_name: str, language: Language) -> list[MarkedText]:
    """Every text of a set; blank lines and those that begin with # are left out.

    Raises: DataInvalid: a line is not what it must be; names the file and the line by its number.
    """
    return list(_lines(TEXTS / f"{set_name}_{language}.txt", language))


def set_names() -> list[str]:
    """The sets that lie under data/privacy/texts, each there in both languages."""
    return sorted({file.stem.rsplit("_", 1)[0] for file in TEXTS.glob("*_??.txt")})


def _lines(file: Path, language: Language) -> Iterator[MarkedText]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            try:
                yield read_marked(line, language)
            except DataInvalid as error:
                raise DataInvalid(f"{file.name}, line {number}: {error}") from error
