"""Who may open what. A route says so with a decorator; one that says nothing answers nobody."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from sanic import HTTPResponse, Request, redirect

from bot.accounts.sign_in import SEEN_EVERY, SignedIn, account_for_token, note_seen
from bot.console.browser import BEFORE_SIGN_IN, read_cookie
from bot.console.connection import check_connection
from bot.console.work import now_utc, read, write
from bot.errors import NotAllowed
from bot.vocabulary import Role
from bot.web.csrf import check_form
from bot.web.types import App

Handler = TypeVar("Handler", bound=Callable[..., Any])
EVERY_ROLE = frozenset(Role)
ANYONE: frozenset[Role] = frozenset()
STATIC = "console.static"  # of bot.web; style sheets hold no secrets


def requires(*roles: Role) -> Callable[[Handler], Handler]:
    """Declare which roles may use a route."""

    def declare(handler: Handler) -> Handler:
        handler.roles = frozenset(roles)  # type: ignore[attr-defined]
        return handler

    return declare


def open_to_anyone(handler: Handler) -> Handler:
    """Declare that a route needs no sign-in."""
    handler.roles = ANYONE  # type: ignore[attr-defined]
    return handler


def unattended(handler: Handler) -> Handler:
    """Declare that pages ask this by themselves: it does not start the idle time of a sign-in anew.

    Else whoever leaves such a page open would stay signed in.
    """
    handler.unattended = True  # type: ignore[attr-defined]
    return handler


def roles_of(request: Request) -> frozenset[Role] | None:
    """The roles a request's route declares; None if it declares nothing."""
    if request.route is None:
        return None
    if is_static(request):
        return ANYONE
    declared: frozenset[Role] | None = getattr(request.route.handler, "roles", None)
    return declared


def is_static(request: Request) -> bool:
    """True for style sheets and pictures: they are the same for everybody."""
    return request.route is not None and request.route.name == STATIC


def guard(app: App) -> None:
    """Check connection, sign-in, role and form token of a request before its handler runs."""

    @app.on_request
    async def check(request: Request) -> HTTPResponse | None:
        request.ctx.signed_in = None
        if not is_static(request):
            check_connection(request)
            request.ctx.signed_in = await _signed_in(request)
        if request.route is None:
            return None  # nothing will run but the page that says so
        roles = roles_of(request)
        if roles is None:
            raise NotAllowed
        if roles and request.ctx.signed_in is None:
            return redirect(_to_sign_in(request), status=303)
        if roles and request.ctx.signed_in.account.role not in roles:
            raise NotAllowed
        if request.method not in ("GET", "HEAD"):
            check_form(request, form_secret(request))
        return _in_own_language(request)


def form_secret(request: Request) -> str:
    """What the tokens of this browser's forms are bound to; empty if it holds nothing."""
    signed_in: SignedIn | None = request.ctx.signed_in
    if signed_in is not None:
        return signed_in.csrf_secret
    cookie = getattr(request.ctx, "new_cookie", "") or read_cookie(request)
    return cookie if cookie.startswith(BEFORE_SIGN_IN) else ""


async def _signed_in(request: Request) -> SignedIn | None:
    token = read_cookie(request)
    if not token or token.startswith(BEFORE_SIGN_IN):
        return None
    now = now_utc()
    found = await read(request, account_for_token, token=token, now=now)
    if found is not None and now - found.seen_at >= SEEN_EVERY and _somebody_is_there(request):
        await write(request, note_seen, sign_in_id=found.sign_in_id, now=now)
    return found


def _somebody_is_there(request: Request) -> bool:
    return request.route is None or not getattr(request.route.handler, "unattended", False)


def _to_sign_in(request: Request) -> str:
    """The sign-in form, in the language asked for, which leads on to the page asked for."""
    language = request.args.get("lang")
    parts = {"lang": language} if language else {}
    if request.method == "GET" and request.path != "/":
        query = [(name, value) for name, value in request.get_query_args() if name != "lang"]
        parts["to"] = f"{request.path}?{urlencode(query)}" if query else request.path
    return f"/sign-in?{urlencode(parts)}" if parts else "/sign-in"


def _in_own_language(request: Request) -> HTTPResponse | None:
    """Lead an address without a language, as a colleague sends it, to the reader's own."""
    signed_in: SignedIn | None = request.ctx.signed_in
    if signed_in is None or request.method != "GET" or "lang" in request.args:
        return None
    query = f"{request.query_string}&" if request.query_string else ""
    language = signed_in.account.language
    return redirect(f"{request.path}?{query}lang={language}", status=303)
