"""What a moderator decides: each is one form; a refused one shows how things are now."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, BotError, EditConflict, TransitionRefused
from bot.questions.life.states import APPROVED
from bot.sessions.room import moderating
from bot.sessions.room.moderating import Chosen
from bot.sessions.room.participants import remove_participant
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.moderator import ModeratorPage, moderator_page
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.web.errors import problem_of
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.hosts import does, shows
from channels.room.moderator import HERE, TYPED, frame_values, moderator_shown
from channels.room.moderator_words import opened_values
from channels.room.not_lost import host_says, keeps
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

moderator_steps = Blueprint("room_moderator_steps", url_prefix=HERE)
ME = Surface.MODERATOR
ONE = "/<question_id:uuid>"


@moderator_steps.post(f"{ONE}/approve", name="approve")
@keeps(HERE, "text_other")
@does(ME)
async def approve(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Let the room see it; with its words in the other language if they are there."""
    given: dict[str, Any] = {
        "chosen": _chosen(request, question_id),
        "details_checked": form_value(request, "details_checked") == "yes",
        "text_other": form_value(request, "text_other"),
        "may_be_public": form_value(request, "may_be_public") == "yes",
    }
    return await _step(request, host, question_id, moderating.approve, "approved", **given)


@moderator_steps.post(f"{ONE}/translate", name="translate")
@keeps(HERE, "text_other")
@does(ME)
async def translate(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Write it down in the other language."""
    given: dict[str, Any] = {
        "chosen": _chosen(request, question_id),
        "text": form_value(request, "text_other"),
        "may_be_public": form_value(request, "may_be_public") == "yes",
    }
    step = moderating.translate
    return await _step(request, host, question_id, step, "translated", stay=True, **given)


@moderator_steps.post(f"{ONE}/return", name="return")
@keeps(HERE, "note")
@does(ME)
async def send_back(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Give it back to whoever asked, with a reason and words of help."""
    given: dict[str, Any] = {
        "chosen": _chosen(request, question_id),
        "reason": form_value(request, "reason"),
        "note_text": form_value(request, "note"),
    }
    return await _step(request, host, question_id, moderating.send_back, "returned", **given)


@moderator_steps.get(f"{ONE}/flag", name="ask_flag")
@shows(ME)
async def ask_flag(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Say what flagging does, before it is done."""
    page: ModeratorPage = await read(request, moderator_page, host=host, question_id=question_id)
    if page.opened is None:
        return moderator_shown(request, page, status=404, wrong_key="gone")
    values = {**frame_values(request, page), "opened": opened_values(request, page.opened)}
    values["live_page"] = False  # nothing changes under a question that is being confirmed
    return render(request, "room_moderator_flag.html", **values, tab="")


@moderator_steps.post(f"{ONE}/flag", name="flag")
@does(ME)
async def flag(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Send it to the safeguarding lane."""
    given: dict[str, Any] = {"chosen": _chosen(request, question_id)}
    return await _step(request, host, question_id, moderating.flag, "flagged", **given)


@moderator_steps.post(f"{ONE}/park", name="park")
@does(ME)
async def park(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Keep it for after the session."""
    given: dict[str, Any] = {"chosen": _chosen(request, question_id)}
    return await _step(request, host, question_id, moderating.park, "parked", **given)


@moderator_steps.post(f"{ONE}/unpark", name="unpark")
@does(ME)
async def unpark(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Bring it back."""
    given: dict[str, Any] = {"chosen": _chosen(request, question_id)}
    return await _step(
        request, host, question_id, moderating.unpark, "unparked", stay=True, **given
    )


@moderator_steps.post(f"{ONE}/merge", name="merge")
@does(ME)
async def merge(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Let one of two stand for both."""
    this, stands = _chosen(request, question_id), form_value(request, "stands")
    other = _chosen(request, _id(form_value(request, "other")), "other_version")
    if stands not in ("this", "other"):
        raise BadInput("stands")
    root, gone = (this, other) if stands == "this" else (other, this)
    given: dict[str, Any] = {"chosen": [gone], "into": root}
    stay = stands == "this"
    return await _step(request, host, question_id, moderating.merge, "merged", stay=stay, **given)


@moderator_steps.post(f"{ONE}/unmerge", name="unmerge")
@does(ME)
async def unmerge(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Take two apart again."""
    given: dict[str, Any] = {"chosen": _chosen(request, question_id)}
    return await _step(
        request, host, question_id, moderating.unmerge, "unmerged", stay=True, **given
    )


@moderator_steps.post("/people/<participant_id:uuid>/remove", name="remove")
@does(ME)
async def remove(request: Request, host: PassView, participant_id: UUID) -> HTTPResponse:
    """Remove somebody for this session."""
    given: dict[str, Any] = {"host": host, "participant_id": participant_id, "now": now_utc()}
    await write(request, remove_participant, **given)
    return see_other(request, f"{HERE}/people", done="removed")


async def _step(
    request: Request,
    host: PassView,
    opened_id: UUID,
    use_case: Callable[..., Any],
    done: str,
    *,
    stay: bool = False,
    **given: Any,
) -> HTTPResponse:
    """Do it and go on to what waits longest, or stay with this question."""
    try:
        await write(request, use_case, host=host, now=now_utc(), **given)
    except StoreFailed:
        raise
    except BotError as error:
        return await _refused(request, host, opened_id, error, done)
    query = {"question": str(opened_id)} if stay else {}
    return see_other(request, HERE, done=done, **query)


async def _refused(
    request: Request, host: PassView, question_id: UUID, error: BotError, done: str
) -> HTTPResponse:
    """How the question is now, why nothing was done, and all that was typed."""
    page: ModeratorPage = await read(request, moderator_page, host=host, question_id=question_id)
    if isinstance(error, EditConflict | TransitionRefused) and _is_so(request, page, done):
        return see_other(request, HERE, done=done)
    typed = {name: form_value(request, name) for name in TYPED}
    status, wrong = problem_of(error).status, host_says(request, error)
    return moderator_shown(request, page, status=status, wrong=wrong, typed=typed)


def _is_so(request: Request, page: ModeratorPage, done: str) -> bool:
    """Whether all that was wanted is so: a button that was pressed twice, or by two people."""
    if page.opened is None:
        return False
    now, typed = page.opened.question, form_value(request, "text_other").strip()
    if done == "approved":
        return now.workflow in APPROVED and typed in ("", now.text_other)
    if done in ("parked", "unparked"):
        return now.parked is (done == "parked")
    return done == "unmerged" and now.merged_into is None


def _chosen(request: Request, question_id: UUID, field: str = "version") -> Chosen:
    version = form_value(request, field)
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise BadInput(field)
    return Chosen(question_id, int(version))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInput("id") from error
