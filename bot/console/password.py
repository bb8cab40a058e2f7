"""Change my password: the old one first; a new sign-in, and no other."""

from sanic import Blueprint, HTTPResponse, Request

from bot.accounts.change_password import keep_password
from bot.accounts.passwords import (
    PasswordRefused,
    check_new_password,
    hash_password,
    password_fits,
)
from bot.accounts.tries import begin_try, forget_tries
from bot.console.access import EVERY_ROLE, requires
from bot.console.browser import write_cookie
from bot.console.page import account_of, see_other, show
from bot.console.work import hashing, now_utc, write
from bot.web.types import form_value

routes = Blueprint("password", url_prefix="/account/password")


@routes.get("/", name="form", strict_slashes=False)
@requires(*EVERY_ROLE)
async def form(request: Request) -> HTTPResponse:
    """The form."""
    return show(request, "password.html", wrong="")


@routes.post("/", name="change", strict_slashes=False)
@requires(*EVERY_ROLE)
async def change(request: Request) -> HTTPResponse:
    """Change it, or say what is wrong with it."""
    given = {key: form_value(request, key) for key in ("current", "new", "again")}
    wrong = await _what_is_wrong(request, **given)
    if wrong:
        return show(request, "password.html", 400, wrong=f"account.wrong_{wrong}")
    account = account_of(request)
    anew = await hashing(request, hash_password, given["new"])
    token = await write(
        request, keep_password, account_id=account.id, password_hash=anew, now=now_utc()
    )
    response = see_other(request, "/account", done="password_changed")
    write_cookie(request, response, token)
    return response


async def _what_is_wrong(request: Request, *, current: str, new: str, again: str) -> str:
    """Why the change is refused; empty if it is not. Tries count as at sign-in."""
    name = account_of(request).name
    if new != again:
        return "not_the_same"
    try:
        check_new_password(new, name=name)
    except PasswordRefused as error:
        return error.reason
    attempt = await write(request, begin_try, name=name, now=now_utc())
    fits = await hashing(request, password_fits, attempt.password_hash, current)
    if not attempt.allowed or not fits:
        return "current"
    await write(request, forget_tries, name=name)
    return ""
