"""The moderator's screen: what waits, the oldest first, one question opened; lists; people."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput
from bot.sessions.room.participants import ParticipantLine
from bot.sessions.room.passes import PassView
from bot.sessions.room.screen_parts import ModeratedQuestion
from bot.sessions.surfaces.moderator import ModeratorPage, moderator_page, people_page
from bot.store.tables.session_terms import Surface
from bot.web.language import page_language
from bot.web.pages import render
from channels.room.host_news import serve_news
from channels.room.hosts import shows
from channels.room.keys import form_token
from channels.room.moderator_words import clock, line_of, opened_values, return_reasons
from channels.room.work import read

moderator = Blueprint("room_moderator", url_prefix="/room/moderator")
ME = Surface.MODERATOR
HERE = "/room/moderator"
LISTS = ("approved", "parked", "merged", "returned")
TYPED = ("text_other", "note", "reason")
LINES = 20  # questions of a list on one page
PEOPLE = 40  # participants on one page
DONE = frozenset(
    "approved translated returned flagged parked unparked merged unmerged removed".split()
)
serve_news(moderator, ME)


@moderator.get("/", name="page", strict_slashes=False)
@shows(ME)
async def show_page(request: Request, host: PassView) -> HTTPResponse:
    """What waits, or one of the lists; with `question`, that one opened."""
    listed = request.args.get("list") or ""
    if listed and listed not in LISTS:
        raise BadInput("list")
    asked = _asked_for(request)
    given = {"host": host, "question_id": asked, "opens": not listed}
    page: ModeratorPage = await read(request, moderator_page, **given)
    gone = asked is not None and page.opened is None
    status, wrong = (404, "gone") if gone else (200, "")
    return moderator_shown(request, page, status=status, listed=listed, wrong_key=wrong)


@moderator.get("/people", name="people")
@shows(ME)
async def show_people(request: Request, host: PassView) -> HTTPResponse:
    """Everybody who has joined, by number."""
    page, lines = await read(request, people_page, host=host)
    return render(
        request,
        "room_moderator_people.html",
        **frame_values(request, page),
        **paged(request, lines, PEOPLE),
        people=[_person(one) for one in part_of(request, lines, PEOPLE)],
        tab="people",
    )


def moderator_shown(
    request: Request,
    page: ModeratorPage,
    *,
    status: int = 200,
    listed: str = "",
    wrong_key: str = "",
    wrong: str = "",
    typed: dict[str, str] | None = None,
) -> HTTPResponse:
    """The screen; after a form that was refused, with what was typed in it."""
    rows: tuple[ModeratedQuestion, ...] = getattr(page.screen, listed or "waiting")
    opened = opened_values(request, page.opened)
    if not listed and opened:
        rows = tuple(one for one in rows if str(one.question_id) != opened["id"])
    values = {
        **frame_values(request, page),
        **paged(request, rows, LINES),
        "tab": listed or "waiting",
        "lines": [line_of(one) for one in part_of(request, rows, LINES)],
        "opened": opened,
        "reasons": return_reasons(request),
        "typed": typed or dict.fromkeys(TYPED, ""),
        "wrong_key": wrong_key,
        "wrong": wrong,
    }
    return render(request, "room_moderator.html", status=status, **values)


def frame_values(request: Request, page: ModeratorPage) -> dict[str, Any]:
    """What stands on each of a moderator's pages."""
    shown, language = page.screen, page_language(request)
    done = request.args.get("done") or ""
    request.ctx.form_page = HERE
    return {
        "csrf": form_token(request, ME),
        "event": shown.event,
        "screen": "moderator",
        "live_page": request.method == "GET",
        "title": shown.heading.title(language),
        "contact": shown.heading.contact(language),
        "room": shown.room,
        "made_up": shown.heading.made_up,
        "counts": {one: len(getattr(shown, one)) for one in ("waiting", *LISTS)},
        "vote_open": page.vote_open,
        "done": done if done in DONE else "",
    }


def paged(request: Request, rows: tuple[Any, ...], most: int) -> dict[str, int]:
    """Which page of a list it is, and those before and after it; 0: there is none."""
    number = _page_number(request)
    return {
        "page": number,
        "before": number - 1,
        "after": number + 1 if number * most < len(rows) else 0,
    }


def part_of(request: Request, rows: tuple[Any, ...], most: int) -> tuple[Any, ...]:
    """The rows of the page that was asked for."""
    start = (_page_number(request) - 1) * most
    return rows[start : start + most]


def _page_number(request: Request) -> int:
    said = request.args.get("page") or "1"
    return max(1, int(said)) if said.isdecimal() and len(said) < 5 else 1


def _person(line: ParticipantLine) -> dict[str, Any]:
    return {
        "id": str(line.participant_id),
        "number": line.number,
        "device": line.device.value,
        "people": line.people,
        "at": clock(line.joined_at),
        "removed": line.removed,
    }


def _asked_for(request: Request) -> UUID | None:
    said = request.args.get("question")
    if not said:
        return None
    try:
        return UUID(said)
    except ValueError as error:
        raise BadInput("question") from error
