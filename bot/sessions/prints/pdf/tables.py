"""Tables as PDF; the heading row stands again on every page."""

from functools import partial

from bot.sessions.prints.document import Table
from bot.sessions.prints.pdf.paper import ACCENT, LINE, TINT
from bot.sessions.prints.pdf.rows import Box, Flow, Line, Look
from bot.sessions.prints.spread import SpreadCell, SpreadColumn, spread_columns, spread_row

GAP = 3.0  # mm between columns
PAD = 1.6  # mm above and below the words of a cell
MARK_ROW = 13.0  # mm, so that a dot fits into the circle


def put_table(flow: Flow, table: Table) -> None:
    """Draw the table, on as many pages as it takes."""
    columns = spread_columns(table, flow.paper.edition)
    places = _places(flow, columns)
    head = partial(_head, columns=columns, places=places)
    flow.need(min(max(30.0, start_height(flow, table)), flow.page / 2))
    head(flow)
    flow.again = head
    for row in table.rows:
        cells = spread_row(table, row, flow.paper.edition)
        marked = any(cell.mark for cell in cells)
        look = Look(
            pad=PAD,
            rule=LINE,
            least=MARK_ROW if marked else 8.0,
            ring=places[0][0] + 5 if marked else None,
        )
        boxes = (_box(flow, cell, x, width) for cell, (x, width) in zip(cells, places, strict=True))
        flow.put(tuple(boxes), look)
    flow.again = None
    flow.y += 3


def start_height(flow: Flow, table: Table) -> float:
    """How much room the heading row and the first row need, in mm."""
    columns = spread_columns(table, flow.paper.edition)
    places = _places(flow, columns)
    rows = [_heads(flow, columns, places)]
    for row in table.rows[:1]:
        cells = spread_row(table, row, flow.paper.edition)
        rows.append(tuple(_box(flow, cell, *at) for cell, at in zip(cells, places, strict=True)))
    return sum(max(box.height for box in row) + 2 * PAD for row in rows)


def _places(flow: Flow, columns: tuple[SpreadColumn, ...]) -> tuple[tuple[float, float], ...]:
    """Left edge and width of every column, in mm."""
    paper = flow.paper
    room = paper.inner - GAP * (len(columns) + 1)
    whole = sum(column.share for column in columns)
    found, x = [], paper.l_margin + GAP
    for column in columns:
        width = room * column.share / whole
        found.append((x, width))
        x += width + GAP
    return tuple(found)


def _head(
    flow: Flow,
    *,
    columns: tuple[SpreadColumn, ...],
    places: tuple[tuple[float, float], ...],
) -> None:
    flow.put(_heads(flow, columns, places), Look(pad=PAD, fill=TINT, rule=ACCENT))


def _heads(
    flow: Flow,
    columns: tuple[SpreadColumn, ...],
    places: tuple[tuple[float, float], ...],
) -> tuple[Box, ...]:
    size = flow.paper.base * 0.9
    boxes = []
    for column, (x, width) in zip(columns, places, strict=True):
        lines = [
            Line(words, size, True)
            for title in column.title
            for words in flow.paper.wrapped(title.words, width, size, bold=True)
        ]
        boxes.append(Box(x, tuple(lines)))
    return tuple(boxes)


def _box(flow: Flow, cell: SpreadCell, x: float, width: float) -> Box:
    paper, size = flow.paper, flow.paper.base
    lines = [
        Line(words, size, cell.strong)
        for words in paper.wrapped(cell.text.words, width, size, bold=cell.strong)
    ]
    for said in cell.lines:
        wrapped = paper.wrapped(said.words, width, size * 0.94)
        lines += [
            Line(words, size * 0.94, above=1.0 if place == 0 else 0.0)
            for place, words in enumerate(wrapped)
        ]
    return Box(x, tuple(lines))
