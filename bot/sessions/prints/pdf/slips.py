"""Question slips as PDF: four on a page, two in large type, with lines to cut along."""

from bot.sessions.prints.pdf.paper import ALERT, ALERT_LINE, LINE, QUIET, Paper
from bot.sessions.prints.pdf.stacked import code, height_of, stack
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.slips import Slips
from bot.sessions.prints.spread import in_line

PAD = 7.0  # mm inside the cut lines; printers cannot reach the edge
DASH, SPACE = 2.0, 2.0  # mm


def slips_pdf(slips: Slips, edition: Edition, *, large: bool = False) -> bytes:
    """All slips as one PDF file."""
    paper = Paper(slips.title, edition, large=large)
    columns, rows = (1, 2) if large else (2, 2)
    width, height = paper.w / columns, paper.h / rows
    for number, mark in enumerate(slips.codes):
        place = number % (columns * rows)
        if place == 0:
            paper.add_page()
            _cut_lines(paper, columns)
        if number == 0:
            paper.start_section(in_line(slips.title, edition))
        across, down = place % columns, place // columns
        _slip(paper, slips, mark, (across * width, down * height, width, height))
    return paper.written()


def _cut_lines(paper: Paper, columns: int) -> None:
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.3)
    paper.set_dash_pattern(dash=DASH, gap=SPACE)
    paper.line(0, paper.h / 2, paper.w, paper.h / 2)
    if columns == 2:
        paper.line(paper.w / 2, 0, paper.w / 2, paper.h)
    paper.set_dash_pattern()


def _slip(paper: Paper, slips: Slips, mark: str, place: tuple[float, float, float, float]) -> None:
    left, top, width, height = place
    x, y, inner = left + PAD, top + PAD, width - 2 * PAD
    size = 12.5 if paper.large else 8.5
    head = _head(paper, slips, mark, (x, y, inner), size)
    head = stack(
        paper, slips.heading, x=x, y=head + 2, width=inner, size=size * 1.25, bold=True, most=18
    )
    foot = _foot(paper, slips, (x, top + height - PAD, inner), size)
    _lines(paper, slips.lines, (x, head, inner), foot)


def _head(
    paper: Paper, slips: Slips, mark: str, place: tuple[float, float, float], size: float
) -> float:
    """Door, session and code; gives back how far down they reach."""
    x, y, inner = place
    paper.door(x, y, 8)
    room = inner - 11 - 30
    end = stack(
        paper, slips.session, x=x + 11, y=y, width=room, size=size * 0.9, bold=True, most=14, gap=0
    )
    if slips.note:
        end = stack(
            paper, slips.note, x=x + 11, y=end, width=room, size=7, colour=QUIET, most=9, gap=0
        )
    label = in_line(slips.code_label, paper.edition).split(" · ")
    words = " · ".join(dict.fromkeys(label))
    paper.ink(size * 0.9, colour=QUIET)
    paper.set_xy(x + inner - 30, y)
    paper.cell(30, 4, words, align="R")
    code(paper, mark, x=x + inner - 30, y=y + 4, width=30, size=19)
    return max(end, y + 12)


def _foot(paper: Paper, slips: Slips, place: tuple[float, float, float], size: float) -> float:
    """What stands under the lines, from below; gives back its upper edge."""
    x, bottom, inner = place
    small = size * 0.9
    inset = 2.5
    safe = height_of(paper, slips.safe, width=inner - 2 * inset, size=small) + 2 * inset
    where = height_of(paper, slips.where, width=inner, size=small)
    names = height_of(paper, slips.no_names, width=inner, size=size)
    tick = height_of(paper, slips.publish, width=inner - 7, size=size)
    y = top = bottom - safe - where - names - tick - 6
    paper.set_draw_color(*QUIET)
    paper.set_line_width(0.4)
    paper.rect(x, y + 0.6, 4, 4)
    y = stack(paper, slips.publish, x=x + 7, y=y, width=inner - 7, size=size) + 2
    y = stack(paper, slips.no_names, x=x, y=y, width=inner, size=size, bold=True) + 0.5
    y = stack(paper, slips.where, x=x, y=y, width=inner, size=small) + 1
    paper.set_fill_color(*ALERT)
    paper.set_draw_color(*ALERT_LINE)
    paper.rect(x, bottom - safe, inner, safe, "DF", True, corner_radius=2)
    stack(
        paper, slips.safe, x=x + inset, y=bottom - safe + inset, width=inner - 2 * inset, size=small
    )
    return top


def _lines(paper: Paper, count: int, place: tuple[float, float, float], bottom: float) -> None:
    x, top, width = place
    step = (bottom - 4 - top) / count
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.3)
    for number in range(1, count + 1):
        paper.line(x, top + number * step, x + width, top + number * step)
