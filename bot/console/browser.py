"""The one cookie: the token of a sign-in, or before that a random value for the form."""

import secrets

from sanic import HTTPResponse, Request

COOKIE = "staff"
SECURE_COOKIE = "__Host-staff"  # browsers hold such a cookie to https, this host and path /
BEFORE_SIGN_IN = "new."


def cookie_name(request: Request) -> str:
    """What the cookie is called on this installation."""
    return SECURE_COOKIE if request.app.ctx.settings.secure_cookies else COOKIE


def read_cookie(request: Request) -> str:
    """What the browser sent; empty if nothing."""
    return str(request.cookies.get(cookie_name(request)) or "")


def write_cookie(
    request: Request, response: HTTPResponse, value: str, *, max_age: int | None = None
) -> None:
    """Give the browser a new value; it keeps it until it is closed."""
    response.add_cookie(
        cookie_name(request),
        value,
        path="/",
        secure=bool(request.app.ctx.settings.secure_cookies),
        httponly=True,
        samesite="Strict",
        max_age=max_age,
    )


def clear_cookie(request: Request, response: HTTPResponse) -> None:
    """Take the value away from the browser."""
    write_cookie(request, response, "", max_age=0)


def before_sign_in() -> str:
    """A value for a browser that nobody is signed in with: it ties the form to that browser."""
    return BEFORE_SIGN_IN + secrets.token_urlsafe(32)
