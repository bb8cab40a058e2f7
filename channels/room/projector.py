"""The screen in the hall: both languages at once, and nothing that nobody has approved."""

from collections.abc import Awaitable, Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.prints.poster import qr_svg
from bot.sessions.room.faults import PassRefused
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.projector import ProjectorPage, projector_page
from bot.store.tables.session_terms import Surface
from bot.web.pages import render
from channels.room.clock import clock_of, in_milliseconds
from channels.room.host_news import serve_news
from channels.room.hosts import shows
from channels.room.projector_scenes import scene_values
from channels.room.twins import Twin, twin_of, twin_speaker
from channels.room.work import now_utc, read
from channels.site.own_address import own_address

projector = Blueprint("room_projector", url_prefix="/room/projector")
ME = Surface.PROJECTOR
REFUSED = 401
serve_news(projector, ME)


def calm(handler: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Show a hall whose meeting is over a quiet page, and no error."""

    @wraps(handler)
    async def handle(request: Request, **given: Any) -> Any:
        try:
            return await handler(request, **given)
        except PassRefused:
            say = twin_speaker(request)
            return render(request, "room_projector_over.html", status=REFUSED, say=say)

    return handle


@projector.get("/", name="page", strict_slashes=False)
@calm
@shows(ME)
async def show_page(request: Request, *, host: PassView) -> HTTPResponse:
    """What the hall sees now."""
    found: ProjectorPage = await read(request, projector_page, host=host, now=now_utc())
    return render(request, "room_projector.html", **page_values(request, found))


def page_values(request: Request, found: ProjectorPage) -> dict[str, Any]:
    """Everything the screen shows, put into words of both languages."""
    screen, say, now = found.screen, twin_speaker(request), now_utc()
    return {
        "say": say,
        "scene": found.scene,
        "event": screen.event,
        "now": in_milliseconds(now),
        "title": twin_of(screen.heading.title),
        "made_up": screen.heading.made_up,
        "rehearsal": screen.room.rehearsal,
        "item": twin_of(screen.item.title) if screen.item else Twin("", ""),
        "clock": clock_of(screen.item, now),
        "people": screen.here.people,
        **_door(request, screen.room.code or ""),
        **scene_values(found, say),
    }


def _door(request: Request, code: str) -> dict[str, Any]:
    """How people come in."""
    own = own_address(request)
    url = f"{own}/j/{code}"
    return {
        "code": code,
        "spoken_code": " ".join(code),
        "short": url.split("://", 1)[-1],
        "only_here": bool(code) and leads_to_itself(own),
        # Made of numbers alone: the address is drawn, not written.
        "qr": Markup(qr_svg(url)) if code else "",
    }


def leads_to_itself(address: str) -> bool:
    """Whether an address leads to the computer that opens it, so that no phone comes here by it."""
    name = urlsplit(address).hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
