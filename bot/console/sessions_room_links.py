"""Links that open the host's screens: made here, shown once, and taken back here."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, HOSTS, hosted_plan
from bot.console.sessions_room import SCREENS
from bot.console.sessions_room_address import link_of, only_here, qr_of
from bot.console.work import now_utc, write
from bot.errors import BadInput
from bot.sessions.room.passes import PASS_TIME, make_pass, revoke_pass
from bot.store.tables.session_terms import Surface
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_room_links")


@routes.post(f"{CHANGE}/room/links", name="make")
@requires(*HOSTS)
async def make_link(request: Request, session_id: UUID) -> HTTPResponse:
    """Make a link and show it: in this answer alone, in no address and in no cookie."""
    request.ctx.form_page = f"/sessions/{session_id}/room"
    surface, now = _surface(request), now_utc()
    plan = await hosted_plan(request, session_id)
    token = await write(
        request,
        make_pass,
        session_id=session_id,
        surface=surface,
        actor=reader_of(request),
        now=now,
    )
    link = link_of(request, token)
    return show(
        request,
        "session_room_link.html",
        plan=plan,
        surface=surface,
        link=link,
        qr=qr_of(link),
        until=now + PASS_TIME,
        only_here=only_here(request),
        spoken=page_language(request),
    )


@routes.post(f"{CHANGE}/room/links/<pass_id:uuid>/take-back", name="take_back")
@requires(*HOSTS)
async def take_back(request: Request, session_id: UUID, pass_id: UUID) -> HTTPResponse:
    """Take a link back; the screen it opened shows nothing more."""
    request.ctx.form_page = f"/sessions/{session_id}/room"
    await write(
        request,
        revoke_pass,
        session_id=session_id,
        pass_id=pass_id,
        actor=reader_of(request),
        now=now_utc(),
    )
    return see_other(request, f"/sessions/{session_id}/room", done="session_room.link_gone")


def _surface(request: Request) -> Surface:
    """Raises: BadInput: no screen of a host."""
    sent = form_value(request, "surface")
    if sent not in {one.value for one in SCREENS}:
        raise BadInput("surface")
    return Surface(sent)
