"""The texts that the model learns from: groups of questions, and what people type in the chat."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.chat_lines import CHAT, read_chat_lines
from bot.errors import DataInvalid
from bot.settings import ROOT
from bot.vocabulary import Language, Theme

EXAMPLES = ROOT / "data" / "questions" / "examples"
HELD_BACK = ROOT / "tests" / "benchmarks" / "questions_held_back.csv"
_COLUMNS = {"group", "language", "themes", "text"}
_SHORTEST = 9  # characters; shorter lines of the chat are "yes" and the like


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the group of those that ask the same, in whatever file."""

    text: str
    language: Language
    group: str
    themes: tuple[Theme, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line typed to the assistant with its topic: the needs it speaks of, or its intent."""

    text: str
    topic: str


def read_examples(paths: Iterable[Path] | None = None) -> list[Example]:
    """The example questions of some files; of the whole folder if none are named.

    Raises: DataInvalid: a column is missing, or a language or theme is not of the vocabulary.
    """
    files = sorted(EXAMPLES.glob("*.csv")) if paths is None else paths
    return [example for file in files for example in _read_file(file)]


def read_chat(folder: Path = CHAT) -> list[Said]:
    """The lines of the chat's training data with their topics, both languages."""
    return [
        Said(line.text, " ".join(line.needs) or line.topic)
        for line in read_chat_lines(folder)
        if len(line.text) >= _SHORTEST
    ]


def _read_file(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if not _COLUMNS <= set(rows.fieldnames or ()):
            raise DataInvalid(f"{path.name}: not the columns {', '.join(sorted(_COLUMNS))}")
        for row in rows:
            try:
                themes = tuple(Theme(name) for name in row["themes"].split())
                language = Language(row["language"])
            except ValueError as error:
                raise DataInvalid(f"{path.name}, line {rows.line_num}: {error}") from error
            yield Example(row["text"], language, row["group"], themes, path.stem)
