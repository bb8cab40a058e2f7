"""A document as PDF: each part a few rows."""

from collections.abc import Callable
from typing import Any

from bot.sessions.prints.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Table,
    Tick,
    Tone,
    WriteLines,
)
from bot.sessions.prints.pdf.paper import (
    ACCENT,
    ALERT,
    ALERT_LINE,
    INK,
    LEADING,
    LINE,
    MM,
    QUIET,
    SOFT,
    SUN,
    TINT,
    Colour,
    Paper,
)
from bot.sessions.prints.pdf.rows import Box, Flow, Line, Look
from bot.sessions.prints.pdf.tables import put_table, start_height
from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.spread import each, in_line
from bot.sessions.prints.words import say

GUTTER = 6.0  # mm between the languages
INSET = 4.0  # mm from the edge of a coloured box to its words
LOOKS = {
    Tone.WARM: Look(pad=3, fill=SUN, edge=SOFT, rounded=True),
    Tone.SAFE: Look(pad=3, fill=ALERT, edge=ALERT_LINE, rounded=True),
}


def document_pdf(document: Document, edition: Edition, *, large: bool = False) -> bytes:
    """The document as a PDF file."""
    paper = Paper(document.title, edition, large=large)
    paper.foot = document.note or say("sheet.service")
    paper.add_page()
    flow = Flow(paper, paper.t_margin)
    _top(flow, document)
    for place, part in enumerate(document.parts):
        if isinstance(part, Heading):
            _keep_together(flow, document.parts[place + 1 : place + 4])
        DRAW[type(part)](flow, part)
    return paper.written()


def _keep_together(flow: Flow, following: tuple[Part, ...]) -> None:
    """Turn the page where a heading would stand without the first row of its table."""
    before = 20.0  # mm: the heading, and a line or two under it
    for part in following:
        if isinstance(part, Table):
            flow.need(min(before + start_height(flow, part), flow.page / 2))
        elif not isinstance(part, Paragraph):
            return
        before += 12


def _top(flow: Flow, document: Document) -> None:
    paper = flow.paper
    paper.start_section(in_line(document.title, paper.edition))
    paper.door(paper.l_margin, flow.y, 9)
    service = in_line(say("sheet.service"), paper.edition)
    paper.write_line(paper.l_margin + 12, flow.y + 2, service, 11, bold=True)
    flow.y += 11
    if document.above:
        _pair(flow, document.above, size=11, bold=True, colour=ACCENT)
    paper.set_draw_color(*ACCENT)
    paper.set_line_width(0.7)
    paper.line(paper.l_margin, flow.y + 1, paper.w - paper.r_margin, flow.y + 1)
    flow.y += 4
    _pair(flow, document.title, size=paper.base * 1.7, bold=True, after=3)
    if document.note:
        look = Look(pad=1.2, fill=SUN, rounded=True)
        _pair(flow, document.note, size=paper.base * 0.9, look=look, inset=INSET, after=3)


def _pair(
    flow: Flow,
    text: Text,
    *,
    size: float,
    bold: bool = False,
    colour: Colour = INK,
    look: Look | None = None,
    inset: float = 0.0,
    mark: str = "",
    after: float = 0.0,
) -> None:
    """The words in each language of the edition, side by side; `mark` hangs before them."""
    paper = flow.paper
    languages = each(text, paper.edition)
    width = (paper.inner - 2 * (inset if not mark else 0) - GUTTER * (len(languages) - 1)) / len(
        languages
    )
    boxes, x = [], paper.l_margin + (inset if not mark else 0)
    for said in languages:
        hang = inset if mark else 0
        lines = paper.wrapped(said.words, width - hang, size, bold=bold)
        boxes.append(Box(x + hang, tuple(Line(one, size, bold, colour) for one in lines)))
        if mark and lines:
            boxes.append(Box(x, (Line(mark, size, bold, colour),)))
        x += width + GUTTER
    flow.put(tuple(boxes), look, after)


def _heading(flow: Flow, part: Heading) -> None:
    paper = flow.paper
    size = paper.base * (1.25 if part.level == 1 else 1.1)
    if flow.y > paper.t_margin:
        flow.y += 3
    flow.need(size * MM * LEADING * 2 + 30)
    paper.start_section(in_line(part.text, paper.edition), level=part.level)
    _pair(flow, part.text, size=size, bold=True, colour=ACCENT, after=1.5)


def _paragraph(flow: Flow, part: Paragraph) -> None:
    size, colour = flow.paper.base, INK
    if part.tone is Tone.LEAD:
        size *= 1.1
    if part.tone is Tone.QUIET:
        size, colour = size * 0.92, QUIET
    look = LOOKS.get(part.tone)
    inset = INSET if look else 0
    _pair(flow, part.text, size=size, colour=colour, look=look, inset=inset, after=2.5)


def _bullets(flow: Flow, part: Bullets) -> None:
    for item in part.items:
        _pair(flow, item, size=flow.paper.base, mark="•", inset=INSET, after=0.8)
    flow.y += 1.5


def _facts(flow: Flow, part: Facts) -> None:
    paper, size = flow.paper, flow.paper.base
    count = len(paper.edition.languages)
    width = (paper.inner - 2 * INSET - GUTTER * (count - 1)) / count
    boxes = []
    for place in range(count):
        lines: list[Line] = []
        for name, value in part.rows:
            above = 1.2 if lines else 0.0
            named = f"{each(name, paper.edition)[place].words}:"
            lines += _lines(paper, named, width, size * 0.92, bold=True, above=above)
            lines += _lines(paper, each(value, paper.edition)[place].words, width, size)
        boxes.append(Box(paper.l_margin + INSET + place * (width + GUTTER), tuple(lines)))
    flow.put(tuple(boxes), Look(pad=3, fill=TINT, rounded=True), after=4)


def _lines(
    paper: Paper, words: str, width: float, size: float, *, bold: bool = False, above: float = 0.0
) -> list[Line]:
    wrapped = paper.wrapped(words, width, size, bold=bold)
    return [
        Line(one, size, bold, above=above if place == 0 else 0.0)
        for place, one in enumerate(wrapped)
    ]


def _write_lines(flow: Flow, part: WriteLines) -> None:
    paper = flow.paper
    step = 13.0 if paper.large else 9.0  # mm between lines to write on
    flow.need(step * (min(part.lines, 3) + 1))
    _pair(flow, part.label, size=paper.base, bold=True)
    for _ in range(part.lines):
        flow.put((), Look(least=step, rule=LINE))
    flow.y += 3


def _tick(flow: Flow, part: Tick) -> None:
    look = Look(square=flow.paper.l_margin, pad=0.4)
    _pair(flow, part.text, size=flow.paper.base, look=look, mark=" ", inset=7, after=1)


def _page_break(flow: Flow, part: PageBreak) -> None:
    flow.turn()


DRAW: dict[type, Callable[[Flow, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: put_table,
    WriteLines: _write_lines,
    Tick: _tick,
    PageBreak: _page_break,
}
