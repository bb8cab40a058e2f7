"""Ask in a room: screened before anything else, shown before it is sent, approved before seen."""

from dataclasses import dataclass

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BotError
from bot.questions.asking.review import DraftReview
from bot.safety.cards import Card, card_for
from bot.safety.screening import screen
from bot.sessions.room.asking import Asking, RoomReceipt
from bot.sessions.room.faults import NotInRehearsal, ParticipantRefused
from bot.sessions.surfaces.participant_asking import ask_by_key, review_by_key
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Level
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.keys import checked_key, form_token
from channels.room.work import now_utc, write
from channels.site.say import speaker

asking = Blueprint("room_asking", url_prefix="/room/ask")
ME = Surface.PARTICIPANT
KEEP_IN = "keep_in"
FORM = "/room/here"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the card it calls for."""

    asking: Asking
    level: Level
    card: Card | None


@asking.post("/", name="ask", strict_slashes=False)
async def ask(request: Request) -> HTTPResponse:
    """Send at once what has nothing in it to ask about; anything else is shown first."""
    typed = _typed(request)
    try:
        key = checked_key(request, ME, ParticipantRefused)
        review = await write(request, review_by_key, key=key, **_words(typed), now=now_utc())
        if review.findings or typed.level is not Level.NONE:
            return _review(request, typed, review)
        return await _send(request, typed, key)
    except BotError as error:
        return _refused(request, typed, error)


@asking.post("/send", name="send")
async def send(request: Request) -> HTTPResponse:
    """Send what was shown."""
    typed = _typed(request)
    try:
        return await _send(request, typed, checked_key(request, ME, ParticipantRefused))
    except BotError as error:
        return _refused(request, typed, error)


async def _send(request: Request, typed: Typed, key: str) -> HTTPResponse:
    given = {"asking": typed.asking, "sent_id": form_value(request, "sent_id")}
    kept: RoomReceipt = await write(request, ask_by_key, key=key, **given, now=now_utc())
    helped = kept.level is not Level.NONE
    request.ctx.form_page = FORM
    return render(request, "room_sent.html", code=kept.code, card=typed.card, helped=helped)


def _review(request: Request, typed: Typed, review: DraftReview) -> HTTPResponse:
    say = speaker(request)
    request.ctx.form_page = FORM
    return render(
        request,
        "room_review.html",
        card=typed.card,
        csrf=form_token(request, ME),
        typed=typed.asking,
        sent_id=form_value(request, "sent_id"),
        kept=review.fields.text,
        findings=[
            (one.number, say(f"terms.found_{one.kind.value}"), one.excerpt)
            for one in review.findings
        ],
    )


def _refused(request: Request, typed: Typed, error: BotError) -> HTTPResponse:
    """What was typed is not lost, and help shows whatever went wrong."""
    problem, words, language = problem_of(error), request.app.ctx.words, page_language(request)
    request.ctx.form_page = FORM
    return render(
        request,
        "room_refused.html",
        status=problem.status,
        card=typed.card,
        text=typed.asking.text,
        rehearsal=isinstance(error, NotInRehearsal),
        says=problem.says(words, language),
        next_step=problem.next_step(words, language),
    )


def _typed(request: Request) -> Typed:
    """Read and screen the form, before anything else is looked at."""
    text, language = form_value(request, "text"), page_language(request)
    screening = screen(text)
    card = None if screening.level is Level.NONE else card_for(screening, language)
    fields = map(str, request.form or ())
    numbers = (name.removeprefix("finding-") for name in fields if name.startswith("finding-"))
    kept_in = (one for one in numbers if form_value(request, f"finding-{one}") == KEEP_IN)
    return Typed(
        Asking(
            text=text,
            language=language,
            publish=form_value(request, "publish") == "yes",
            kept_in=frozenset(int(one) for one in kept_in if one.isdecimal() and len(one) < 4),
        ),
        screening.level,
        card,
    )


def _words(typed: Typed) -> dict[str, object]:
    return {"text": typed.asking.text, "language": typed.asking.language}
