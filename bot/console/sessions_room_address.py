"""Where people open a live room: the public site's address as a link, in print, as a QR code."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from sanic import Request

from bot.sessions.prints.poster import qr_svg
from bot.sessions.prints.printed import PrintedDoor


def public_address(request: Request) -> str:
    """The public site's address, without a slash at its end.

    Where none is set, it is on the machine that the console was asked at, on its own port.
    """
    settings = request.app.ctx.settings
    if settings.public_url:
        return str(settings.public_url).rstrip("/")
    name = request.server_name
    host = f"[{name}]" if ":" in name and not name.startswith("[") else name
    return f"http://{host}:{settings.public_port}"


def door_of(request: Request, code: str) -> PrintedDoor:
    """How people come into the room of this code."""
    url = f"{public_address(request)}/j/{code}"
    return PrintedDoor(code=code, url=url, short=url.split("://", 1)[1])


def link_of(request: Request, token: str) -> str:
    """The one-time link that opens a screen."""
    return f"{public_address(request)}/room/open/{token}"


def only_here(request: Request) -> bool:
    """Whether no other device can open the public site's address: it is this machine's own."""
    name = urlsplit(public_address(request)).hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def qr_of(url: str) -> Any:
    """The QR code of an address, to stand in a page."""
    return Markup(qr_svg(url))  # made of numbers alone: the address is drawn, not written
