"""Verdict cards as PDF: two on a page, one in large type; word, shape and edge say the colour."""

from math import cos, radians, sin

from bot.sessions.prints.cards import CardFace, Cards, Shape
from bot.sessions.prints.pdf.paper import INK, Colour, Paper
from bot.sessions.prints.pdf.stacked import stack
from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.spread import in_line

EDGE = 12.0  # mm from the edge of the paper to a card
FILLS: dict[str, Colour] = {
    "red": (243, 181, 173),
    "amber": (246, 198, 103),
    "green": (191, 227, 208),
    "": (255, 255, 255),
}
WHITE = (255, 255, 255)
Points = list[tuple[float, float]]


def cards_pdf(cards: Cards, edition: Edition, *, large: bool = False) -> bytes:
    """The set as one PDF file."""
    paper = Paper(cards.title, edition, large=large, landscape=large)
    rows = 1 if large else 2
    height = (paper.h - EDGE * (rows + 1)) / rows
    for number, face in enumerate(cards.faces):
        if number % rows == 0:
            paper.add_page()
        if number == 0:
            paper.start_section(in_line(cards.title, edition))
        paper.start_section(in_line(face.word, edition), level=1)
        top = EDGE + (number % rows) * (height + EDGE)
        _card(paper, face, cards.whose, (EDGE, top, paper.w - 2 * EDGE, height))
    return paper.written()


def _card(
    paper: Paper, face: CardFace, whose: Text, place: tuple[float, float, float, float]
) -> None:
    x, y, width, height = place
    _edge(paper, face.colour, place)
    inner, left = width - 24, x + 12
    scale = height / 130
    side = 34 * scale
    end = stack(
        paper, face.asks, x=left, y=y + 8, width=inner, size=13 * scale, bold=True, centred=True
    )
    _shape(paper, face.shape, x + width / 2 - side / 2, end + 2, side)
    y_word = end + side + 4
    size = 34 * scale
    words = in_line(face.word, paper.edition)
    paper.ink(size, bold=True)
    while paper.get_string_width(words) > inner and size > 12:
        size -= 1
        paper.ink(size, bold=True)
    start = left + (inner - paper.get_string_width(words)) / 2
    paper.write_line(start, y_word, words, size, bold=True)
    end = y_word + size * 0.3528 * 1.35 + 1
    room = y + height - end - (18 * scale if face.colour else 6)
    end = stack(
        paper,
        face.means,
        x=left,
        y=end,
        width=inner,
        size=(16.5 if len(paper.edition.languages) == 2 else 21) * scale,
        centred=True,
        most=room,
    )
    if face.colour:
        stack(
            paper,
            whose,
            x=left,
            y=y + height - 15 * scale,
            width=inner,
            size=8.5 * scale,
            centred=True,
            most=13 * scale,
        )


def _edge(paper: Paper, colour: str, place: tuple[float, float, float, float]) -> None:
    """A thick, a dashed, a double or a thin edge: told apart in black and white."""
    x, y, width, height = place
    paper.set_fill_color(*FILLS[colour])
    paper.set_draw_color(*INK)
    paper.set_line_width({"green": 2.4, "amber": 1.6, "red": 1.0, "": 0.6}[colour])
    if colour == "amber":
        paper.set_dash_pattern(dash=6, gap=4)
    paper.rect(x, y, width, height, "DF", True, corner_radius=5)
    paper.set_dash_pattern()
    if colour == "red":
        paper.rect(x + 2.5, y + 2.5, width - 5, height - 5, "D", True, corner_radius=3.5)


def _shape(paper: Paper, shape: Shape, x: float, y: float, side: float) -> None:
    paper.set_fill_color(*WHITE)
    paper.set_draw_color(*INK)
    paper.set_line_width(side / 22)
    unit = side / 100

    def at(*points: tuple[float, float]) -> Points:
        return [(x + across * unit, y + down * unit) for across, down in points]

    middle = (x + side / 2, y + side / 2)
    if shape is Shape.CIRCLE:
        paper.circle(*middle, 44 * unit, "DF")
        _stroke(paper, at((30, 52), (44, 66), (72, 34)), side)
    elif shape is Shape.TRIANGLE:
        paper.polygon(at((50, 6), (96, 90), (4, 90)), style="DF")
        _stroke(paper, at((50, 38), (50, 64)), side)
        _stroke(paper, at((50, 75), (50, 78)), side)
    elif shape is Shape.OCTAGON:
        corners = ((32, 6), (68, 6), (94, 32), (94, 68), (68, 94), (32, 94), (6, 68), (6, 32))
        paper.polygon(at(*corners), style="DF")
        _stroke(paper, at((30, 50), (70, 50)), side)
    elif shape is Shape.TICK:
        _stroke(paper, at((14, 54), (38, 80), (86, 20)), side)
    elif shape is Shape.CROSS:
        _stroke(paper, at((18, 18), (82, 82)), side)
        _stroke(paper, at((82, 18), (18, 82)), side)
    else:
        _half(paper, middle, 40 * unit)


def _half(paper: Paper, middle: tuple[float, float], radius: float) -> None:
    paper.circle(*middle, radius, "DF")
    paper.set_fill_color(*INK)
    turns = (radians(degree) for degree in range(90, 271, 5))
    left = [(middle[0] + radius * cos(turn), middle[1] + radius * sin(turn)) for turn in turns]
    paper.polygon(left, style="F")


def _stroke(paper: Paper, points: Points, side: float) -> None:
    paper.set_line_width(side / 11)
    paper.polyline(points)
