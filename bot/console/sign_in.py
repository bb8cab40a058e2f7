"""Sign in and out."""

from sanic import Blueprint, HTTPResponse, Request

from bot.accounts.change_password import keep_rehashed
from bot.accounts.passwords import hash_is_old, hash_password, password_fits
from bot.accounts.sign_in import account_for_token, open_sign_in, sign_out
from bot.accounts.tries import SignInTry, begin_try, forget_tries
from bot.console.access import EVERY_ROLE, open_to_anyone, requires
from bot.console.browser import (
    BEFORE_SIGN_IN,
    before_sign_in,
    clear_cookie,
    read_cookie,
    write_cookie,
)
from bot.console.notices import back_to
from bot.console.page import see_other, show
from bot.console.work import hashing, now_utc, read, write
from bot.errors import SignInRefused
from bot.vocabulary import Language
from bot.web.types import form_value

routes = Blueprint("sign_in")


@routes.get("/sign-in", name="form")
@open_to_anyone
async def form(request: Request) -> HTTPResponse:
    """The form; the first visit gets the cookie that ties the form to the browser."""
    if request.ctx.signed_in is not None:
        return back_to(request, request.args.get("to", ""))
    sent = {"to": request.args.get("to", ""), "chosen": request.args.get("lang", "")}
    if read_cookie(request).startswith(BEFORE_SIGN_IN):
        return show(request, "sign_in.html", refused=False, name="", **sent)
    request.ctx.new_cookie = before_sign_in()
    response = show(request, "sign_in.html", refused=False, name="", **sent)
    write_cookie(request, response, request.ctx.new_cookie)
    return response


@routes.post("/sign-in", name="enter")
@open_to_anyone
async def enter(request: Request) -> HTTPResponse:
    """Sign in; whatever was wrong, the answer is the same."""
    name, password = form_value(request, "name"), form_value(request, "password")
    sent = {"to": form_value(request, "to"), "chosen": form_value(request, "chosen")}
    try:
        token = await _sign_in(request, name=name, password=password)
    except SignInRefused:
        return show(request, "sign_in.html", 401, refused=True, name=name[:80], **sent)
    response = back_to(request, sent["to"], lang=await _language(request, token, sent["chosen"]))
    write_cookie(request, response, token)
    return response


@routes.post("/sign-out", name="leave")
@requires(*EVERY_ROLE)
async def leave(request: Request) -> HTTPResponse:
    """End this sign-in; the token opens nothing from here on."""
    signed_in = request.ctx.signed_in
    await write(
        request,
        sign_out,
        sign_in_id=signed_in.sign_in_id,
        account_id=signed_in.account.id,
        now=now_utc(),
    )
    response = see_other(request, "/sign-in", done="signed_out")
    clear_cookie(request, response)
    return response


async def _sign_in(request: Request, *, name: str, password: str) -> str:
    """The same steps for every name: count, compare, and only then tell."""
    attempt = await write(request, begin_try, name=name, now=now_utc())
    fits = await hashing(request, password_fits, attempt.password_hash, password)
    if attempt.account_id is None or not attempt.allowed or not fits:
        raise SignInRefused
    await write(request, forget_tries, name=name)
    await _rehash(request, attempt, password)
    return await write(request, open_sign_in, account_id=attempt.account_id, now=now_utc())


async def _language(request: Request, token: str, chosen: str) -> str:
    """The language asked for at the form; else that of the account, whatever the browser says."""
    if chosen in (Language.EN.value, Language.CY.value):
        return chosen
    found = await read(request, account_for_token, token=token, now=now_utc())
    return str(found.account.language) if found else Language.EN.value


async def _rehash(request: Request, attempt: SignInTry, password: str) -> None:
    """Hash anew if the parameters have changed since the password was set."""
    if hash_is_old(attempt.password_hash):
        anew = await hashing(request, hash_password, password)
        await write(request, keep_rehashed, account_id=attempt.account_id, password_hash=anew)
