"""The host's screens: a one-time link from the console opens one, and its key stays in a cookie."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.room.faults import PassRefused, ScreenOver
from bot.sessions.room.passes import PassView, check_link, holder_of, use_pass
from bot.store.tables.session_terms import Surface
from bot.web.csrf import check_origin
from bot.web.pages import render
from channels.room.keys import checked_key, keep_key, key_of
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

hosts = Blueprint("room_hosts", url_prefix="/room/open")
Handler = Callable[..., Awaitable[Any]]


@hosts.get("/<token:str>", name="link")
async def show_link(request: Request, token: str) -> HTTPResponse:
    """Ask for one tap, so that no preview of a message uses the link up.

    A link that opens nothing says so at once.
    """
    await read(request, check_link, token=token, now=now_utc())
    return render(request, "room_open.html", token=token)


@hosts.post("/<token:str>", name="open")
async def open_screen(request: Request, token: str) -> HTTPResponse:
    """Open the screen on this device."""
    check_origin(request)
    now = now_utc()
    key = await write(request, use_pass, token=token, now=now)
    host: PassView = await read(request, holder_of, key=key, now=now)
    response = see_other(request, f"/room/{host.surface.value}")
    return keep_key(request, response, host.surface, key)


def shows(surface: Surface) -> Callable[[Handler], Handler]:
    """A page of this screen: its handler gets `host`. Raises: PassRefused."""
    return _with_host(surface, lambda request: key_of(request, surface))


def does(surface: Surface) -> Callable[[Handler], Handler]:
    """A form of this screen: its token is checked, its handler gets `host`. Raises: PassRefused."""
    return _with_host(surface, lambda request: checked_key(request, surface, PassRefused))


async def _holder(request: Request, key: str) -> PassView:
    try:
        host: PassView = await read(request, holder_of, key=key, now=now_utc())
    except PassRefused as error:
        if key:  # it was a screen once
            raise ScreenOver from error
        raise
    return host


def _with_host(surface: Surface, key: Callable[[Request], str]) -> Callable[[Handler], Handler]:
    def around(handler: Handler) -> Handler:
        @wraps(handler)
        async def handle(request: Request, **given: Any) -> Any:
            host = await _holder(request, key(request))
            if host.surface is not surface:
                raise PassRefused
            return await handler(request, host=host, **given)

        return handle

    return around
