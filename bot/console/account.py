"""My account: where I am signed in, and my language."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.accounts.account import set_language
from bot.accounts.sign_in import end_other_sign_ins, list_sign_ins, sign_out
from bot.console.access import EVERY_ROLE, requires
from bot.console.page import account_of, see_other, show
from bot.console.work import now_utc, read, write
from bot.errors import BadInput
from bot.vocabulary import Language
from bot.web.types import form_value

routes = Blueprint("account", url_prefix="/account")


@routes.get("/", name="show", strict_slashes=False)
@requires(*EVERY_ROLE)
async def show_account(request: Request) -> HTTPResponse:
    """Who I am here, and every browser I am signed in with."""
    mine = await read(request, list_sign_ins, account_id=account_of(request).id, now=now_utc())
    current = request.ctx.signed_in.sign_in_id
    return show(request, "account.html", sign_ins=mine, current=current)


@routes.post("/language", name="language")
@requires(*EVERY_ROLE)
async def keep_language(request: Request) -> HTTPResponse:
    """Keep the language I want my pages in."""
    wanted = form_value(request, "wanted")
    if wanted not in (Language.EN.value, Language.CY.value):
        raise BadInput("language")
    await write(request, set_language, account_id=account_of(request).id, language=Language(wanted))
    return see_other(request, "/account", done="language_kept", lang=wanted)


@routes.post("/sign-ins/<sign_in_id:uuid>/end", name="end_sign_in")
@requires(*EVERY_ROLE)
async def end_sign_in(request: Request, sign_in_id: UUID) -> HTTPResponse:
    """End one of my sign-ins; somebody else's is left alone."""
    await write(
        request,
        sign_out,
        sign_in_id=sign_in_id,
        account_id=account_of(request).id,
        now=now_utc(),
    )
    return see_other(request, "/account", done="sign_in_ended")


@routes.post("/sign-ins/end-others", name="end_others")
@requires(*EVERY_ROLE)
async def end_others(request: Request) -> HTTPResponse:
    """End all my sign-ins but this one."""
    signed_in = request.ctx.signed_in
    await write(
        request,
        end_other_sign_ins,
        sign_in_id=signed_in.sign_in_id,
        account_id=signed_in.account.id,
        now=now_utc(),
    )
    return see_other(request, "/account", done="others_ended")
