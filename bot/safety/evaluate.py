"""Measure the screening on a file of texts, or write down what it would say of each.

A file has one JSON object a line: `text`, and if known `language` (or `lang`), `expect` (the level
it should have), `kind` (bot/safety/scorer/lines.py) and `category`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.language.text_report import Measured, report
from bot.language.text_rows import RowsInvalid, read_text_rows
from bot.safety.figures import Judged, figures
from bot.safety.scorer.scorer import Scorer
from bot.safety.scorer.train import SCORER
from bot.safety.screening import Screening, screen_with
from bot.vocabulary import Language, Level


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; what it does not say is None."""

    text: str
    language: Language
    expect: Level | None
    kind: str | None
    category: str | None


def evaluate_file(path: Path, *, answers: Path | None, say: Callable[[str], None]) -> int:
    """Say how many get the card they should; write an answer for every line if asked to.

    Args:
        path: the texts, one JSON object a line.
        answers: where to write one JSON object a line, in order: level, categories, and the ids
            of what was found. Nothing is written unless every line could be read.
        say: called with each line for the person who asked; no line ever holds words of a text.

    Returns: 0, or 2 if the file cannot be read, a line is wrong or the answers not written.
    """

    def measure() -> Measured:
        rows = read_rows(path)
        scorer = Scorer(SCORER.made(say))
        found = [screen_with(row.text, scorer) for row in rows]
        return Measured(len(rows), figures(_judged(rows, found)), map(_answer, found))

    return report(measure, answers=answers, say=say)


def read_rows(path: Path) -> list[Row]:
    """Every line of a file.

    Raises: RowsInvalid: the file or a line cannot be read; names the line by its number.
    """
    return [
        Row(
            row.text,
            row.language,
            _level(row.said, row.number),
            _word(row.said, "kind", row.number),
            _word(row.said, "category", row.number),
        )
        for row in read_text_rows(path)
    ]


def judge_rows(rows: list[Row], scorer: Scorer) -> list[Judged]:
    """What the screening says of rows, beside what they say themselves."""
    return _judged(rows, [screen_with(row.text, scorer) for row in rows])


def _judged(rows: list[Row], found: Iterable[Screening]) -> list[Judged]:
    return [
        Judged(row.language, row.kind or (row.expect.value if row.expect else ""), row.category, it)
        for row, it in zip(rows, found, strict=True)
        if row.kind or row.expect
    ]


def _level(said: dict[str, object], number: int) -> Level | None:
    word = _word(said, "expect", number)
    try:
        return Level(word) if word else None
    except ValueError:
        raise RowsInvalid(f'Line {number}: "expect" is none, soft or full.') from None


def _word(said: dict[str, object], name: str, number: int) -> str | None:
    word = said.get(name)
    if word is None or isinstance(word, str):
        return word or None
    raise RowsInvalid(f'Line {number}: "{name}" is not a word.')


def _answer(found: Screening) -> dict[str, object]:
    return {
        "level": found.level.value,
        "categories": [risk.value for risk in found.risks],
        "rules": list(found.phrases),
    }
