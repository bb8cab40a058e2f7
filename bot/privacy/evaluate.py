"""Measure the privacy review on a file of texts, or write down what it would keep of each.

A file has one JSON object a line: `text`, and if known `language` and `spans`, a list of
`[start, end, kind]` with what is personal in it (offsets of characters, end exclusive).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.language.text_report import Measured, report
from bot.language.text_rows import RowsInvalid, read_text_rows
from bot.privacy.figures import Judged, figures
from bot.privacy.finding import Finding
from bot.privacy.findings import find_details
from bot.privacy.redaction import redact
from bot.privacy.tagger.tagger import Tagger
from bot.privacy.tagger.train import TAGGER
from bot.vocabulary import Language

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; `spans` is None where the file does not say what is personal."""

    text: str
    language: Language
    spans: tuple[Span, ...] | None


def evaluate_file(path: Path, *, answers: Path | None, say: Callable[[str], None]) -> int:
    """Say how much of what is personal is found; write an answer for every line if asked to.

    Args:
        path: the texts, one JSON object a line.
        answers: where to write one JSON object a line, in order: the text as it would be kept,
            and the findings. Nothing is written unless every line could be read.
        say: called with each line for the person who asked; no line ever holds words of a text.

    Returns: 0, or 2 if the file cannot be read, a line is wrong or the answers not written.
    """

    def measure() -> Measured:
        rows = read_rows(path)
        tagger = Tagger(TAGGER.made(say))
        found = [find_details(row.text, tagger=tagger) for row in rows]
        return Measured(len(rows), figures(_judged(rows, found)), map(_answer, rows, found))

    return report(measure, answers=answers, say=say)


def read_rows(path: Path) -> list[Row]:
    """Every line of a file.

    Raises: RowsInvalid: the file or a line cannot be read; names the line by its number.
    """
    return [
        Row(row.text, row.language, _spans(row.said, row.text, row.number))
        for row in read_text_rows(path)
    ]


def judge_rows(rows: list[Row], tagger: Tagger) -> list[Judged]:
    """What a tagger and the rules find in rows, beside the truth where a row says it."""
    return _judged(rows, [find_details(row.text, tagger=tagger) for row in rows])


def _judged(rows: list[Row], found: list[tuple[Finding, ...]]) -> list[Judged]:
    return [
        Judged(row.text, row.language, row.spans, finding)
        for row, finding in zip(rows, found, strict=True)
        if row.spans is not None
    ]


def _spans(row: dict[str, object], text: str, number: int) -> tuple[Span, ...] | None:
    spans = row.get("spans")
    if spans is None:
        return None
    if not isinstance(spans, list):
        raise RowsInvalid(f'Line {number}: "spans" is not a list.')
    return tuple(_span(span, text, number) for span in spans)


def _span(span: object, text: str, number: int) -> Span:
    match span:
        case [int(start), int(end), str(kind)] if 0 <= start < end <= len(text):
            if not (isinstance(start, bool) or isinstance(end, bool)):
                return start, end, kind
    raise RowsInvalid(f"Line {number}: a span is not [start, end, kind] within the text.")


def _answer(row: Row, findings: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "text": redact(row.text, findings, row.language),
        "findings": [
            {"kind": finding.kind.value, "start": finding.start, "end": finding.end}
            for finding in findings
        ],
    }
