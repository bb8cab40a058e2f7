"""The help lines that young people see, and when a person last checked each."""

import asyncio

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.console.work import now_utc
from bot.safety.confirmed import read_confirmation
from bot.safety.helpline_age import MOST_DAYS, check_helplines
from bot.vocabulary import Role

routes = Blueprint("help_lines", url_prefix="/help-lines")
READERS = (Role.COMMISSIONER_TEAM, Role.SAFEGUARDING_LEAD, Role.OPERATOR)


@routes.get("/", name="show", strict_slashes=False)
@requires(*READERS)
async def show_help_lines(request: Request) -> HTTPResponse:
    """What has to be checked, and how many are fine; `check-helplines` says the same."""
    folder = request.app.ctx.settings.var_dir
    confirmation = await asyncio.to_thread(read_confirmation, folder)
    report = check_helplines(now=now_utc(), confirmation=confirmation)
    return show(request, "help_lines.html", report=report, days=MOST_DAYS)
