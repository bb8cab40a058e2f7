"""The safeguarding lane: what a lead reads before anybody else does."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.console.access import requires
from bot.console.conflict import Conflict, show_conflict
from bot.console.forms import read_version, typed
from bot.console.page import see_other, show
from bot.console.reader import names_in, reader_of
from bot.console.work import now_utc, read, write
from bot.errors import EditConflict
from bot.questions.life.move import Actor
from bot.questions.reviewing.decide import NoteTooLong
from bot.questions.reviewing.lead_reply import replies_for, reply_to_author
from bot.questions.reviewing.notes import NoteEmpty
from bot.questions.reviewing.safeguarding import (
    left_the_lane,
    mark_safeguarding,
    question_for_lead,
    safeguarding_lane,
)
from bot.questions.reviewing.staff import QuestionFile
from bot.store.events import record_event
from bot.vocabulary import Role, Safeguarding

routes = Blueprint("safeguarding", url_prefix="/safeguarding")
OUTCOMES = {
    "hold": Safeguarding.HELD,
    "actioned": Safeguarding.ACTIONED,
    "cleared": Safeguarding.CLEARED,
}
ENDINGS = ("actioned", "cleared")


@routes.get("/", name="list", strict_slashes=False)
@requires(Role.SAFEGUARDING_LEAD)
async def lane(request: Request) -> HTTPResponse:
    """What waits, oldest first, and what a lead has to do."""
    items = await read(request, safeguarding_lane, reader=reader_of(request))
    return show(request, "lane.html", items=items, now=now_utc())


@routes.get("/left", name="left", strict_slashes=False)
@requires(Role.SAFEGUARDING_LEAD)
async def left(request: Request) -> HTTPResponse:
    """What has left the lane; its author can still be written to."""
    items = await read(request, left_the_lane, reader=reader_of(request))
    return show(request, "lane_left.html", items=items)


@routes.get("/<question_id:uuid>", name="show", strict_slashes=False)
@requires(Role.SAFEGUARDING_LEAD)
async def show_one(request: Request, question_id: UUID) -> HTTPResponse:
    """The words as they were confirmed. That they were read is in the audit log."""
    file = await write(request, open_for_lead, question_id=question_id, reader=reader_of(request))
    return await _page(request, file)


@routes.post("/<question_id:uuid>/reply", name="reply")
@requires(Role.SAFEGUARDING_LEAD)
async def reply(request: Request, question_id: UUID) -> HTTPResponse:
    """Write to the author; only their receipt opens it."""
    reader, text = reader_of(request), typed(request, "reply")
    given = {"question_id": question_id, "text": text, "actor": reader, "now": now_utc()}
    try:
        await write(request, reply_to_author, **given)
    except (NoteEmpty, NoteTooLong) as error:
        file = await read(request, question_for_lead, question_id=question_id, reader=reader)
        return await _page(request, file, status=400, typed_reply=text, wrong=error.code)
    return see_other(request, f"/safeguarding/{question_id}", done="safeguarding.replied")


@routes.get("/<question_id:uuid>/<outcome:str>", name="confirm")
@requires(Role.SAFEGUARDING_LEAD)
async def confirm(request: Request, question_id: UUID, outcome: str) -> HTTPResponse:
    """Ask before it leaves the lane."""
    if outcome not in ENDINGS:
        raise NotFound(outcome)
    file = await read(
        request, question_for_lead, question_id=question_id, reader=reader_of(request)
    )
    if not file.steps:  # it has left the lane
        raise NotFound(outcome)
    return show(request, "lane_confirm.html", question=file.question, outcome=outcome)


@routes.post("/<question_id:uuid>/<outcome:str>", name="mark")
@requires(Role.SAFEGUARDING_LEAD)
async def mark(request: Request, question_id: UUID, outcome: str) -> HTTPResponse:
    """Take it on, or say how it ended."""
    if outcome not in OUTCOMES:
        raise NotFound(outcome)
    try:
        await write(
            request,
            mark_safeguarding,
            question_id=question_id,
            outcome=OUTCOMES[outcome],
            actor=reader_of(request),
            version=read_version(request),
            now=now_utc(),
        )
    except EditConflict:
        return await lane_conflict(request, question_id)
    if outcome == "hold":
        return see_other(request, f"/safeguarding/{question_id}", done="held")
    return see_other(request, "/safeguarding", done=outcome)


async def lane_conflict(request: Request, question_id: UUID, note: str = "") -> HTTPResponse:
    """A colleague was first: what they did, and the note that was typed."""
    file = await read(
        request, question_for_lead, question_id=question_id, reader=reader_of(request)
    )
    names = await names_in(request, file.history[-1:])
    conflict = Conflict(file, file.history[-1:], names)
    typed_note = [("decision.your_note", note)]
    return show_conflict(request, conflict, typed_note, back=f"/safeguarding/{question_id}")


async def _page(
    request: Request,
    file: QuestionFile,
    *,
    status: int = 200,
    typed_reply: str = "",
    wrong: str = "",
) -> HTTPResponse:
    question_id = file.question.question_id
    request.ctx.form_page = f"/safeguarding/{question_id}"
    return show(
        request,
        "lane_question.html",
        status,
        file=file,
        question=file.question,
        steps={step.value for step in file.steps},
        names=await names_in(request, file.history),
        replies=await read(request, replies_for, question_id=question_id),
        typed_reply=typed_reply,
        wrong=wrong,
        now=now_utc(),
    )


def open_for_lead(db: Any, *, question_id: UUID, reader: Actor) -> QuestionFile:
    """Read a question of the lane and write down that this lead read it.

    Raises: QuestionNotFound.
    """
    file = question_for_lead(db, question_id=question_id, reader=reader)
    record_event(
        db,
        actor=f"account:{reader.account_id}",
        action="question.read_in_lane",
        subject=f"question:{question_id}",
        now=now_utc(),
    )
    return file
