"""What a session needs on paper: choose a sheet, a language and a kind of file."""

import asyncio
import secrets
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import raw

from bot.console.access import requires
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, READERS
from bot.console.work import read
from bot.sessions.planning.queries import session_plan
from bot.sessions.prints.files import (
    NotPrintable,
    PrintFormat,
    PrintKind,
    PrintOrder,
    formats,
    make_print,
)
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.reading import printed_plan
from bot.settings import ROOT
from bot.web.language import page_language

routes = Blueprint("session_prints")
STYLES = ROOT / "bot" / "sessions" / "prints" / "static" / "prints.css"
STYLE_ADDRESS = "/sessions/prints.css"
# A poster needs the code of an open room; it is printed where the room is opened.
SHEETS = tuple(kind for kind in PrintKind if kind is not PrintKind.POSTER)
COUNTED = {PrintKind.SLIPS: 20, PrintKind.DOTS: 4}  # how many at first
MOST = 200


@routes.get(f"{CHANGE}/prints", name="choose")
@requires(*READERS)
async def choose_print(request: Request, session_id: UUID) -> HTTPResponse:
    """Every sheet with what it is for."""
    plan = await read(request, session_plan, session_id=session_id, reader=reader_of(request))
    return show(
        request,
        "session_prints.html",
        plan=plan,
        sheets=[(kind, formats(kind), COUNTED.get(kind)) for kind in SHEETS],
        most=MOST,
        spoken=page_language(request),
    )


@routes.get(f"{CHANGE}/prints/<kind:str>", name="make")
@requires(*READERS)
async def make_sheet(request: Request, session_id: UUID, kind: str) -> HTTPResponse:
    """One sheet as a file; it is made apart, so that no other page waits for it."""
    try:
        sheet, file = PrintKind(kind), PrintFormat(_asked(request, "format", "html"))
        order = _order(request)
    except ValueError as error:
        raise NotFound(kind) from error
    given = {"session_id": session_id, "reader": reader_of(request)}
    plan = await read(request, printed_plan, **given)
    try:
        made = await asyncio.to_thread(make_print, plan, sheet, file, order)
    except NotPrintable as error:
        raise NotFound(kind) from error
    shown = "inline" if file is PrintFormat.HTML else "attachment"
    headers = {"content-disposition": f'{shown}; filename="{made.name}"'}
    return raw(made.content, content_type=made.mime, headers=headers)


@routes.get(STYLE_ADDRESS, name="styles")
@requires(*READERS)
async def styles(request: Request) -> HTTPResponse:
    """How the sheets look in a browser."""
    return raw(STYLES.read_bytes(), content_type="text/css; charset=utf-8")


def _order(request: Request) -> PrintOrder:
    """Raises: ValueError: nothing that can be ordered."""
    count = int(_asked(request, "count", "4"))
    if not 1 <= count <= MOST:
        raise ValueError(count)
    return PrintOrder(
        edition=Edition(_asked(request, "edition", Edition.BOTH.value)),
        large=_asked(request, "large", "") == "yes",
        slips=count,
        sheets=count,
        seed=secrets.token_hex(8),
        style_address=STYLE_ADDRESS,
    )


def _asked(request: Request, name: str, otherwise: str) -> str:
    return str(request.args.get(name) or otherwise)
