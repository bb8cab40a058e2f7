"""Steps of the chair with the panel: put a question, show one, open cards, keep the verdict."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, BotError
from bot.sessions.panel.bands import PeopleBand, band
from bot.sessions.panel.cards import close_cards
from bot.sessions.panel.verdicts import REASON_LONGEST, group_verdict
from bot.sessions.room.chair import show_question
from bot.sessions.room.passes import PassView
from bot.sessions.room.screen_views import SharedScreen
from bot.sessions.room.screens import shared_view
from bot.sessions.surfaces.chair import open_cards_for, put_and_show
from bot.sessions.surfaces.chair_pages import VerdictPage, verdict_page
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import DecidedHow, Surface
from bot.vocabulary import Answered, Progress, Term
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.chair import frame_values
from channels.room.chair_taking import HOME, id_of, problem_says, take_step, version_of
from channels.room.hosts import does, shows
from channels.room.noticed import WordsNoticed, check_words
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

chair_panel = Blueprint("room_chair_panel", url_prefix=f"{HOME}/panel")
ME = Surface.CHAIR
TERMS: dict[str, type[Term]] = {
    "answered": Answered,
    "progress": Progress,
    "decided_how": DecidedHow,
    "people": PeopleBand,
}
REASONS = ("reason_en", "reason_cy")


@chair_panel.post("/put", name="put")
@does(ME)
async def put(request: Request, *, host: PassView) -> HTTPResponse:
    """Put a question to the panel, and show it."""
    given: dict[str, Any] = {
        "question_id": id_of(request, "question"),
        "version": version_of(request),
    }
    return await take_step(request, put_and_show, host=host, **given)


@chair_panel.post("/show", name="show")
@does(ME)
async def show(request: Request, *, host: PassView) -> HTTPResponse:
    """Show another approved question, or none."""
    question_id = id_of(request, "question") if form_value(request, "question") else None
    given: dict[str, Any] = {"question_id": question_id, "version": version_of(request)}
    return await take_step(request, show_question, host=host, **given)


@chair_panel.post("/cards", name="cards")
@does(ME)
async def cards(request: Request, *, host: PassView) -> HTTPResponse:
    """Open cards for an answer, or close them."""
    question_id = id_of(request, "question")
    if form_value(request, "open") == "yes":
        return await take_step(request, open_cards_for, host=host, question_id=question_id)
    given: dict[str, Any] = {"session_id": host.session_id, "actor": host.actor}
    return await take_step(request, close_cards, question_id=question_id, **given)


@chair_panel.get("/questions", name="questions")
@shows(ME)
async def questions(request: Request, *, host: PassView) -> HTTPResponse:
    """Every approved question of the room, to show one of them."""
    found: SharedScreen = await read(request, shared_view, session_id=host.session_id)
    values = frame_values(request, found.heading.title(page_language(request)), False)
    return render(request, "room_chair_questions.html", found=found, **values)


@chair_panel.get("/verdict/<question_id:uuid>", name="ask_verdict")
@shows(ME)
async def ask_verdict(request: Request, *, host: PassView, question_id: UUID) -> HTTPResponse:
    """What the group says of an answer."""
    return await _verdict(request, host, question_id)


@chair_panel.post("/verdict/<question_id:uuid>", name="verdict")
@does(ME)
async def verdict(request: Request, *, host: PassView, question_id: UUID) -> HTTPResponse:
    """Keep it; what was typed is not lost if it cannot be."""
    try:
        check_words(request, REASONS)
        given: dict[str, Any] = {
            "session_id": host.session_id,
            "actor": host.actor,
            "question_id": question_id,
            **{name: _term(request, name) for name in TERMS},
            **{name: form_value(request, name) for name in REASONS},
        }
        await write(request, group_verdict, now=now_utc(), **given)
    except StoreFailed:
        raise
    except BotError as error:
        return await _verdict(request, host, question_id, error)
    return see_other(request, HOME)


async def _verdict(
    request: Request, host: PassView, question_id: UUID, error: BotError | None = None
) -> HTTPResponse:
    try:
        found: VerdictPage = await read(request, verdict_page, host=host, question_id=question_id)
    except BotError as gone:
        return see_other(request, HOME, problem=problem_of(gone).code)
    shared = found.screen.shared
    values = frame_values(
        request, shared.heading.title(page_language(request)), shared.room.rehearsal
    )
    typed = {name: form_value(request, name) for name in (*TERMS, *REASONS)}
    if error is not None:
        values["problem"] = problem_says(request, problem_of(error).code)
    page = {
        "found": found,
        "typed": typed if error else suggested(found),
        "terms": {name: list(kind) for name, kind in TERMS.items()},
        "longest": REASON_LONGEST,
        "noticed": isinstance(error, WordsNoticed),
    }
    request.ctx.form_page = f"{HOME}/panel/verdict/{question_id}"
    status = problem_of(error).status if error else 200
    return render(request, "room_chair_verdict.html", status=status, **values, **page)


def suggested(found: VerdictPage) -> dict[str, str]:
    """What the form begins with: the verdict so far, else what most cards say."""
    record, cards_now = found.asked.record, found.asked.cards
    given = record.verdict if record else None
    if given is not None:
        terms = {name: str(getattr(given, name)) for name in TERMS}
        return {**terms, "reason_en": given.reason_en, "reason_cy": given.reason_cy}
    shown = cards_now is not None and not cards_now.open
    people = cards_now.people if cards_now and shown else band(found.screen.here.people)
    return {
        "answered": str(cards_now.most_answered or "") if cards_now and shown else "",
        "progress": str(cards_now.most_progress or "") if cards_now and shown else "",
        "decided_how": str(DecidedHow.CARDS) if shown else "",
        "people": str(people),
        "reason_en": "",
        "reason_cy": "",
    }


def _term(request: Request, name: str) -> Term:
    typed, kind = form_value(request, name), TERMS[name]
    if typed not in set(map(str, kind)):
        raise VerdictIncomplete(name)
    return kind(typed)


class VerdictIncomplete(BadInput):
    """A verdict says whether it was answered, its colour, how it was decided and by how many."""

    code = "verdict_incomplete"
