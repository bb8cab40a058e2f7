"""The chair's screen: what goes on now, what to do with it, and everything else one step away."""

from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.chair import ChairPage, chair_page
from bot.store.tables.session_terms import BallotState, Mode, Surface
from bot.vocabulary import Answered, Language, Progress
from bot.web.language import page_language
from bot.web.pages import render
from channels.room.chair_taking import problem_says
from channels.room.clock import clock_of, in_milliseconds
from channels.room.host_news import serve_news
from channels.room.hosts import shows
from channels.room.keys import form_token
from channels.room.work import now_utc, read
from channels.site.own_address import own_address

chair = Blueprint("room_chair", url_prefix="/room/chair")
ME = Surface.CHAIR
TOOLS = ("come", "ask", "vote", "panel")
BY_MODE = {
    None: "come",
    Mode.WELCOME: "come",
    Mode.GATHER: "ask",
    Mode.IMPROVE: "ask",
    Mode.VOTE: "vote",
    Mode.PANEL: "panel",
    Mode.RECORD: "panel",
    Mode.VERDICT: "panel",
}
serve_news(chair, ME)


@chair.get("/", name="page", strict_slashes=False)
@shows(ME)
async def show_page(request: Request, *, host: PassView) -> HTTPResponse:
    """What the chair sees now."""
    found: ChairPage = await read(request, chair_page, host=host)
    return render(request, "room_chair.html", **page_values(request, found))


def page_values(request: Request, found: ChairPage) -> dict[str, Any]:
    """Everything the screen shows."""
    screen, shared = found.screen, found.screen.shared
    language, now = page_language(request), now_utc()
    tools = _prominent(found)
    return {
        **frame_values(request, shared.heading.title(language), shared.room.rehearsal),
        "event": shared.event,
        "now": in_milliseconds(now),
        "room": shared.room,
        "made_up": shared.heading.made_up,
        "item": shared.item,
        "how": _how(found, language),
        "clock": clock_of(shared.item, now),
        "agenda": screen.agenda,
        "at": shared.item.position if shared.item else 0,
        "hidden": screen.hidden,
        "here": screen.here,
        "waiting": screen.waiting,
        "later": screen.later,
        "could_stand": found.could_stand,
        "approved": len(shared.questions),
        "can_undo": screen.can_undo,
        "counts_shown": shared.counts_shown,
        "tools": tools,
        "more": [one for one in TOOLS if one not in tools],
        "ballot": found.ballot,
        "closed": found.closed,
        "votes": _votes(found),
        "words_of": _words_of(found, language),
        "places": found.places,
        "answering": found.answering,
        "cards_for": found.cards_for,
        "listed": found.listed,
        "answered": list(Answered),
        "progress": list(Progress),
        "address_short": f"{own_address(request)}/j/{shared.room.code}".split("://", 1)[-1],
    }


def frame_values(request: Request, title: str, rehearsal: bool) -> dict[str, Any]:
    """What every page of the chair needs."""
    return {
        "title": title,
        "spoken": page_language(request),
        "csrf": form_token(request, ME),
        "problem": problem_says(request, request.args.get("problem") or ""),
        "rehearsal": rehearsal,
    }


def _prominent(found: ChairPage) -> list[str]:
    """The tools of the present part; what is going on is never out of sight."""
    tools = {BY_MODE.get(found.mode, "")}
    if found.ballot is not None and found.ballot.state is not BallotState.CHOSEN:
        tools.add("vote")  # open, or its picks are not taken
    if "panel" in tools and not found.listed and found.could_stand:
        tools.add("vote")  # the list is empty: a vote is the way to it
    if found.answering is not None or found.cards_for is not None:
        tools.add("panel")
    return [one for one in TOOLS if one in tools]


def _how(found: ChairPage, language: Language) -> list[str]:
    """What the chair should do in the present part, a line each."""
    item = found.screen.shared.item
    rows = [one for one in found.screen.agenda if item and one.position == item.position]
    texts = [row.how_cy if language is Language.CY else row.how_en for row in rows]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def _votes(found: ChairPage) -> dict[object, int]:
    if found.closed is None:
        return {}
    return {one.question_id: one.votes for one in found.closed.counts.counts}


def _words_of(found: ChairPage, language: Language) -> dict[object, str]:
    """The words of what stood in the vote, by id."""
    if found.closed is None:
        return {}
    return {one.question_id: one.words(language) for one in found.closed.stood.choices}
