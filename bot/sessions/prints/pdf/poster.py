"""The poster at the door as PDF."""

from io import BytesIO

from bot.sessions.prints.pdf.paper import ACCENT, INK, MM, QUIET, TINT, Paper
from bot.sessions.prints.pdf.stacked import code, height_of, stack
from bot.sessions.prints.poster import Poster, qr_png
from bot.sessions.prints.printed import Edition, same
from bot.sessions.prints.spread import in_line
from bot.sessions.prints.words import say

QR_SIDE = {1: 108.0, 2: 78.0}  # mm, by languages; read from three steps away
_TITLE = {1: 42.0, 2: 32.0}  # points, by languages


def poster_pdf(poster: Poster, edition: Edition, *, large: bool = False) -> bytes:
    """The poster as a PDF file; its type is large in any case."""
    paper = Paper(poster.title, edition, large=large)
    paper.add_page()
    paper.start_section(in_line(poster.title, edition))
    x, width = paper.l_margin, paper.inner
    paper.door(x, paper.t_margin, 12)
    service = in_line(say("sheet.service"), edition)
    paper.write_line(x + 16, paper.t_margin + 2.5, service, 14, bold=True, colour=ACCENT)
    y = stack(
        paper,
        poster.title,
        x=x,
        y=32,
        width=width,
        size=_TITLE[len(edition.languages)],
        bold=True,
        centred=True,
        most=34,
    )
    y = stack(paper, poster.session, x=x, y=y, width=width, size=14, centred=True, most=16, gap=0)
    if poster.note:
        y = stack(paper, poster.note, x=x, y=y, width=width, size=9, colour=QUIET, centred=True)
    y = stack(paper, poster.scan, x=x, y=y + 2, width=width, size=13, centred=True, gap=0)
    y = _qr(paper, poster, y)
    _way_in(paper, poster, y)
    return paper.written()


def _qr(paper: Paper, poster: Poster, y: float) -> float:
    picture = BytesIO(qr_png(poster.door.url))
    alt = in_line(poster.qr_says, paper.edition)
    side = QR_SIDE[len(paper.edition.languages)]
    paper.image(picture, x=(paper.w - side) / 2, y=y, w=side, h=side, alt_text=alt)
    return y + side


def _way_in(paper: Paper, poster: Poster, y: float) -> None:
    x, width = paper.l_margin, paper.inner
    y = stack(paper, poster.or_type, x=x, y=y, width=width, size=13, centred=True, gap=0)
    y = _once(paper, poster.door.short, y, 20)
    y = stack(paper, poster.code_is, x=x, y=y + 1, width=width, size=13, centred=True, gap=0)
    code(paper, poster.door.code, x=x, y=y, width=width, size=54)
    top = y + 54 * MM * 1.2 + 3
    room = paper.h - paper.t_margin - top
    size = 14.0
    inner = width - 12
    while sum(_heights(paper, poster, inner, size)) + 6 > room and size > 7:
        size -= 0.5
    height = sum(_heights(paper, poster, inner, size)) + 6
    paper.set_fill_color(*TINT)
    paper.rect(x, top, width, height, "F", True, corner_radius=4)
    y = top + 3
    for note in poster.notes:
        y = stack(paper, note, x=x + 6, y=y, width=inner, size=size, gap=0.4)


def _heights(paper: Paper, poster: Poster, width: float, size: float) -> list[float]:
    return [height_of(paper, note, width=width, size=size, gap=0.4) for note in poster.notes]


def _once(paper: Paper, words: str, y: float, size: float) -> float:
    """Words that are the same in both languages, once, in the middle."""
    paper.ink(size, bold=True)
    shown = same(words).en
    while paper.get_string_width(shown) > paper.inner and size > 9:
        size -= 1
        paper.ink(size, bold=True)
    start = paper.l_margin + (paper.inner - paper.get_string_width(shown)) / 2
    paper.write_line(start, y, shown, size, bold=True, colour=INK)
    return y + size * MM * 1.35
