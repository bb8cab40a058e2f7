"""The first page: what waits for me."""

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import EVERY_ROLE, requires
from bot.console.overview import read_overview
from bot.console.page import account_of, show
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.safeguarding import safeguarding_lane
from bot.vocabulary import Role

routes = Blueprint("dashboard")
REVIEWERS = frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})


@routes.get("/", name="show")
@requires(*EVERY_ROLE)
async def show_dashboard(request: Request) -> HTTPResponse:
    """Each role sees its own part."""
    role, reader = account_of(request).role, reader_of(request)
    overview = await read(request, read_overview, reader=reader) if role in REVIEWERS else None
    lane = None
    if role is Role.SAFEGUARDING_LEAD:
        lane = await read(request, safeguarding_lane, reader=reader)
    return show(request, "dashboard.html", overview=overview, lane=lane, now=now_utc())
