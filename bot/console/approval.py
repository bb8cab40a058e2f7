"""The second person: approve an answer, send it back; take a published one down."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.answer_pages import answer_file, answer_page
from bot.console.forms import read_version, typed
from bot.console.page import see_other
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, write
from bot.errors import EditConflict
from bot.questions.answering.fields import AnswerTooLong
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.stages import NoteMissing, approve_answer, send_back_answer

routes = Blueprint("approval", url_prefix="/answers/<question_id:uuid>")


@routes.post("/approve", name="approve")
@requires(*REVIEWERS)
async def approve(request: Request, question_id: UUID) -> HTTPResponse:
    """Approve what somebody else submitted."""
    return await _do(request, question_id, approve_answer, "approved")


@routes.post("/send-back", name="send_back")
@requires(*REVIEWERS)
async def send_back(request: Request, question_id: UUID) -> HTTPResponse:
    """Give it back to be written on, and say why."""
    note = typed(request, "note")
    try:
        return await _do(request, question_id, send_back_answer, "sent_back", note=note)
    except (NoteMissing, AnswerTooLong) as error:
        kept = await answer_file(request, question_id)
        wrong = "answers.wrong_note" if isinstance(error, NoteMissing) else "case.wrong_note_long"
        return answer_page(request, kept, status=400, wrong=wrong, note=note)


@routes.post("/take-down", name="take_down")
@requires(*REVIEWERS)
async def take_down(request: Request, question_id: UUID) -> HTTPResponse:
    """Take it back to correct it, as long as nobody has judged it."""
    return await _do(request, question_id, unpublish_answer, "taken_down", correcting=True)


async def _do(
    request: Request, question_id: UUID, use_case: Any, done: str, **given: Any
) -> HTTPResponse:
    """Do it, unless a colleague changed the answer first: then show it as it is now."""
    try:
        await write(
            request,
            use_case,
            question_id=question_id,
            actor=reader_of(request),
            version=read_version(request),
            now=now_utc(),
            **given,
        )
    except EditConflict:
        kept = await answer_file(request, question_id)
        note = given.get("note", "")
        return answer_page(request, kept, status=409, wrong="answers.changed", note=note)
    return see_other(request, f"/answers/{question_id}", done=f"answers.{done}")
