"""Other words for a question that a board has: both languages in one step, with a reason."""

from dataclasses import dataclass
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.conflict import Conflict, show_conflict, take_step
from bot.console.forms import read_version, typed
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.work import read
from bot.errors import BotError
from bot.questions.asking.draft_fields import TextTooLong, TextTooShort
from bot.questions.life.reasons import ReasonUnknown, reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import DetailsLeft
from bot.questions.reviewing.reword import NothingChanged, reword_question
from bot.questions.reviewing.staff import question_for_staff
from bot.vocabulary import Language, Role
from bot.web.types import form_value

routes = Blueprint("rewording", url_prefix="/questions/<question_id:uuid>")
TO_PUT_RIGHT = (TextTooShort, TextTooLong, DetailsLeft, NothingChanged, ReasonUnknown)


@dataclass(frozen=True, slots=True)
class Rewording:
    """New words as they were typed."""

    text_en: str
    text_cy: str
    reason: str = ""
    may_be_public: bool = False


@routes.get("/reword", name="reword_form")
@requires(Role.COMMISSIONER_TEAM)
async def reword_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Both languages beside each other, as everybody sees them now."""
    return await _form(request, question_id)


@routes.post("/reword", name="reword")
@requires(Role.COMMISSIONER_TEAM)
async def reword(request: Request, question_id: UUID) -> HTTPResponse:
    """Change what everybody sees; the earlier words stay with staff."""
    sent = Rewording(
        text_en=typed(request, "text_en"),
        text_cy=typed(request, "text_cy"),
        reason=form_value(request, "reason"),
        may_be_public=form_value(request, "may_be_public") == "yes",
    )
    try:
        conflict = await take_step(
            request,
            reword_question,
            question_id=question_id,
            version=read_version(request),
            text_en=sent.text_en,
            text_cy=sent.text_cy,
            reason=sent.reason,
            may_be_public=sent.may_be_public,
        )
    except TO_PUT_RIGHT as error:
        return await _form(request, question_id, sent, status=400, wrong=_wrong(error))
    if conflict is None:
        return see_other(request, f"/questions/{question_id}", done="case.reworded")
    if not conflict.allows(Step.REWORD):
        words = [("case.in_en", sent.text_en), ("case.in_cy", sent.text_cy)]
        return show_conflict(request, conflict, words)
    return await _form(request, question_id, sent, status=409, conflict=conflict)


async def _form(
    request: Request,
    question_id: UUID,
    sent: Rewording | None = None,
    *,
    status: int = 200,
    wrong: str = "",
    conflict: Conflict | None = None,
) -> HTTPResponse:
    file = await read(
        request, question_for_staff, question_id=question_id, reader=reader_of(request)
    )
    question = file.question
    own, other = question.text_public or question.text, question.text_other or ""
    now = (own, other) if question.language is Language.EN else (other, own)
    request.ctx.form_page = request.path
    return show(
        request,
        "reword.html",
        status,
        question=question,
        sent=sent or Rewording(*now),
        choices=[reason for reason in reasons().values() if Step.REWORD in reason.steps],
        wrong=wrong,
        conflict=conflict,
    )


def _wrong(error: BotError) -> str:
    return "no_reason" if isinstance(error, ReasonUnknown) else error.code
