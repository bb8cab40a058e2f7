"""Rows of boxes that flow over pages: every paragraph, pair and table line is one."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.sessions.prints.pdf.paper import INK, LEADING, MM, Colour, Paper


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, as it is drawn."""

    words: str
    size: float
    bold: bool = False
    colour: Colour = INK
    above: float = 0.0  # mm of room before it

    @property
    def height(self) -> float:
        """In mm, with the room before it."""
        return self.size * MM * LEADING + self.above


@dataclass(frozen=True, slots=True)
class Box:
    """Lines one below the other at one place of a row."""

    x: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """In mm."""
        return sum(line.height for line in self.lines)


@dataclass(frozen=True, slots=True)
class Look:
    """What stands behind and under a row."""

    pad: float = 0.0  # mm above and below
    fill: Colour | None = None
    edge: Colour | None = None
    rule: Colour | None = None
    rounded: bool = False
    ring: float | None = None  # x of the middle of a circle to mark
    square: float | None = None  # x of an empty box to tick
    least: float = 0.0  # mm, the height even of an empty row


@dataclass(slots=True)
class Flow:
    """Where the next row goes; `again` draws what stands on top of each further page."""

    paper: Paper
    y: float
    again: Callable[["Flow"], None] | None = field(default=None)

    @property
    def left(self) -> float:
        """Room left on this page, in mm."""
        return self.paper.bottom - self.y

    @property
    def page(self) -> float:
        """Room on a whole page, in mm."""
        return self.paper.bottom - self.paper.t_margin

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.paper.add_page()
        self.y = self.paper.t_margin
        if self.again is not None:
            self.again(self)

    def need(self, height: float) -> None:
        """Turn the page unless this much room is left."""
        if self.left < height:
            self.turn()

    def put(self, boxes: tuple[Box, ...], look: Look | None = None, after: float = 0.0) -> None:
        """Draw a row; one that is higher than a page goes on on the next."""
        look = look or Look()
        height = self._height(boxes, look)
        if height > self.left and height <= self.page * 0.8:
            self.turn()
        while height > self.left + 0.01:
            first, boxes = _split(boxes, self.left - 2 * look.pad)
            if not any(box.lines for box in first):
                self.turn()
                continue
            self._draw(first, look)
            self.turn()
            height = self._height(boxes, look)
        self._draw(boxes, look)
        self.y += after

    def _height(self, boxes: tuple[Box, ...], look: Look) -> float:
        return max([look.least, *(box.height + 2 * look.pad for box in boxes)])

    def _draw(self, boxes: tuple[Box, ...], look: Look) -> None:
        height = self._height(boxes, look)
        _draw_look(self.paper, self.y, height, look)
        for box in boxes:
            y = self.y + look.pad
            for line in box.lines:
                self.paper.write_line(
                    box.x,
                    y + line.above,
                    line.words,
                    line.size,
                    bold=line.bold,
                    colour=line.colour,
                )
                y += line.height
        self.y += height


def _draw_look(paper: Paper, y: float, height: float, look: Look) -> None:
    x, width = paper.l_margin, paper.inner
    if look.fill or look.edge:
        paper.set_fill_color(*(look.fill or (255, 255, 255)))
        paper.set_draw_color(*(look.edge or look.fill or INK))
        paper.set_line_width(0.4)
        paper.rect(x, y, width, height, "DF" if look.edge else "F", look.rounded, corner_radius=3)
    if look.rule:
        paper.set_draw_color(*look.rule)
        paper.set_line_width(0.25)
        paper.line(x, y + height, x + width, y + height)
    paper.set_draw_color(*INK)
    paper.set_line_width(0.4)
    if look.ring is not None:
        paper.circle(look.ring, y + height / 2, 4.5)
    if look.square is not None:
        paper.rect(look.square, y + look.pad + 0.6, 4, 4)


def _split(boxes: tuple[Box, ...], room: float) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """The lines of each box that fit, and those that do not."""
    first, rest = [], []
    for box in boxes:
        used, count = 0.0, 0
        for line in box.lines:
            used += line.height
            if used > room:
                break
            count += 1
        first.append(replace(box, lines=box.lines[:count]))
        rest.append(replace(box, lines=box.lines[count:]))
    return tuple(first), tuple(rest)
