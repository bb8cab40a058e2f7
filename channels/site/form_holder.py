"""Who is filling in the question form: a cookie for this form only, gone with it."""

import secrets
from dataclasses import dataclass

from sanic import HTTPResponse, Request

from bot.web.csrf import check_form, mint_token
from channels.state import conversation_id_of

LIFE = 30 * 60  # seconds, as long as a draft


@dataclass(frozen=True, slots=True)
class FormHolder:
    """The browser that holds the form's cookie."""

    token: str
    is_new: bool

    @property
    def conversation_id(self) -> str:
        """The id its draft is kept under."""
        return conversation_id_of("form:" + self.token)


def form_holder(request: Request) -> FormHolder:
    """The holder of this request's cookie, or a new one."""
    token = request.cookies.get(_name(request)) or ""
    if 32 <= len(token) <= 64:
        return FormHolder(token, is_new=False)
    return FormHolder(secrets.token_urlsafe(24), is_new=True)


def checked_holder(request: Request) -> FormHolder:
    """The holder of a form that was sent; raises FormExpired for a missing or foreign token."""
    holder = form_holder(request)
    check_form(request, "" if holder.is_new else holder.token)
    return holder


def form_token(request: Request, holder: FormHolder) -> str:
    """The token for the holder's next form."""
    return mint_token(request.app.ctx.settings.secret_key, holder.token)


def keep_cookie(request: Request, response: HTTPResponse, holder: FormHolder) -> HTTPResponse:
    """Set the cookie anew, so that it lives as long as the draft."""
    _set(request, response, holder.token, LIFE)
    return response


def drop_cookie(request: Request, response: HTTPResponse) -> HTTPResponse:
    """Take the cookie away."""
    _set(request, response, "", 0)
    return response


def _set(request: Request, response: HTTPResponse, value: str, life: int) -> None:
    secure = request.app.ctx.settings.secure_cookies
    response.add_cookie(
        _name(request), value, max_age=life, path="/", httponly=True, secure=secure,
        samesite="Lax", host_prefix=False,
    )  # fmt: skip


def _name(request: Request) -> str:
    return "__Host-form" if request.app.ctx.settings.secure_cookies else "form"
