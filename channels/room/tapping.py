"""One tap: a vote or a card. Sent again, it changes nothing; with script, the page stays."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from bot.errors import BadInput
from bot.sessions.room.faults import ParticipantRefused
from bot.sessions.surfaces.participant_taps import tap_card, tap_vote
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Answered, Progress, Term
from bot.web.errors import Problem
from bot.web.language import page_language
from bot.web.types import form_value, form_values
from channels.room.keys import checked_key
from channels.room.work import now_utc, tap
from channels.site.say import speaker
from channels.site.see_other import see_other

tapping = Blueprint("room_tapping", url_prefix="/room")
MOST_CHOICES = 500  # questions in one vote


@tapping.post("/vote", name="vote")
async def cast(request: Request) -> HTTPResponse:
    """What this participant approves of, all of it."""
    key, chosen = _key(request), form_values(request, "question")
    if len(chosen) > MOST_CHOICES:
        raise BadInput("question")
    given = {
        "ballot_id": _id(form_value(request, "ballot")),
        "question_ids": frozenset(_id(one) for one in chosen),
    }
    await tap(request, tap_vote, key=key, now=now_utc(), **given)
    return _taken(request, "room.vote_kept" if chosen else "room.vote_empty", "vote")


@tapping.post("/card", name="card")
async def show(request: Request) -> HTTPResponse:
    """The card that this participant holds up."""
    key = _key(request)
    given = {
        "question_id": _id(form_value(request, "question")),
        "answered": _term(Answered, form_value(request, "answered")),
        "progress": _term(Progress, form_value(request, "progress")),
    }
    await tap(request, tap_card, key=key, now=now_utc(), **given)
    return _taken(request, "room.card_kept", "card")


def answer_script(request: Request, problem: Problem) -> HTTPResponse | None:
    """An error for a page that stays where it is; None for one that is read by people."""
    if not wants_json(request):
        return None
    words, language = request.app.ctx.words, page_language(request)
    said = f"{problem.says(words, language)} {problem.next_step(words, language)}"
    return json({"says": said, "code": problem.code}, status=problem.status)


def wants_json(request: Request) -> bool:
    """Whether our own script sent it."""
    return "application/json" in request.headers.get("accept", "")


def _taken(request: Request, key: str, part: str) -> HTTPResponse:
    if wants_json(request):
        return json({"says": speaker(request)(key)})
    return see_other(request, "/room/here", kept=part)


def _key(request: Request) -> str:
    return checked_key(request, Surface.PARTICIPANT, ParticipantRefused)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInput("id") from error


def _term(kind: type[Term], text: str) -> Term | None:
    if not text:
        return None
    if text not in set(map(str, kind)):
        raise BadInput(kind.__name__)
    return kind(text)
