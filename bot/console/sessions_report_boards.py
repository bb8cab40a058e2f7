"""The seven boards over time: in the order of the alphabet, and never ranked."""

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.console.sessions_forms import READERS
from bot.console.work import now_utc, read
from bot.sessions.report.over_time import over_time
from bot.sessions.report.overview import overview
from bot.web.language import page_language

routes = Blueprint("boards_over_time")


@routes.get("/boards-over-time", name="show", strict_slashes=False)
@requires(*READERS)
async def show_boards(request: Request) -> HTTPResponse:
    """What each board was asked, how that was judged, and what it promised, by half-year."""
    found = await read(request, overview, now=now_utc())
    told = over_time(found, page_language(request))
    return show(request, "boards_over_time_staff.html", told=told)
