"""Decline a question in the safeguarding lane: nobody at the board reads it."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.console.access import requires
from bot.console.forms import Decision, read_decision
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.safeguarding import lane_conflict
from bot.console.work import now_utc, read, write
from bot.errors import EditConflict
from bot.questions.life.reasons import reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.safeguarding import decline_in_lane, question_for_lead
from bot.vocabulary import Role
from bot.web.types import form_value

routes = Blueprint("lane_decline", url_prefix="/safeguarding/<question_id:uuid>/decline")
STEP = Step.DECLINE_IN_LANE
READS_FIRST = "safeguarding.author_reads_first"


@routes.get("/", name="form", strict_slashes=False)
@requires(Role.SAFEGUARDING_LEAD)
async def form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose what its author reads."""
    return await _page(request, question_id)


@routes.post("/", name="decline", strict_slashes=False)
@requires(Role.SAFEGUARDING_LEAD)
async def decline(request: Request, question_id: UUID) -> HTTPResponse:
    """Show what the author will read; decline when that is confirmed."""
    decision = read_decision(request, STEP)
    if decision.wrong:
        return await _page(request, question_id, decision, status=400)
    if form_value(request, "change") == "yes":
        return await _page(request, question_id, decision)
    if not decision.confirmed:
        return await _page(request, question_id, decision, template="lane_decline_confirm.html")
    given: dict[str, Any] = {"question_id": question_id, "version": decision.version}
    try:
        await write(
            request,
            decline_in_lane,
            actor=reader_of(request),
            now=now_utc(),
            **given,
            **decision.why,
        )
    except EditConflict:
        return await lane_conflict(request, question_id, decision.note)
    return see_other(request, "/safeguarding", done="declined_in_lane")


async def _page(
    request: Request,
    question_id: UUID,
    decision: Decision | None = None,
    *,
    template: str = "lane_decline.html",
    status: int = 200,
) -> HTTPResponse:
    """The form, or what its author will read; none once it cannot be declined here."""
    reader = reader_of(request)
    file = await read(request, question_for_lead, question_id=question_id, reader=reader)
    if STEP not in file.steps:
        raise NotFound(str(question_id))
    request.ctx.form_page = request.path
    return show(
        request,
        template,
        status,
        question=file.question,
        decision=decision or Decision(version=file.question.version),
        choices=[reason for reason in reasons().values() if STEP in reason.steps],
        reasons=reasons(),
        reads_first=request.app.ctx.words.say(READS_FIRST, file.question.language),
    )
