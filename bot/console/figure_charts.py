"""Which tables of figures are drawn, and how; those of two ways are tables alone."""

from dataclasses import dataclass

from bot.console.charts import Bars, Line, draw_bars, draw_line
from bot.console.figure_names import FigureNames
from bot.questions.figures.shown import Figures
from bot.questions.figures.tables import FigureTable, TableName
from bot.questions.publication.suppression import Mark

GROUPS = (
    ("asked", ("month", "region", "age_band", "language", "channel")),
    ("themes", ("theme", "theme_by_month", "theme_by_region")),
    ("decided", ("returned", "declined", "passed_on", "appeals")),
    ("judged", ("answered", "progress")),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """One table, with its drawing where it has one."""

    table: FigureTable
    bars: Bars | None = None
    line: Line | None = None


def charts_of(figures: Figures, names: FigureNames) -> dict[str, Chart]:
    """The charts of a page by the name of their table."""
    return {name.value: _chart(table, names) for name, table in figures.tables.items()}


def _chart(table: FigureTable, names: FigureNames) -> Chart:
    if table.columns or not table.told:
        return Chart(table)
    if table.name is TableName.MONTH:
        rows = [(names.month_short(row.key), row.cells[0]) for row in table.rows]
        return Chart(table, line=draw_line(rows, names.cell))
    drawn = [(names.row(table.name, row.key), row.cells[0]) for row in table.rows]
    if table.name is TableName.THEME:  # eighteen of them: those that are too few stay in the table
        drawn = [(label, cell) for label, cell in drawn if cell.mark is not Mark.FEW]
    return Chart(table, bars=draw_bars(drawn, names.cell) if drawn else None)
