"""Tables in a DOCX: the heading row stands again on every page, and no row is torn."""

from collections.abc import Iterator

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row

from bot.sessions.prints.document import Table
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.spread import Said, SpreadCell, spread_columns, spread_row
from bot.sessions.prints.word.words import element, write

WIDTH = 180.0  # mm between the margins
TINT, SUN, ALERT = "E3F0EE", "FDF0D2", "FDE9E6"


def add_table(file: Docx, table: Table, edition: Edition) -> None:
    """The table with its heading row."""
    columns = spread_columns(table, edition)
    made = file.add_table(rows=1, cols=len(columns), style="Table Grid")
    _widths(made, [column.share for column in columns])
    repeat(made.rows[0])
    for cell, column in zip(made.rows[0].cells, columns, strict=True):
        shade(cell, TINT)
        for place, title in enumerate(column.title):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            write(paragraph, title, bold=True)
    for row in table.rows:
        added = made.add_row()
        whole(added)
        cells = zip(added.cells, spread_row(table, row, edition), strict=True)
        for cell, spread in cells:
            _fill(cell, spread)
    file.add_paragraph()


def add_pair(file: Docx, spoken: tuple[Said, ...], *, shaded: str = "") -> tuple[_Cell, ...]:
    """A row without lines, one cell for each language; gives back its cells, filled."""
    made = file.add_table(rows=1, cols=len(spoken))
    _widths(made, [1] * len(spoken))
    whole(made.rows[0])
    for cell, said in zip(made.rows[0].cells, spoken, strict=True):
        if shaded:
            shade(cell, shaded)
        write_lines(cell, said)
    return tuple(made.rows[0].cells)


def write_lines(cell: _Cell, said: Said, *, bold: bool = False) -> None:
    """Words of a cell, a paragraph for each line."""
    for place, words in enumerate(said.words.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        write(paragraph, Said(said.language, words), bold=bold)


def repeat(row: _Row) -> None:
    """Show this row again at the top of every page."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    whole(row)


def whole(row: _Row) -> None:
    """Keep a row on one page."""
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.insert(0, element("cantSplit", val="true"))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a background."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element("shd", val="clear", color="auto", fill=colour))


def _fill(cell: _Cell, spread: SpreadCell) -> None:
    if spread.mark:
        write(cell.paragraphs[0], Said(spread.text.language, "○"))
        return
    write_lines(cell, spread.text, bold=spread.strong)
    for line in spread.lines:
        write(cell.add_paragraph(), line)


def _widths(made: DocxTable, shares: list[int]) -> None:
    made.autofit = False
    for column, width in zip(made.columns, _share_out(shares), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _share_out(shares: list[int]) -> Iterator[float]:
    whole_width = sum(shares)
    return (WIDTH * share / whole_width for share in shares)
