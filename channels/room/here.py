"""The page of a participant: what goes on, what to do now, and what they asked."""

import secrets
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.room.own import OwnQuestion
from bot.sessions.surfaces.participant import ParticipantPage, participant_page
from bot.store.tables.session_terms import Device, Surface
from bot.vocabulary import Answered, Language, Progress
from bot.web.language import page_language
from bot.web.pages import render
from channels.room.keys import form_token, key_of
from channels.room.live import live_of
from channels.room.spoken import Spoken, spoken
from channels.room.stream import stream_news, tell_news
from channels.room.work import read
from channels.site.say import speaker

here = Blueprint("room_here", url_prefix="/room/here")
ME = Surface.PARTICIPANT
SENT_ID_BYTES = 12


@here.get("/", name="page", strict_slashes=False)
async def show_page(request: Request) -> HTTPResponse:
    """What one participant is shown now."""
    found: ParticipantPage = await read(request, participant_page, key=key_of(request, ME))
    return render(request, "room_here.html", **page_values(request, found))


@here.get("/live", name="live")
async def live(request: Request) -> None:
    """News as a stream."""
    who = await live_of(request).entering.participant(key_of(request, ME))
    await stream_news(request, session_id=who.session_id, surface=ME)


@here.get("/news", name="news")
async def news(request: Request) -> HTTPResponse:
    """News, asked for."""
    who = await live_of(request).entering.participant(key_of(request, ME))
    return await tell_news(request, session_id=who.session_id, surface=ME)


def page_values(request: Request, found: ParticipantPage) -> dict[str, Any]:
    """Everything the page shows, put into words."""
    language, shared = page_language(request), found.screen.shared
    return {
        "csrf": form_token(request, ME),
        "event": shared.event,
        "room": shared.room,
        "heading": shared.heading,
        "title": shared.heading.title(language),
        "item": shared.item,
        "reader": language,
        "now": spoken(shared.question, language) if shared.question else None,
        "asking": _asking(found),
        "sent_id": secrets.token_urlsafe(SENT_ID_BYTES),
        "ballot": found.ballot if found.ballot and found.ballot.choices else None,
        "choices": _choices(found, language),
        "picks": [
            # Counts stay hidden here as on the projector until the host shows them.
            (spoken(one.choice, language), one.reason(language, numbers=bool(found.votes)))
            for one in found.picks
        ],
        "counts": bool(found.votes),
        "card_question": _card_question(found, language),
        "card": found.card,
        "answered": list(Answered),
        "progress": list(Progress),
        "own": _own(request, found),
        "around": found.who.people,
        "table": found.who.device is Device.SHARED,
    }


def _asking(found: ParticipantPage) -> bool:
    return not found.screen.shared.room.locked


def _choices(found: ParticipantPage, language: Language) -> list[dict[str, Any]]:
    """What stands in the vote, in this participant's own order."""
    ballot = found.ballot
    if ballot is None:
        return []
    return [
        {
            "id": one.question_id,
            "spoken": spoken(one, language),
            "ticked": one.question_id in ballot.approved,
            "votes": found.votes.get(one.question_id, 0),
        }
        for one in ballot.choices
    ]


def _card_question(found: ParticipantPage, language: Language) -> tuple[str, Spoken] | None:
    """The question whose answer is judged with cards now: its id and words."""
    shown = {one.question_id: one for one in found.screen.shared.questions}
    one = shown.get(found.cards_for) if found.cards_for else None
    return (str(one.question_id), spoken(one, language)) if one else None


def _own(request: Request, found: ParticipantPage) -> list[dict[str, Any]]:
    say = speaker(request)
    return [
        {
            "text": one.text,
            "language": one.language.value,
            "serious": one.serious,
            # While it is in the lane, the line for what is serious says so already.
            "says": "" if one.in_lane else say(_where(one)),
        }
        for one in found.screen.own
    ]


def _where(one: OwnQuestion) -> str:
    return "room.parked" if one.parked else f"terms.step_{one.step}"
