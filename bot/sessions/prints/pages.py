"""Prints as web pages, with a style sheet for A4 paper."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.sessions.prints.cards import Cards
from bot.sessions.prints.document import Document, Part
from bot.sessions.prints.poster import Poster, qr_svg
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.slips import Slips
from bot.sessions.prints.spread import each, in_line, spread_columns, spread_row
from bot.sessions.prints.words import say

FOLDER = Path(__file__).parent
STYLE = FOLDER / "static" / "prints.css"
TEMPLATES = {
    Document: "document.html",
    Slips: "slips.html",
    Cards: "cards.html",
    Poster: "poster.html",
}

Sheet = Document | Slips | Cards | Poster


def as_page(sheet: Sheet, edition: Edition, *, large: bool = False, style_address: str = "") -> str:
    """One whole HTML page.

    Args: style_address: where `static/prints.css` is served; without it the page holds the
        styles itself, so that it can be saved as a file.
    """
    return _rendered(
        TEMPLATES[type(sheet)],
        sheet,
        edition,
        large=large,
        style_address=style_address,
        style=Markup(STYLE.read_text(encoding="utf-8")),
    )


def as_parts(document: Document, edition: Edition) -> Markup:
    """What stands below the title, to be shown inside another page that has its own styles."""
    return Markup(_rendered("parts.html", document, edition))


def _rendered(template: str, sheet: Sheet, edition: Edition, **values: Any) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            sheet=sheet,
            edition=edition,
            each=lambda text: each(text, edition),
            in_line=lambda text: in_line(text, edition),
            columns=lambda table: spread_columns(table, edition),
            cells=lambda table, row: spread_row(table, row, edition),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = _kind
    environment.globals.update(qr=_qr, say=say)
    return environment


def _kind(part: Part) -> str:
    return type(part).__name__


def _qr(url: str) -> Any:
    return Markup(qr_svg(url))  # made of numbers alone: the address is drawn, not written
