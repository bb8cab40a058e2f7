"""A judged question: the Commissioner's team puts it to its board again, or closes it."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.decision_forms import decide, decision_form
from bot.questions.judging.follow_up import close_question, follow_up_question
from bot.questions.life.states import Step
from bot.vocabulary import Role

routes = Blueprint("judged", url_prefix="/questions/<question_id:uuid>")
CONFIRM = "judged.html"


@routes.get("/follow-up", name="follow_up_form")
@requires(Role.COMMISSIONER_TEAM)
async def follow_up_form(request: Request, question_id: UUID) -> HTTPResponse:
    """What happens when the board has to answer again."""
    return await decision_form(request, question_id, Step.FOLLOW_UP, template=CONFIRM)


@routes.post("/follow-up", name="follow_up")
@requires(Role.COMMISSIONER_TEAM)
async def follow_up(request: Request, question_id: UUID) -> HTTPResponse:
    """Put it to the board once more."""
    return await decide(request, question_id, follow_up_question, "case.followed_up")


@routes.get("/close", name="close_form")
@requires(Role.COMMISSIONER_TEAM)
async def close_form(request: Request, question_id: UUID) -> HTTPResponse:
    """What it means that a question is at its end."""
    return await decision_form(request, question_id, Step.CLOSE, template=CONFIRM)


@routes.post("/close", name="close")
@requires(Role.COMMISSIONER_TEAM)
async def close(request: Request, question_id: UUID) -> HTTPResponse:
    """Close it."""
    return await decide(request, question_id, close_question, "case.closed")
