"""Steps of the chair with a vote: open, close, choose, look at what is suggested, take."""

from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BotError
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import REASON_LONGEST, choose_questions, override_pick
from bot.sessions.ballot.picks import take_suggestion as put_in
from bot.sessions.ballot.taking import take_picks
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.chair_pages import OwnChoicePage, own_choice_page
from bot.sessions.surfaces.vote_before import VoteBefore, vote_before
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.chair import frame_values
from channels.room.chair_taking import HOME, id_of, number_of, problem_says, take_step
from channels.room.hosts import does, shows
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

chair_vote = Blueprint("room_chair_vote", url_prefix=f"{HOME}/vote")
ME = Surface.CHAIR
OWN = f"{HOME}/vote/own"
TYPED = ("position", "question", "reason_en", "reason_cy")


@chair_vote.post("/open", name="open")
@does(ME)
async def open_vote(request: Request, *, host: PassView) -> HTTPResponse:
    """Open a vote for as many questions as there is time for."""
    places = number_of(request, "places")
    found: VoteBefore = await read(request, vote_before, host=host)
    if 0 < found.stand < places and form_value(request, "sure") != "yes":
        return _few(request, found, places)
    given: dict[str, Any] = {"session_id": host.session_id, "actor": host.actor}
    return await take_step(request, open_ballot, places=places, **given)


@chair_vote.post("/close", name="close")
@does(ME)
async def close_vote(request: Request, *, host: PassView) -> HTTPResponse:
    """Close it: nobody votes any more."""
    return await take_step(request, close_ballot, **_ballot(request, host))


@chair_vote.post("/choose", name="choose")
@does(ME)
async def choose(request: Request, *, host: PassView) -> HTTPResponse:
    """Pick in proportion."""
    return await take_step(request, choose_questions, **_ballot(request, host))


@chair_vote.post("/suggestion", name="suggestion")
@does(ME)
async def take_suggestion(request: Request, *, host: PassView) -> HTTPResponse:
    """Put in what a check suggests, in the place of a pick or after the last."""
    extra, question_id = form_value(request, "extra") == "yes", id_of(request, "question")
    given = {**_ballot(request, host), "question_id": question_id, "extra": extra}
    return await take_step(request, put_in, **given)


@chair_vote.post("/take", name="take")
@does(ME)
async def take(request: Request, *, host: PassView) -> HTTPResponse:
    """Put the picks on the session's list."""
    return await take_step(request, take_picks, **_ballot(request, host))


@chair_vote.get("/own", name="ask_own")
@shows(ME)
async def ask_own(request: Request, *, host: PassView) -> HTTPResponse:
    """Choose a question oneself, with a reason that the group sees."""
    return await _own(request, host, dict.fromkeys(TYPED, ""))


@chair_vote.post("/own", name="own")
@does(ME)
async def own(request: Request, *, host: PassView) -> HTTPResponse:
    """Put it in; what was typed is not lost if it cannot be."""
    try:
        given: dict[str, Any] = {
            **_ballot(request, host),
            "position": number_of(request, "position"),
            "question_id": id_of(request, "question"),
            "reason_en": form_value(request, "reason_en"),
            "reason_cy": form_value(request, "reason_cy"),
        }
        await write(request, override_pick, now=now_utc(), **given)
    except StoreFailed:
        raise
    except BotError as error:
        typed = {name: form_value(request, name) for name in TYPED}
        return await _own(request, host, typed, error)
    return see_other(request, HOME)


def _few(request: Request, found: VoteBefore, places: int) -> HTTPResponse:
    """Fewer stand than are to be chosen: nothing would be left to decide."""
    request.ctx.form_page = HOME
    shared = found.screen.shared
    title = shared.heading.title(page_language(request))
    values = frame_values(request, title, shared.room.rehearsal)
    return render(request, "room_chair_few.html", found=found, places=places, **values)


async def _own(
    request: Request, host: PassView, typed: dict[str, str], error: BotError | None = None
) -> HTTPResponse:
    try:
        found: OwnChoicePage = await read(request, own_choice_page, host=host)
    except BotError as gone:
        return see_other(request, HOME, problem=problem_of(gone).code)
    problem = problem_of(error) if error else None
    request.ctx.form_page = OWN
    heading = found.screen.heading
    values = frame_values(
        request, heading.title(page_language(request)), found.screen.room.rehearsal
    )
    values["problem"] = problem_says(request, problem.code) if problem else ""
    status = problem.status if problem else 200
    page = {"found": found, "typed": typed, "longest": REASON_LONGEST}
    return render(request, "room_chair_own.html", status=status, **values, **page)


def _ballot(request: Request, host: PassView) -> dict[str, Any]:
    return {"ballot_id": id_of(request, "ballot"), "actor": host.actor}
