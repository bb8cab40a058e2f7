"""Questions as CSV, for programs and for spreadsheets."""

from collections.abc import Iterable

from bot.questions.exports.columns import Say, columns
from bot.questions.exports.csv_lines import BOM, csv_lines
from bot.questions.exports.rows import ExportRow


class CsvFile:
    """Writes the parts of one file."""

    def __init__(self, say: Say, *, bom: bool) -> None:
        self._say, self._bom, self._columns = say, bom, columns()

    def start(self) -> str:
        """The names of the columns."""
        names = csv_lines([[column.name for column in self._columns]])
        return BOM + names if self._bom else names

    def part(self, rows: Iterable[ExportRow]) -> str:
        """Some questions."""
        return csv_lines([column.take(row, self._say) for column in self._columns] for row in rows)

    def end(self) -> str:
        """Nothing closes a CSV file."""
        return ""
