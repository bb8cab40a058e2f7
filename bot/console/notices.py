"""What was just done, said on the page a form leads to, with a way to undo it.

A handler leads on with `see_other(request, path, done="saved")`: the page shows the text
`done.saved`. `done="answers.saved"` shows `answers.done_saved`, so that each topic keeps its own.
`count="3"` fills in {count}, and prefers the text with `_one` behind its key for a single thing;
`undo=<batch>` adds a form that undoes what was done under that batch, for 30 minutes.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from sanic import HTTPResponse, Request, redirect

from bot.console.page import csrf_token
from bot.web.language import page_language
from bot.web.types import App
from bot.web.words import Words

OWN = (
    "done",
    "count",
    "undo",
    "left",
    "wrong",
    "lang",
)  # parts of an address that speak of the notice alone
UNDO = "/questions/undo"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence, and what its form to undo carries; `undo` is empty where there is none."""

    key: str
    count: int
    undo: str
    batch: str
    back: str
    csrf: str


def add_notices(app: App) -> None:
    """Give every template of `app` its notice, or None."""
    app.ctx.page_values["notice"] = _notice


def back_to(request: Request, to: str, **query: str) -> HTTPResponse:
    """Lead on to the page that a form names; to the overview if it is not one of ours."""
    asked = urlsplit(own_address(to))
    pairs = [pair for pair in parse_qsl(asked.query) if pair[0] not in OWN]
    own = {"lang": page_language(request).value, **query}
    return redirect(f"{asked.path}?{urlencode([*pairs, *own.items()])}", status=303)


def own_address(sent: str) -> str:
    """An address of ours as it was sent; the overview if it is another site's."""
    plain = sent.replace("\\", "/")
    try:
        asked = urlsplit(plain)
    except ValueError:
        return "/"
    ours = not asked.scheme and not asked.netloc and re.match(r"/(?!/)", asked.path)
    return plain if ours and plain.isprintable() else "/"


def here(request: Request) -> str:
    """This page with its query, without what only its notice said."""
    query = [(k, v) for k, v in request.get_query_args() if k not in OWN]
    return f"{request.path}?{urlencode(query)}" if query else request.path


def _notice(request: Request) -> Notice | None:
    count, batch = _number(request.args.get("count", "")), _batch(request.args.get("undo", ""))
    key = _key(request.app.ctx.words, request.args.get("done", ""), count)
    if not key or request.method != "GET":
        return None
    undo = f"{UNDO}?lang={page_language(request).value}" if batch else ""
    return Notice(key, count, undo, batch, here(request), csrf_token(request))


def _key(words: Words, said: str, count: int) -> str:
    """The key of the text; empty if there is none."""
    topic, dot, name = said.partition(".")
    key = f"{topic}.done_{name}" if dot else f"done.{said}"
    if count == 1 and words.has(f"{key}_one"):
        return f"{key}_one"
    return key if words.has(key) else ""


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 0


def _batch(asked: str) -> str:
    try:
        return str(UUID(asked))
    except ValueError:
        return ""
