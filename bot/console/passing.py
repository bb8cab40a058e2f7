"""A question for somebody else: pass it on to a body, take it back, move it to its own region."""

from dataclasses import replace
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.conflict import show_conflict, take_step
from bot.console.decision_forms import decide, decide_with_words, decision_form
from bot.console.forms import Decision, read_decision
from bot.console.page import account_of, see_other
from bot.console.queue import REVIEWERS
from bot.questions.life.bodies import bodies_for
from bot.questions.life.states import Step
from bot.questions.reviewing.pass_on import move_region, pass_on_question, take_back_question
from bot.vocabulary import Region, Role

routes = Blueprint("passing", url_prefix="/questions/<question_id:uuid>")
PASSING = "pass_on.html"


@routes.get("/pass-on", name="pass_on_form")
@requires(*REVIEWERS)
async def pass_on_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose to whom, and why."""
    return await decision_form(request, question_id, Step.PASS_ON, template=PASSING)


@routes.post("/pass-on", name="pass_on")
@requires(*REVIEWERS)
async def pass_on(request: Request, question_id: UUID) -> HTTPResponse:
    """Pass it on; its author reads to whom."""
    step, decision = Step.PASS_ON, read_decision(request, Step.PASS_ON)
    decision = _placed(decision, {body.code for body in bodies_for(None)}, "no_body")
    if decision.wrong:
        return await decision_form(
            request, question_id, step, decision, template=PASSING, status=400
        )
    return await decide_with_words(
        request,
        question_id,
        step,
        decision,
        use_case=pass_on_question,
        done="case.passed_on",
        template=PASSING,
        body=decision.place,
    )


@routes.post("/take-back", name="take_back")
@requires(*REVIEWERS)
async def take_back(request: Request, question_id: UUID) -> HTTPResponse:
    """It is ours after all."""
    return await decide(request, question_id, take_back_question, "case.taken_back")


@routes.get("/move", name="move_form")
@requires(*REVIEWERS)
async def move_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose the region it belongs to."""
    return await decision_form(request, question_id, Step.MOVE_REGION, template=PASSING)


@routes.post("/move", name="move")
@requires(*REVIEWERS)
async def move(request: Request, question_id: UUID) -> HTTPResponse:
    """Give it to the board of another region; staff of one region then see it no more."""
    step, decision = Step.MOVE_REGION, read_decision(request, Step.MOVE_REGION)
    decision = _placed(decision, {region.value for region in Region}, "no_region")
    if decision.wrong:
        return await decision_form(
            request, question_id, step, decision, template=PASSING, status=400
        )
    conflict = await take_step(
        request,
        move_region,
        question_id=question_id,
        version=decision.version,
        region=Region(decision.place),
        reason=decision.reason,
    )
    if conflict is not None:
        return show_conflict(request, conflict)
    stays = account_of(request).role is Role.COMMISSIONER_TEAM
    to = f"/questions/{question_id}" if stays else "/questions"
    return see_other(request, to, done="case.moved")


def _placed(decision: Decision, known: set[str], wrong: str) -> Decision:
    """The decision with what is wrong about its place; the reason is looked at first."""
    if decision.place in known:
        return decision
    return replace(decision, place="", wrong=decision.wrong or wrong)
