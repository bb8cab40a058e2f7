"""The live room of a session, as its host finds it: who is here, how to come in, what is left."""

import asyncio
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import raw

from bot.console.access import requires, unattended
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, HOSTS, hosted_plan
from bot.console.sessions_prints import STYLE_ADDRESS
from bot.console.sessions_room_address import door_of, only_here, qr_of
from bot.console.work import now_utc, read
from bot.sessions.prints.files import PrintFormat, PrintKind, PrintOrder, make_print
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.reading import printed_plan
from bot.sessions.room.host_page import HostRoom, host_room
from bot.sessions.room.passes import passes_of
from bot.store.tables.session_terms import Surface
from bot.web.language import page_language

routes = Blueprint("session_room")
SCREENS = (Surface.PROJECTOR, Surface.CHAIR, Surface.MODERATOR, Surface.SCRIBE)


@routes.get(f"{CHANGE}/room", name="show")
@requires(*HOSTS)
async def show_room(request: Request, session_id: UUID) -> HTTPResponse:
    """The room as it is: not open yet, open, or closed."""
    plan = await hosted_plan(request, session_id)
    room = await room_of_host(request, session_id)
    given: dict[str, Any] = {"plan": plan, "room": room, "spoken": page_language(request)}
    if room is None:
        return show(request, "session_room_before.html", **given)
    if room.room.code is None:
        questions = {one.question_id: one for one in plan.questions}
        return show(request, "session_room_closed.html", questions=questions, **given)
    door = door_of(request, room.room.code)
    passes = await read(
        request, passes_of, session_id=session_id, actor=reader_of(request), now=now_utc()
    )
    return show(
        request,
        "session_room.html",
        door=door,
        qr=qr_of(door.url),
        only_here=only_here(request),
        passes=passes,
        screens=SCREENS,
        **given,
    )


@routes.get(f"{CHANGE}/room/now", name="now")
@unattended
@requires(*HOSTS)
async def show_now(request: Request, session_id: UUID) -> HTTPResponse:
    """The part of the page that changes by itself; once the room has closed, the whole page."""
    room = await room_of_host(request, session_id)
    if room is None or room.room.code is None:
        return see_other(request, f"/sessions/{session_id}/room")
    return show(request, "session_room_now.html", room=room)


@routes.get(f"{CHANGE}/room/poster", name="poster")
@requires(*HOSTS)
async def poster(request: Request, session_id: UUID) -> HTTPResponse:
    """The poster with the code; none of a rehearsal, for its code is not the code of the day."""
    found = await room_of_host(request, session_id)
    if found is None or found.room.code is None or found.room.rehearsal:
        raise NotFound("poster")
    try:
        file = PrintFormat(request.args.get("format") or PrintFormat.HTML)
        edition = Edition(request.args.get("edition") or Edition.BOTH)
    except ValueError as error:
        raise NotFound("poster") from error
    order = PrintOrder(
        edition=edition,
        large=request.args.get("large") == "yes",
        door=door_of(request, found.room.code),
        style_address=STYLE_ADDRESS,
    )
    plan = await read(request, printed_plan, session_id=session_id, reader=reader_of(request))
    made = await asyncio.to_thread(make_print, plan, PrintKind.POSTER, file, order)
    shown = "inline" if file is PrintFormat.HTML else "attachment"
    headers = {"content-disposition": f'{shown}; filename="{made.name}"'}
    return raw(made.content, content_type=made.mime, headers=headers)


async def is_rehearsed(request: Request, session_id: UUID) -> bool:
    """Whether a rehearsal of this session goes on. Raises: SessionNotFound."""
    found = await room_of_host(request, session_id)
    return found is not None and found.room.rehearsal


async def room_of_host(request: Request, session_id: UUID) -> HostRoom | None:
    """The room of a session, for whoever may host it. Raises: SessionNotFound."""
    found: HostRoom | None = await read(
        request, host_room, session_id=session_id, actor=reader_of(request)
    )
    return found
