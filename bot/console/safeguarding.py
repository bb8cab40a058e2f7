"""The safeguarding lane: what a lead reads before anybody else does."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.console.access import requires
from bot.console.conflict import Conflict, show_conflict
from bot.console.forms import read_version, typed
from bot.console.lane_clock import clock_lines
from bot.console.lane_page import Typed, lane_page
from bot.console.page import see_other, show
from bot.console.reader import names_in, reader_of
from bot.console.work import now_utc, read, write
from bot.errors import EditConflict
from bot.questions.reviewing.decide import NoteTooLong
from bot.questions.reviewing.lane_actions import lane_actions
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.notes import NoteEmpty
from bot.questions.reviewing.safeguarding import (
    left_the_lane,
    mark_safeguarding,
    open_for_lead,
    question_for_lead,
    waiting_in_lane,
)
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
    """What waits, the most urgent first, and what a lead has to do."""
    items, now = await read(request, waiting_in_lane, reader=reader_of(request)), now_utc()
    waiting = [(item.question, clock_lines(item.clock, now)) for item in items]
    return show(request, "lane.html", items=waiting)


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
    given = {"question_id": question_id, "reader": reader_of(request), "now": now_utc()}
    return await lane_page(request, await write(request, open_for_lead, **given))


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
        return await lane_page(request, file, Typed(reply=text, wrong=error.code), status=400)
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
    recorded = await read(request, lane_actions, question_id=question_id)
    return show(
        request,
        "lane_confirm.html",
        question=file.question,
        outcome=outcome,
        recorded=bool(recorded),
    )


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
