"""Turn a template and its values into a page, in the language of the request."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import HTTPResponse, Request, html

from bot.vocabulary import Language
from bot.web.assets import Assets
from bot.web.language import page_language
from bot.web.leave import LEAVE_URL
from bot.web.words import Words

TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """Templates, words and assets of one app."""

    def __init__(self, own: Sequence[Path], words: Words, assets: Assets) -> None:
        folders = [*(folder / "templates" for folder in own), TEMPLATES]
        self.words = words
        self.environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals.update(static=assets.address, leave_url=LEAVE_URL)


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTTPResponse:
    """Make the page.

    Args: template: its name in a template folder. values: what it shows.
    Returns: a whole HTML page, never cached.
    """
    pages: Pages = request.app.ctx.pages
    language = page_language(request)
    shared = _shared(request, pages, language)
    body = pages.environment.get_template(template).render({**shared, **values})
    return html(body, status=status, headers={"content-language": language.value})


def _shared(request: Request, pages: Pages, language: Language) -> dict[str, Any]:
    """What every template may use."""
    other = language.other
    return {
        "language": language.value,
        "other_language": other.value,
        "other_address": _same_page(request, other),
        "t": _speaker(pages.words, language),
        "other_t": _speaker(pages.words, other),
        "address": _addresses(language),
        "here": request.path,
        **{name: make(request) for name, make in request.app.ctx.page_values.items()},
    }


def _speaker(words: Words, language: Language) -> Callable[..., str]:
    def say(key: str, **values: object) -> str:
        return words.say(key, language, **values)

    return say


def _addresses(language: Language) -> Callable[..., str]:
    def address(path: str, **query: str) -> str:
        return f"{path}?{urlencode({**query, 'lang': language.value})}"

    return address


def _same_page(request: Request, language: Language) -> str:
    """This page in that language; a page that answers a form leads back to its form."""
    route = request.route
    path = request.path if route else "/"
    if request.method not in ("GET", "HEAD"):
        path = str(getattr(request.ctx, "form_page", path))
        return f"{path}?{urlencode({'lang': language.value})}"
    query = {k: v for k, v in request.get_query_args() if k != "lang"}
    return f"{path}?{urlencode({**query, 'lang': language.value})}"
