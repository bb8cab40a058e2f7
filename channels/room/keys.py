"""Keys of people and screens in a room: one cookie each, for the pages of rooms only."""

from sanic import HTTPResponse, Request

from bot.errors import BotError
from bot.store.tables.session_terms import Surface
from bot.web.csrf import check_form, mint_token

PATH = "/room"
LIFE = {Surface.PARTICIPANT: 24 * 60 * 60}  # seconds; no room is open for longer
HOST_LIFE = 12 * 60 * 60  # as long as a pass


def key_of(request: Request, surface: Surface) -> str:
    """The key this browser holds for a screen; "" if it has none."""
    return request.cookies.get(_name(request, surface)) or ""


def keep_key(request: Request, response: HTTPResponse, surface: Surface, key: str) -> HTTPResponse:
    """Give the browser its key."""
    return _set(request, response, surface, key, LIFE.get(surface, HOST_LIFE))


def drop_key(request: Request, response: HTTPResponse, surface: Surface) -> HTTPResponse:
    """Take the key away."""
    return _set(request, response, surface, "", 0)


def form_token(request: Request, surface: Surface) -> str:
    """A token for the forms of this screen; "" for whoever has no key."""
    key = key_of(request, surface)
    return mint_token(request.app.ctx.settings.secret_key, key) if key else ""


def checked_key(request: Request, surface: Surface, refused: type[BotError]) -> str:
    """The key of whoever sent a form of this screen. Raises: FormExpired; `refused`: no key."""
    key = key_of(request, surface)
    if not key:
        raise refused
    check_form(request, key)
    return key


def _set(
    request: Request, response: HTTPResponse, surface: Surface, value: str, life: int
) -> HTTPResponse:
    secure = request.app.ctx.settings.secure_cookies
    response.add_cookie(
        _name(request, surface), value, max_age=life, path=PATH, httponly=True, secure=secure,
        samesite="Lax", host_prefix=False,
    )  # fmt: skip
    return response


def _name(request: Request, surface: Surface) -> str:
    secure = request.app.ctx.settings.secure_cookies
    return f"__Secure-room-{surface.value}" if secure else f"room-{surface.value}"
