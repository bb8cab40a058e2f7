"""Words of all languages one below the other in a space that they must fit."""

from bot.sessions.prints.pdf.paper import INK, LEADING, MM, Colour, Paper
from bot.sessions.prints.printed import Text
from bot.sessions.prints.spread import each

SMALLEST = 6.5  # points


def stack(
    paper: Paper,
    text: Text,
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    bold: bool = False,
    colour: Colour = INK,
    centred: bool = False,
    most: float | None = None,
    gap: float = 0.6,
) -> float:
    """Write the words, smaller where they would be higher than `most` mm.

    Returns: how far down they end.
    """
    spoken = each(text, paper.edition)
    while True:
        blocks = [paper.wrapped(said.words, width, size, bold=bold) for said in spoken]
        height = sum(len(lines) for lines in blocks) * size * MM * LEADING + gap * len(blocks)
        if most is None or height <= most or size <= SMALLEST:
            break
        size -= 0.5
    for lines in blocks:
        for line in lines:
            indent = (width - paper.get_string_width(line)) / 2 if centred else 0.0
            paper.write_line(x + indent, y, line, size, bold=bold, colour=colour)
            y += size * MM * LEADING
        y += gap
    return y


def height_of(paper: Paper, text: Text, *, width: float, size: float, gap: float = 0.6) -> float:
    """How high the words would be, in mm."""
    blocks = [paper.wrapped(said.words, width, size) for said in each(text, paper.edition)]
    return sum(len(lines) for lines in blocks) * size * MM * LEADING + gap * len(blocks)


def code(paper: Paper, words: str, *, x: float, y: float, width: float, size: float) -> None:
    """Write a code in letters that cannot be taken for one another; right or in the middle."""
    paper.set_font("code", "B", size)
    paper.set_text_color(*INK)
    paper.set_xy(x, y)
    paper.cell(width, size * MM * 1.2, words, align="R" if size < 40 else "C")
