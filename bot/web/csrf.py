"""Tokens that show a form was sent from our own page.

A token is signed, timed, and bound to what only that browser holds: the sign-in of a staff
account, or the cookie of the question form.
"""

from itsdangerous import BadData, URLSafeTimedSerializer
from sanic import Request

from bot.errors import NotAllowed
from bot.web.types import form_value

FIELD = "csrf"
MAX_AGE = 12 * 60 * 60  # seconds; as long as the longest sign-in


class FormExpired(NotAllowed):
    """The form's token is missing, foreign or too old."""

    code = "form_expired"


def mint_token(secret_key: str, bound_to: str) -> str:
    """A token for forms of the holder of `bound_to` (a secret, never shown in the token)."""
    serializer = URLSafeTimedSerializer(secret_key, salt=_salt(bound_to))
    return str(serializer.dumps("form"))


def check_token(secret_key: str, token: str, bound_to: str) -> None:
    """Accept the token of that holder, or raise FormExpired."""
    if not bound_to:
        raise FormExpired
    try:
        URLSafeTimedSerializer(secret_key, salt=_salt(bound_to)).loads(token, max_age=MAX_AGE)
    except BadData as error:
        raise FormExpired from error


def check_form(request: Request, bound_to: str) -> None:
    """Check where a form was sent from, and its token; raise FormExpired.

    Args: bound_to: the sign-in or cookie the form belongs to; "" is refused.
    """
    check_origin(request)
    token = form_value(request, FIELD) or request.headers.get("x-csrf-token", "")
    check_token(request.app.ctx.settings.secret_key, str(token), bound_to)


def check_origin(request: Request) -> None:
    """Refuse a form that a browser says comes from another site; raise FormExpired."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise FormExpired


def _salt(bound_to: str) -> str:
    return "form:" + bound_to
