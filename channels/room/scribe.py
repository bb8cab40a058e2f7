"""The scribe's screen: who answered, what was said and promised; read back and agreed."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, BotError, EditConflict
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.scribe import (
    ScribePage,
    agree_read,
    name_office,
    reopen_read,
    save_record,
    scribe_page,
)
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.web.errors import problem_of
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.host_news import serve_news
from channels.room.hosts import does, shows
from channels.room.not_lost import keeps
from channels.room.scribe_form import (
    NOBODY,
    RecordTyped,
    kept_record,
    read_seen,
    spoken_promises,
    typed_record,
)
from channels.room.scribe_says import scribe_says
from channels.room.scribe_words import form_values_of, frame_values, read_values
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

scribe = Blueprint("room_scribe", url_prefix="/room/scribe")
ME = Surface.SCRIBE
HERE = "/room/scribe"
ONE = "/<question_id:uuid>"
serve_news(scribe, ME)


@scribe.get("/", name="page", strict_slashes=False)
@shows(ME)
async def show_page(request: Request, host: PassView) -> HTTPResponse:
    """The questions that were put, and the record of one."""
    said = request.args.get("question")
    page: ScribePage = await read(request, scribe_page, host=host, question_id=_asked(said))
    if not said and page.opened is not None:  # named, so that the page stays with this question
        return see_other(request, HERE, question=str(page.opened.question_id))
    status = 404 if said and page.opened is None else 200
    return _show(request, page, status=status, wrong="gone" if status == 404 else "")


@scribe.post(f"{ONE}/save", name="save")
@keeps(HERE, "text_", "what_", "who_", "office_")
@does(ME)
async def save(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Write it down; then read it back, or go on writing with room for another promise."""
    typed, next_step = typed_record(request), form_value(request, "next")
    given = {"host": host, "question_id": question_id}
    page: ScribePage = await read(request, scribe_page, **given)
    try:
        if next_step == "office":
            return await _name(request, host, question_id, typed)
        record = {
            "seen": read_seen(request),
            "members": typed.members,
            "fields": typed.fields,
            "promises": spoken_promises(typed, page.offices),
            "office": None if typed.office == NOBODY else typed.office,
        }
        await write(request, save_record, **given, **record, now=now_utc())
    except StoreFailed:
        raise
    except BotError as error:
        page = await read(request, scribe_page, **given)
        return _refused(request, page, typed, error)
    if next_step == "read":
        return see_other(request, f"{HERE}/{question_id}/read", done="saved")
    more = {"more": "yes"} if next_step == "more" else {}
    return see_other(request, HERE, question=str(question_id), done="saved", **more)


async def _name(
    request: Request, host: PassView, question_id: UUID, typed: RecordTyped
) -> HTTPResponse:
    """Put an office on the panel; the form comes back with it ticked and all that was typed."""
    position = await write(request, name_office, host=host, office=typed.office, now=now_utc())
    page: ScribePage = await read(request, scribe_page, host=host, question_id=question_id)
    members = (*typed.members, position)
    return _show(request, page, typed=replace(typed, members=members, office=NOBODY), done="office")


@scribe.get(f"{ONE}/read", name="read")
@shows(ME)
async def show_read(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """The record in large type, to be read aloud."""
    return await _read_back(request, host, question_id)


@scribe.post(f"{ONE}/agree", name="agree")
@does(ME)
async def agree(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """The group agrees on what was read to it."""
    return await _turn(request, host, question_id, "agreed", seen=read_seen(request))


@scribe.post(f"{ONE}/reopen", name="reopen")
@does(ME)
async def reopen(request: Request, host: PassView, question_id: UUID) -> HTTPResponse:
    """Open an agreed record again."""
    return await _turn(request, host, question_id, "reopened")


async def _turn(
    request: Request, host: PassView, question_id: UUID, done: str, **given: Any
) -> HTTPResponse:
    use_case = agree_read if done == "agreed" else reopen_read
    ids = {"host": host, "question_id": question_id}
    try:
        await write(request, use_case, **ids, **given, now=now_utc())
    except StoreFailed:
        raise
    except BotError as error:
        return await _read_back(request, host, question_id, error)
    if done == "reopened":
        return see_other(request, HERE, question=str(question_id), done=done)
    return see_other(request, f"{HERE}/{question_id}/read", done=done)


async def _read_back(
    request: Request, host: PassView, question_id: UUID, error: BotError | None = None
) -> HTTPResponse:
    page: ScribePage = await read(request, scribe_page, host=host, question_id=question_id)
    if page.opened is None:
        return _show(request, page, status=404, wrong="gone")
    if page.opened.record.recorded_at is None:
        return see_other(request, HERE, question=str(question_id))
    values = {**frame_values(request, page), **read_values(request, page, page.opened)}
    values["wrong"] = scribe_says(request, error) if error else ""
    request.ctx.form_page = f"{HERE}/{question_id}/read"
    status = problem_of(error).status if error else 200
    return render(request, "room_scribe_read.html", status=status, **values)


def _refused(
    request: Request, page: ScribePage, typed: RecordTyped, error: BotError
) -> HTTPResponse:
    """The form with all that was typed, and beside it what somebody else has kept meanwhile."""
    if page.opened is None:
        raise error  # all that was typed is then shown
    theirs = read_values(request, page, page.opened) if isinstance(error, EditConflict) else None
    return _show(
        request, page, status=problem_of(error).status, typed=typed, error=error, theirs=theirs
    )


def _show(
    request: Request,
    page: ScribePage,
    *,
    status: int = 200,
    wrong: str = "",
    typed: RecordTyped | None = None,
    error: BotError | None = None,
    theirs: dict[str, Any] | None = None,
    done: str = "",
) -> HTTPResponse:
    request.ctx.form_page = HERE
    values = {**frame_values(request, page), "opened": None, "theirs": theirs}
    values["done"] = done or values["done"]
    values["wrong"] = scribe_says(request, error) if error else ""
    values["wrong_key"] = wrong
    values["typed_words"] = typed.words if typed else ()
    if page.opened is not None:
        form = typed or kept_record(page.opened, page.offices)
        rows = len(form.promises) + (request.args.get("more") == "yes")
        values["opened"] = form_values_of(request, page, page.opened, form, rows)
    return render(request, "room_scribe.html", status=status, **values)


def _asked(said: str | None) -> UUID | None:
    if not said:
        return None
    try:
        return UUID(said)
    except ValueError as error:
        raise BadInput("question") from error
