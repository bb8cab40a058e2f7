"""Question slips: typed in as they were written, looked through, and given their receipt once."""

from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BotError
from bot.sessions.prints.slip_codes import read_slip_code
from bot.sessions.room.asking import Asking
from bot.sessions.room.faults import NotInRehearsal, RoomInputInvalid
from bot.sessions.room.passes import PassView
from bot.sessions.room.slips import SlipView, type_slip
from bot.sessions.surfaces.moderator import ModeratorPage, moderator_page
from bot.sessions.surfaces.paper import SlipReview, review_slip
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Language, Level
from bot.web.errors import problem_of
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.hosts import does, shows
from channels.room.moderator import frame_values
from channels.room.not_lost import host_says, keeps
from channels.room.work import now_utc, read, write
from channels.site.say import speaker

paper = Blueprint("room_paper", url_prefix="/room/moderator/paper")
ME = Surface.MODERATOR
HERE = "/room/moderator/paper"
KEEP_IN = "keep_in"


@paper.get("/", name="slip", strict_slashes=False)
@shows(ME)
async def show_slip(request: Request, host: PassView) -> HTTPResponse:
    """An empty slip to type in."""
    return await _form(request, host)


@paper.post("/", name="type", strict_slashes=False)
@keeps(HERE, "text", "slip")
@does(ME)
async def take_slip(request: Request, host: PassView) -> HTTPResponse:
    """Keep it at once if there is nothing to decide; otherwise show first what is found."""
    try:
        review = review_slip(_asking(request))
        _check_code(request)
        if review.needs_a_look and form_value(request, "looked") != "yes":
            return await _review(request, host, review)
        given = {"slip": form_value(request, "slip"), "asking": _asking(request)}
        kept: SlipView = await write(request, type_slip, host=host, **given, now=now_utc())
    except StoreFailed:
        raise
    except BotError as error:
        return await _form(request, host, error)
    return await _kept(request, host, kept)


async def _form(request: Request, host: PassView, error: BotError | None = None) -> HTTPResponse:
    typed = {name: form_value(request, name) for name in ("slip", "text", "language", "publish")}
    own = isinstance(error, RoomInputInvalid) and str(error) == "slip"
    values: dict[str, Any] = {
        "typed": typed,
        "wrong": host_says(request, error) if error and not own else "",
        "own_code": own or form_value(request, "own_code") == "yes",
        "wrong_code": own,
        "urgent": isinstance(error, NotInRehearsal),
    }
    status = problem_of(error).status if error else 200
    return await _show(request, host, "room_paper.html", status=status, **values)


async def _review(request: Request, host: PassView, review: SlipReview) -> HTTPResponse:
    say = speaker(request)
    values: dict[str, Any] = {
        "typed": _asking(request),
        "slip": form_value(request, "slip"),
        "own_code": form_value(request, "own_code"),
        "kept": review.kept,
        "details": [
            (number, say(f"terms.found_{kind.value}"), words)
            for number, kind, words in review.details
        ],
        "risk": review.level is not Level.NONE,
    }
    return await _show(request, host, "room_paper_review.html", **values)


async def _kept(request: Request, host: PassView, kept: SlipView) -> HTTPResponse:
    receipt = kept.receipt
    flagged = receipt.level is not Level.NONE
    values: dict[str, Any] = {"slip": kept.slip, "code": receipt.code, "flagged": flagged}
    return await _show(request, host, "room_paper_kept.html", **values)


async def _show(
    request: Request, host: PassView, template: str, *, status: int = 200, **values: Any
) -> HTTPResponse:
    page: ModeratorPage = await read(request, moderator_page, host=host, opens=False)
    frame = {**frame_values(request, page), "tab": "paper", "live_page": False}
    request.ctx.form_page = HERE
    return render(request, template, status=status, **{**frame, **values})


def _check_code(request: Request) -> None:
    """Refuse a code that was not printed, unless somebody wrote it on the slip by hand.

    Raises: RoomInputInvalid.
    """
    printed = read_slip_code(form_value(request, "slip"))
    if printed is None and form_value(request, "own_code") != "yes":
        raise RoomInputInvalid("slip")


def _asking(request: Request) -> Asking:
    fields = map(str, request.form or ())
    numbers = (name.removeprefix("finding-") for name in fields if name.startswith("finding-"))
    kept_in = (one for one in numbers if form_value(request, f"finding-{one}") == KEEP_IN)
    welsh = form_value(request, "language") == Language.CY.value
    return Asking(
        text=form_value(request, "text"),
        language=Language.CY if welsh else Language.EN,
        publish=form_value(request, "publish") == "yes",
        kept_in=frozenset(int(one) for one in kept_in if one.isdecimal() and len(one) < 4),
    )
