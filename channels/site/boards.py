"""The seven boards: which is mine, and a page for each with what is known, dated and sourced."""

from datetime import UTC, datetime

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.boards.directory import boards as all_boards
from bot.questions.publication.board_page import board_page
from bot.vocabulary import Region
from bot.web.csrf import check_origin
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.boxes import box_card
from channels.replies import Replies
from channels.site.board_facts import board_facts
from channels.site.board_told import board_told
from channels.site.say import speaker
from channels.site.see_other import see_other
from channels.site.typed_places import find_region

boards = Blueprint("boards", url_prefix="/boards")

PROBLEMS = ("outside", "several", "unknown")


@boards.get("/", name="list", strict_slashes=False)
async def show_boards(request: Request) -> HTTPResponse:
    """All seven, and a way to find one's own."""
    return _list(request, str(request.args.get("place") or ""))


def _list(request: Request, problem: str = "") -> HTTPResponse:
    language = page_language(request)
    return render(
        request,
        "boards.html",
        boards=[
            {
                "region": str(board.region),
                "name": board.name(language),
                "councils": ", ".join(board.councils(language)),
            }
            for board in all_boards()
        ],
        problem=problem if problem in PROBLEMS else "",
    )


@boards.post("/", name="find", strict_slashes=False)
async def find(request: Request) -> HTTPResponse:
    """Go to the board of a typed place; what was typed is in no address."""
    check_origin(request)
    if box_card(request):
        return _list(request)
    region, problem = find_region(form_value(request, "place"))
    if region is None:
        return see_other(request, "/boards", place=problem)
    return see_other(request, f"/boards/{region}")


@boards.get("/<region:[a-z_]+>", name="board")
async def show_board(request: Request, region: str) -> HTTPResponse:
    """One board: who it is, its plan, how it listens, what was asked, promised and done."""
    if region not in set(map(str, Region)):
        raise NotFound("no such board")
    language, words, own = page_language(request), request.app.ctx.words, Region(region)
    told = await _replies(request).read(board_page, region=own, now=datetime.now(UTC))
    return render(
        request,
        "board.html",
        **board_facts(own, language),
        **board_told(told, language, words, speaker(request)),
    )


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.ctx.gate.eraser.replies
    return replies
