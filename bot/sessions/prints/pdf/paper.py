"""A PDF on A4 in the service's own fonts and colours."""

from pathlib import Path
from typing import cast

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.spread import in_line
from bot.sessions.prints.words import say

FONTS = Path(__file__).parents[1] / "fonts"
INK, QUIET, LINE = (34, 48, 58), (77, 90, 99), (135, 146, 154)
ACCENT, TINT, SUN, SOFT = (11, 93, 94), (227, 240, 238), (253, 240, 210), (230, 220, 203)
ALERT, ALERT_LINE, DOOR_SUN, CREAM = (
    (253, 233, 230),
    (168, 35, 28),
    (246, 198, 103),
    (255, 248, 234),
)
MARGIN = 15.0  # mm, on every side
SIZE, LARGE_SIZE = 10.5, 16.0  # points; large print begins at 16
LEADING = 1.35
MM = 25.4 / 72  # a point
# Stands for the number of pages: plain.py makes one sign of these two, so no text holds them.
PAGES = "n\u0303"
UNKNOWN = "\u25a1"  # for a sign that none of the fonts has

Colour = tuple[int, int, int]


class Paper(FPDF):
    """An A4 document of one edition."""

    def __init__(
        self, title: Text, edition: Edition, *, large: bool = False, landscape: bool = False
    ) -> None:
        super().__init__("landscape" if landscape else "portrait", "mm", "A4")
        self.edition, self.large = edition, large
        self._wrapped: dict[tuple[str, float, float, bool], list[str]] = {}
        self.foot: Text | None = None  # what stands at the foot of every page, if anything
        self.base = LARGE_SIZE if large else SIZE
        self.set_margin(MARGIN)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.str_alias_nb_pages = PAGES
        self.add_font("text", fname=FONTS / "NotoSans-Regular.ttf")
        self.add_font("text", "B", FONTS / "NotoSans-Bold.ttf")
        self.add_font("code", "B", FONTS / "DejaVuSansMono-Bold.ttf")
        self.set_title(in_line(title, edition))
        self.set_lang(f"{edition.languages[0].value}-GB")
        self.set_creator(in_line(say("sheet.service"), edition))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def bottom(self) -> float:
        """How far down a page may be written on, in mm."""
        return float(self.h) - MARGIN - (6 if self.foot is not None else 0)

    @property
    def inner(self) -> float:
        """The width between the margins, in mm."""
        return float(self.w) - 2 * MARGIN

    def footer(self) -> None:
        """Service, note and page number; called for every page."""
        if self.foot is None:
            return
        self.write_line(MARGIN, self.h - MARGIN, in_line(self.foot, self.edition), 8, colour=QUIET)
        page = in_line(say("sheet.page", page=self.page_no(), pages="@"), self.edition)
        self.ink(8, colour=QUIET)
        self.set_xy(MARGIN, self.h - MARGIN)
        self.cell(self.inner, 4, page.replace("@", PAGES), align="R")

    def ink(self, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        """Choose how the next words look."""
        if "more" in self.fonts:  # words that end in it leave it on, and fpdf2 does not notice
            self.font_family = ""
        self.set_font("text", "B" if bold else "", size)
        self.set_text_color(*colour)

    def wrapped(self, words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """The words in lines that fit the width."""
        if not words:
            return []
        asked = (words, width, size, bold)
        if asked not in self._wrapped:  # a report says the same again and again
            self._wrapped[asked] = self._wrap(words, width, size, bold)
        return list(self._wrapped[asked])

    def _wrap(self, words: str, width: float, size: float, bold: bool) -> list[str]:
        self.ink(size, bold=bold)
        lines = self.multi_cell(
            width,
            text=self.drawable(words),
            align="L",
            dry_run=True,
            output=MethodReturnValue.LINES,
        )
        return cast(list[str], lines)

    def write_line(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        colour: Colour = INK,
    ) -> None:
        """Write one line, not wrapped; `y` is its upper edge."""
        self.ink(size, bold=bold, colour=colour)
        self.set_xy(x, y)
        height = size * MM * LEADING
        self.cell(0, height, self.drawable(words), new_x=XPos.LEFT, new_y=YPos.TOP)

    def drawable(self, words: str) -> str:
        """The words with a box for each sign that no font has."""
        have = self._signs("text")
        if all(ord(sign) in have for sign in words):
            return words
        if "more" not in self.fonts:
            self.add_font("more", fname=FONTS / "DejaVuSans.ttf")
            self.add_font("more", "B", FONTS / "DejaVuSans.ttf")
            self.set_fallback_fonts(["more"], exact_match=False)
        have = have | self._signs("more") | {ord("\n")}
        return "".join(sign if ord(sign) in have else UNKNOWN for sign in words)

    def _signs(self, font: str) -> frozenset[int]:
        return frozenset(cast(TTFFont, self.fonts[font]).cmap)

    def door(self, x: float, y: float, side: float) -> None:
        """The service's mark: an open door."""
        unit = side / 32
        self.set_fill_color(*ACCENT)
        self.rect(x, y, side, side, "F", round_corners=True, corner_radius=7 * unit)
        self.set_fill_color(*DOOR_SUN)
        self.rect(x + 8 * unit, y + 5 * unit, 16 * unit, 22 * unit, "F")
        self.set_fill_color(*CREAM)
        leaf = ((8, 27), (8, 5.6), (18, 9), (18, 27))
        self.polygon([(x + across * unit, y + down * unit) for across, down in leaf], style="F")
        self.set_fill_color(*ACCENT)
        self.circle(x + 15.4 * unit, y + 18 * unit, 1.4 * unit, "F")

    def written(self) -> bytes:
        """The whole file."""
        return bytes(self.output())
