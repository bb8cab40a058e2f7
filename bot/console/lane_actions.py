"""Record what was done about a question of the safeguarding lane."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import typed
from bot.console.lane_page import CHOICES, Typed, lane_page
from bot.console.page import see_other
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.questions.reviewing.decide import NoteTooLong
from bot.questions.reviewing.lane_actions import WhyMissing, record_lane_action
from bot.questions.reviewing.safeguarding import question_for_lead
from bot.vocabulary import LaneDone, Role
from bot.web.types import form_value

routes = Blueprint("lane_actions", url_prefix="/safeguarding/<question_id:uuid>")
NOT_CHOSEN = "not_chosen"


@routes.post("/done", name="record")
@requires(Role.SAFEGUARDING_LEAD)
async def record(request: Request, question_id: UUID) -> HTTPResponse:
    """Add it to what was done; nothing there is ever changed."""
    sent, note = form_value(request, "done"), typed(request, "note")
    if sent not in CHOICES:
        return await _again(request, question_id, Typed(note=note, done_wrong=NOT_CHOSEN))
    given = {"question_id": question_id, "done": LaneDone(sent), "note": note}
    try:
        await write(request, record_lane_action, actor=reader_of(request), now=now_utc(), **given)
    except (WhyMissing, NoteTooLong) as error:
        again = Typed(done=sent, note=note, done_wrong=error.code)
        return await _again(request, question_id, again)
    return see_other(request, f"/safeguarding/{question_id}", done="safeguarding.recorded")


async def _again(request: Request, question_id: UUID, typed: Typed) -> HTTPResponse:
    reader = reader_of(request)
    file = await read(request, question_for_lead, question_id=question_id, reader=reader)
    return await lane_page(request, file, typed, status=400)
