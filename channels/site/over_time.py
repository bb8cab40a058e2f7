"""The seven boards over time, for everybody: public numbers, in the order of the alphabet."""

from datetime import UTC, datetime

from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.report.over_time import over_time
from bot.sessions.report.overview import overview
from bot.web.language import page_language
from bot.web.pages import render
from channels.replies import Replies

boards_over_time = Blueprint("boards_over_time")


@boards_over_time.get("/boards/over-time", name="show", strict_slashes=False)
async def show_boards_over_time(request: Request) -> HTTPResponse:
    """What each board was asked, how that was judged, and what it promised, by half-year."""
    replies: Replies = request.app.ctx.gate.eraser.replies
    found = await replies.read(overview, now=datetime.now(UTC))
    return render(request, "over_time.html", told=over_time(found, page_language(request)))
