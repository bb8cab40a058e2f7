"""The figures of the overview as a file, told as far as on the page and no further."""

from collections.abc import Iterator

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from bot.console.access import requires
from bot.console.dashboard import looked_at
from bot.console.figure_names import FigureNames
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.exports.csv_lines import BOM, Value, csv_lines
from bot.questions.figures.shown import Figures, read_figures
from bot.questions.figures.tables import FigureTable
from bot.questions.publication.suppression import Cell, Mark
from bot.vocabulary import Language

routes = Blueprint("figures", url_prefix="/figures")
HEADINGS = ("table", "row", "column", "row_en", "row_cy", "column_en", "column_cy")
TOLD = ("told", "count", "from", "to")
WORK = "work"  # the table of exact numbers about staff's own work


@routes.get("/", name="csv", strict_slashes=False)
@requires(*REVIEWERS)
async def figures_csv(request: Request) -> HTTPResponse:
    """One table, or every one of the page; what the address says wrongly is left aside."""
    looked, asked = looked_at(request), request.args.get("table", "")
    figures = await read(
        request,
        read_figures,
        reader=reader_of(request),
        months=looked.months,
        region=looked.region,
        now=now_utc(),
    )
    one = next((table for name, table in figures.tables.items() if name.value == asked), None)
    words = request.app.ctx.words
    names = {language: FigureNames(words, language) for language in Language}
    tables = [one] if one else list(figures.tables.values())
    rows = [line for table in tables for line in _lines(table, names)]
    if one is None:
        rows = [*_work(figures), *rows]
    return _file(figures, one, [(*HEADINGS, *TOLD), *rows])


def _lines(table: FigureTable, names: dict[Language, FigureNames]) -> Iterator[tuple[Value, ...]]:
    english, welsh = names[Language.EN], names[Language.CY]
    for row in table.rows:
        own = [say.row(table.name, row.key) for say in (english, welsh)]
        for key, cell in zip(table.columns or ("",), row.cells, strict=True):
            above = [say.column(table.name, key) if key else "" for say in (english, welsh)]
            yield (table.name.value, row.key, key, *own, *above, *_told(cell))


def _told(cell: Cell) -> tuple[Value, ...]:
    if cell.mark is Mark.NOT_SPLIT:
        return (cell.mark.value, None, None, None)
    return (cell.mark.value, cell.count, cell.low, cell.high)


def _work(figures: Figures) -> Iterator[tuple[Value, ...]]:
    """What is exact, by its id alone."""
    days = figures.decision_days
    numbers: dict[str, Value] = {
        "waiting_decision": figures.waiting.decision,
        "late_decision": figures.waiting.late_decision,
        "waiting_answer": figures.waiting.answer,
        "late_answer": figures.waiting.late_answer,
        "median_working_days_to_decision": None if days is None else f"{days:g}",
        "answers_on_time": figures.on_time.on_time,
        "answers_due_or_given": figures.on_time.total,
        "accepted": figures.decisions.accepted,
        "returned": figures.decisions.returned,
        "declined": figures.decisions.declined,
        "passed_on": figures.decisions.passed_on,
        "merged": figures.decisions.merged,
    }
    for key, number in numbers.items():
        yield (WORK, key, "", "", "", "", "", Mark.EXACT.value, number, number, number)
    for key, cell in (("asked", figures.asked), ("verdicts", figures.verdicts)):
        yield (WORK, key, "", "", "", "", "", *_told(cell))


def _file(
    figures: Figures, table: FigureTable | None, rows: list[tuple[Value, ...]]
) -> HTTPResponse:
    name = table.name if table else "all"
    where = figures.region or "wales"
    months = figures.period.months
    file = f"figures-{name}-{where}-{months[0]}-{months[-1]}.csv"
    headers = {"content-disposition": f'attachment; filename="{file}"'}
    body = (BOM + csv_lines(rows)).encode()
    return raw(body, headers=headers, content_type="text/csv; charset=utf-8")
