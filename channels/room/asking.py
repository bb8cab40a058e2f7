"""Ask in a room: screened before anything else, shown before it is sent, approved before seen."""

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, BotError
from bot.questions.asking.draft_fields import TEXT_LONGEST, TextTooLong
from bot.questions.asking.review import DraftReview
from bot.sessions.room.asking import RoomReceipt
from bot.sessions.room.faults import NotInRehearsal, ParticipantRefused
from bot.sessions.surfaces.participant_asking import ask_by_key, drop_by_key, review_by_key
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Level
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.asked_words import Typed, typed_words
from channels.room.keys import checked_key, form_token
from channels.room.work import now_utc, write
from channels.site.say import speaker
from channels.site.see_other import see_other

asking = Blueprint("room_asking", url_prefix="/room/ask")
ME = Surface.PARTICIPANT
FORM = "/room/here"


@asking.post("/", name="ask", strict_slashes=False)
async def ask(request: Request) -> HTTPResponse:
    """Send at once what has nothing in it to ask about; anything else is shown first."""
    typed = await typed_words(request)
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
    typed = await typed_words(request)
    try:
        return await _send(request, typed, checked_key(request, ME, ParticipantRefused))
    except BotError as error:
        return _refused(request, typed, error)


@asking.post("/change", name="change")
async def change(request: Request) -> HTTPResponse:
    """The form once more, with what was typed in it."""
    typed = await typed_words(request)
    try:
        checked_key(request, ME, ParticipantRefused)
    except BotError as error:
        return _refused(request, typed, error)
    return _form(request, typed, status=200, wrong="")


@asking.post("/drop", name="drop")
async def drop(request: Request) -> HTTPResponse:
    """Nothing is sent, and nothing of it is kept."""
    key = checked_key(request, ME, ParticipantRefused)
    await write(request, drop_by_key, key=key)
    return see_other(request, FORM)


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
        rehearsal=typed.rehearsal,
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
    says = f"{problem.says(words, language)} {problem.next_step(words, language)}"
    if isinstance(error, TextTooLong):
        says += f" ({len(typed.asking.text)} / {TEXT_LONGEST})"
    if isinstance(error, BadInput):
        return _form(request, typed, status=problem.status, wrong=says)
    request.ctx.form_page = FORM
    return render(
        request,
        "room_refused.html",
        status=problem.status,
        card=typed.card,
        text=typed.asking.text,
        rehearsal=isinstance(error, NotInRehearsal),
        says=says,
    )


def _form(request: Request, typed: Typed, *, status: int, wrong: str) -> HTTPResponse:
    """The form with what was typed in it. Raises: ParticipantRefused."""
    request.ctx.form_page = FORM
    return render(
        request,
        "room_change.html",
        status=status,
        card=typed.card,
        csrf=form_token(request, ME),
        typed=typed.asking,
        sent_id=form_value(request, "sent_id"),
        wrong=wrong,
    )


def _words(typed: Typed) -> dict[str, object]:
    return {"text": typed.asking.text, "language": typed.asking.language}
