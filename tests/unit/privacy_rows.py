"""Rows of the development sets: a text with its personal details marked, such as {n|Cerys}."""

import re
from pathlib import Path

from bot.vocabulary import Identifier, Language

FOLDER = Path(__file__).parent / "privacy"
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
MARK = re.compile(r"\{(\w)\|([^}]+)\}")

Span = tuple[int, int, Identifier]


def read_row(line: str) -> tuple[str, tuple[Span, ...]]:
    """The text of a line and what is marked in it."""
    text, spans, end = "", [], 0
    for match in MARK.finditer(line):
        text += line[end : match.start()]
        spans.append((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        end = match.end()
    return text + line[end:], tuple(spans)


def rows(set_name: str, language: Language) -> list[tuple[str, tuple[Span, ...]]]:
    """Every row of a set: "development" with marks, "clean" without."""
    text = (FOLDER / f"{set_name}_{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [read_row(line) for line in lines]
