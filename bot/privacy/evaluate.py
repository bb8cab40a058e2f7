"""Measure the privacy review on a file of texts, or write down what it would keep of each.

A file has one JSON object a line: `text`, and if known `language` and `spans`, a list of
`[start, end, kind]` with what is personal in it (offsets of characters, end exclusive).
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError
from bot.language import which_language
from bot.privacy.figures import Judged, figures
from bot.privacy.finding import Finding
from bot.privacy.findings import find_details
from bot.privacy.redaction import redact
from bot.vocabulary import Language

DONE, FAILED = 0, 2  # exit codes

Span = tuple[int, int, str]


class RowsInvalid(BotError):
    """The file cannot be read, or a line of it is not what it should be; says which, not what."""

    code = "rows_invalid"


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
    try:
        rows = read_rows(path)
        found = [find_details(row.text) for row in rows]
        if answers is not None:
            _write_answers(answers, rows, found)
    except RowsInvalid as error:
        say(str(error))
        return FAILED
    say(f"Lines read: {len(rows)}")
    judged = [
        Judged(row.text, row.language, row.spans, finding)
        for row, finding in zip(rows, found, strict=True)
        if row.spans is not None
    ]
    for line in figures(judged):
        say(line)
    if answers is not None:
        say(f"Answers written: {len(rows)}")
    return DONE


def read_rows(path: Path) -> list[Row]:
    """Every line of a file.

    Raises: RowsInvalid: the file or a line cannot be read; names the line by its number.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RowsInvalid(f"The file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise RowsInvalid(f"Line {number} is not written in UTF-8.") from None
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [_read_row(line, number) for number, line in enumerate(lines, start=1)]


def _read_row(line: str, number: int) -> Row:
    if not line.strip():
        raise RowsInvalid(f"Line {number} is blank.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise RowsInvalid(f"Line {number} is not JSON.") from None
    if not isinstance(row, dict):
        raise RowsInvalid(f"Line {number} is not a JSON object.")
    text = row.get("text")
    if not isinstance(text, str):
        raise RowsInvalid(f'Line {number} has no "text", or it is not a string.')
    return Row(text, _language(row, text, number), _spans(row, text, number))


def _language(row: dict[str, object], text: str, number: int) -> Language:
    said = row.get("language", row.get("lang"))
    if said is None:
        return which_language(text, current=Language.EN) if text.strip() else Language.EN
    if not isinstance(said, str) or said.lower() not in set(map(str, Language)):
        raise RowsInvalid(f'Line {number}: the language is neither "en" nor "cy".')
    return Language(said.lower())


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


def _write_answers(path: Path, rows: list[Row], found: list[tuple[Finding, ...]]) -> None:
    """Write all answers at once: a file that is there was written to its end."""
    lines = [json.dumps(_answer(row, one)) for row, one in zip(rows, found, strict=True)]
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RowsInvalid(f"The answers cannot be written ({error.strerror}).") from None


def _answer(row: Row, findings: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "text": redact(row.text, findings, row.language),
        "findings": [
            {"kind": finding.kind.value, "start": finding.start, "end": finding.end}
            for finding in findings
        ],
    }
