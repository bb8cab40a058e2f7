"""Measure the search for duplicates and the themes on a file of questions, or answer for each.

A file has one JSON object a line: `text`, and if known `language`, `group` (the same for
questions that ask the same) and `themes` (a list of ids).
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import BotError
from bot.language import which_language
from bot.questions.likeness.alike import Neighbours, neighbours
from bot.questions.likeness.card import figure_lines
from bot.questions.likeness.clusters import clusters
from bot.questions.likeness.examples import Example
from bot.questions.likeness.measure import LOOKED_AT, SHOWN, SUGGESTED, measure_found
from bot.questions.likeness.model import LikenessModel, load_model
from bot.questions.likeness.train import train_if_changed
from bot.vocabulary import Language, Theme

DONE, FAILED = 0, 2  # exit codes


class RowsInvalid(BotError):
    """The file cannot be read, or a line of it is not what it should be; says which, not what."""

    code = "rows_invalid"


def evaluate_file(path: Path, *, answers: Path | None, say: Callable[[str], None]) -> int:
    """Say how many duplicates are found and themes told; write an answer for every line if asked.

    Args:
        path: the questions, one JSON object a line.
        answers: where to write one JSON object a line, in order: `group`, the cluster the line
            is put in; `themes`, up to three ids, the likeliest first; `similar`, the numbers
            (from 0) of the ten lines most like it. Nothing is written unless every line is right.
        say: called with each line for the person who asked; no line ever holds words of a text.

    Returns: 0, or 2 if the file cannot be read, a line is wrong or the answers not written.
    """
    try:
        rows = read_rows(path)
        model = load_model(train_if_changed(say))
        found = neighbours(
            model, [row.text for row in rows], [row.language for row in rows], number=LOOKED_AT
        )
        if answers is not None:
            _write_answers(answers, _answers(model, rows, found))
    except RowsInvalid as error:
        say(str(error))
        return FAILED
    say(f"Lines read: {len(rows)}")
    for line in figure_lines(measure_found(model, rows, found)):
        say(line)
    if answers is not None:
        say(f"Answers written: {len(rows)}")
    return DONE


def read_rows(path: Path) -> list[Example]:
    """Every line of a file; a line without a group is alone in its own.

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


def _read_row(line: str, number: int) -> Example:
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
    return Example(
        text, _language(row, text, number), _group(row, number), _themes(row, number), ""
    )


def _language(row: dict[str, object], text: str, number: int) -> Language:
    said = row.get("language", row.get("lang"))
    if said is None:
        return which_language(text, current=Language.EN) if text.strip() else Language.EN
    if not isinstance(said, str) or said.lower() not in set(map(str, Language)):
        raise RowsInvalid(f'Line {number}: the language is neither "en" nor "cy".')
    return Language(said.lower())


def _group(row: dict[str, object], number: int) -> str:
    said = row.get("group")
    if said is None:
        return f"line {number}"
    if not isinstance(said, str | int) or isinstance(said, bool):
        raise RowsInvalid(f'Line {number}: "group" is neither a string nor a number.')
    return f"group {said}"


def _themes(row: dict[str, object], number: int) -> tuple[Theme, ...]:
    said = row.get("themes")
    if said is None:
        return ()
    if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
        raise RowsInvalid(f'Line {number}: "themes" is not a list of ids.')
    known = {str(theme) for theme in Theme}
    if not set(said) <= known:
        raise RowsInvalid(f"Line {number}: a theme is not one of the {len(known)} there are.")
    return tuple(Theme(name) for name in said)


def _answers(
    model: LikenessModel, rows: Sequence[Example], found: Neighbours
) -> Iterator[dict[str, object]]:
    cluster = clusters(found).tolist()
    for at, row in enumerate(rows):
        themes = [str(theme) for theme, _ in model.themes_of(row.text)[:SUGGESTED]]
        similar = found.order[at, :SHOWN].tolist()
        yield {"group": cluster[at], "themes": themes, "similar": similar}


def _write_answers(path: Path, answers: Iterator[dict[str, object]]) -> None:
    """Write all answers or none.

    Raises: RowsInvalid: they cannot be written there.
    """
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            for answer in answers:
                file.write(json.dumps(answer) + "\n")
        os.replace(file.name, path)
    except OSError as error:
        raise RowsInvalid(f"The answers cannot be written ({error.strerror}).") from None
