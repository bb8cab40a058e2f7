"""Measure the search for duplicates and the themes on a file of questions, or answer for each.

A file has one JSON object a line: `text`, and if known `language`, `group` (the same for
questions that ask the same) and `themes` (a list of ids).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.language.text_report import Measured, report
from bot.language.text_rows import RowsInvalid, read_text_rows
from bot.questions.likeness.alike import Neighbours, neighbours
from bot.questions.likeness.card import figure_lines
from bot.questions.likeness.clusters import clusters
from bot.questions.likeness.examples import Example
from bot.questions.likeness.measure import LOOKED_AT, SHOWN, SUGGESTED, measure_found
from bot.questions.likeness.model import LikenessModel, load_model
from bot.questions.likeness.train import MODEL
from bot.vocabulary import Theme


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

    def measure() -> Measured:
        rows = read_rows(path)
        model = load_model(MODEL.made(say))
        texts, languages = [row.text for row in rows], [row.language for row in rows]
        found = neighbours(model, texts, languages, number=LOOKED_AT)
        figures = figure_lines(measure_found(model, rows, found))
        return Measured(len(rows), figures, _answers(model, rows, found))

    return report(measure, answers=answers, say=say)


def read_rows(path: Path) -> list[Example]:
    """Every line of a file; a line without a group is alone in its own.

    Raises: RowsInvalid: the file or a line cannot be read; names the line by its number.
    """
    return [
        Example(
            row.text, row.language, _group(row.said, row.number), _themes(row.said, row.number), ""
        )
        for row in read_text_rows(path)
    ]


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
