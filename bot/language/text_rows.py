"""Files of texts to measure on: one JSON object a line with `text`, and `language` if known."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError
from bot.language.identify import which_language
from bot.vocabulary import Language


class RowsInvalid(BotError):
    """The file cannot be read, or a line of it is not what it should be; says which, not what."""

    code = "rows_invalid"


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a file; `said` is all that it says, `number` is 1 for the first."""

    number: int
    text: str
    language: Language
    said: dict[str, object]


def read_text_rows(path: Path) -> list[TextRow]:
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


def write_lines(path: Path, answers: Iterable[object]) -> None:
    """Write one JSON value a line, all or none: a file that is there was written to its end.

    Raises: RowsInvalid: they cannot be written there.
    """
    lines = [json.dumps(answer) for answer in answers]
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RowsInvalid(f"The answers cannot be written ({error.strerror}).") from None


def _read_row(line: str, number: int) -> TextRow:
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
    return TextRow(number, text, _language(row, text, number), row)


def _language(row: dict[str, object], text: str, number: int) -> Language:
    said = row.get("language", row.get("lang"))
    if said is None:
        return which_language(text, current=Language.EN) if text.strip() else Language.EN
    if not isinstance(said, str) or said.lower() not in set(map(str, Language)):
        raise RowsInvalid(f'Line {number}: the language is neither "en" nor "cy".')
    return Language(said.lower())
