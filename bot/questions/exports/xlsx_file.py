"""Questions as a spreadsheet: every text is typed as text, so that nothing in it ever runs."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from bot.questions.exports.columns import Column, Say, columns, heading
from bot.questions.exports.csv_lines import Value
from bot.questions.exports.rows import ExportRow
from bot.vocabulary import Language

SHEETS = ("Questions · Cwestiynau", "Columns · Colofnau")
REST = "Rest · Gweddill"  # a sheet for what does not fit in one cell
CELL_LONGEST = 32_767  # UTF-16 units; Source: Excel specifications and limits, "Total number of
# characters that a cell can contain". What is longer, Excel calls a damaged file.
WIDTH, WIDE = 16, 60  # of a column, in signs
WIDE_COLUMNS = ("question", "answer", "commitments")
OPTIONS = {
    "constant_memory": True,  # a row is written out when the next one begins
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class XlsxFile:
    """Writes one file to a path; it is whole when the `with` block ends."""

    def __init__(self, path: Path, say: Say) -> None:
        self._say, self._columns, self._next = say, columns(), 1
        self._book = xlsxwriter.Workbook(path, {**OPTIONS, "tmpdir": str(path.parent)})
        self._bold = self._book.add_format({"bold": True})
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._rest: list[tuple[str, str, str]] = []  # question, column, text

    def __enter__(self) -> "XlsxFile":
        """Begin with the names of the columns."""
        self._sheet = self._book.add_worksheet(SHEETS[0])
        self._sheet.freeze_panes(1, 1)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _width(column))
            self._sheet.write_string(0, place, column.name, self._bold)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Add what the columns mean and what did not fit, and close the file."""
        self._explain()
        if self._rest:
            self._add_rest()
        self._book.close()

    def part(self, rows: Iterable[ExportRow]) -> None:
        """Some questions."""
        for row in rows:
            for place, column in enumerate(self._columns):
                value = self._fitting(row, column, column.take(row, self._say))
                _write(self._sheet, self._next, place, value, self._wrap)
            self._next += 1

    def _fitting(self, row: ExportRow, column: Column, value: Value) -> Value:
        """The value; of a text too long for a cell its beginning, and where it goes on."""
        if not isinstance(value, str) or _units(value) <= CELL_LONGEST:
            return value
        mark = f" … → {REST}, {len(self._rest) + 2}"  # the line of that sheet; 1 is its heading
        first, *others = _pieces(value, CELL_LONGEST - _units(mark))
        name = (str(row.question_id), column.name)
        self._rest += [(*name, text) for text in others]
        return first + mark

    def _add_rest(self) -> None:
        sheet = self._book.add_worksheet(REST)
        sheet.set_column(0, 1, WIDTH)
        sheet.set_column(2, 2, WIDE)
        for at, words in enumerate([("question_id", "column", "text"), *self._rest]):
            for place, text in enumerate(words):
                sheet.write_string(at, place, text, self._wrap if at else self._bold)

    def _explain(self) -> None:
        sheet = self._book.add_worksheet(SHEETS[1])
        sheet.set_column(0, 2, WIDE)
        for at, column in enumerate(self._columns):
            words = (column.name, *(heading(column, self._say, one) for one in Language))
            for place, text in enumerate(words):
                sheet.write_string(at, place, text)


def _write(sheet: Any, row: int, place: int, value: Value, wrap: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, place, value)
    elif value:
        sheet.write_string(row, place, value, wrap)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _pieces(text: str, first: int) -> list[str]:
    """Cut a text into pieces that each fit a cell, the first one shorter."""
    pieces, room = [""], first
    for sign in text:
        size = _units(sign)
        if size > room:
            pieces.append("")
            room = CELL_LONGEST
        pieces[-1] += sign
        room -= size
    return pieces


def _width(column: Column) -> int:
    return WIDE if column.name.rsplit("_", 1)[0] in WIDE_COLUMNS else WIDTH
