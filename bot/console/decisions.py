"""Decide about a question: accept, send back, decline, or pass it to the safeguarding lead."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import Decision, read_decision, read_version
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import EditConflict
from bot.questions.moderation import (
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.reasons import reasons
from bot.questions.safeguarding import flag_question
from bot.questions.staff import question_for_staff
from bot.questions.states import Step

routes = Blueprint("decisions", url_prefix="/questions/<question_id:uuid>")


@routes.post("/start", name="start")
@requires(*REVIEWERS)
async def start(request: Request, question_id: UUID) -> HTTPResponse:
    """Say that I am looking at it."""
    return await _decide(request, question_id, start_review, "started")


@routes.post("/accept", name="accept")
@requires(*REVIEWERS)
async def accept(request: Request, question_id: UUID) -> HTTPResponse:
    """Approve it."""
    return await _decide(request, question_id, accept_question, "accepted")


@routes.get("/return", name="return_form")
@requires(*REVIEWERS)
async def return_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose why it goes back, and what may help."""
    return await _form(request, question_id, Step.RETURN)


@routes.post("/return", name="return")
@requires(*REVIEWERS)
async def send_back(request: Request, question_id: UUID) -> HTTPResponse:
    """Send it back."""
    decision = read_decision(request, Step.RETURN)
    if decision.wrong:
        return await _form(request, question_id, Step.RETURN, decision, status=400)
    return await _decide(request, question_id, return_question, "returned", **decision.why)


@routes.get("/decline", name="decline_form")
@requires(*REVIEWERS)
async def decline_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose why it is declined."""
    return await _form(request, question_id, Step.DECLINE)


@routes.post("/decline", name="decline")
@requires(*REVIEWERS)
async def decline(request: Request, question_id: UUID) -> HTTPResponse:
    """Show what the author will read; decline when that is confirmed."""
    decision = read_decision(request, Step.DECLINE)
    if decision.wrong:
        return await _form(request, question_id, Step.DECLINE, decision, status=400)
    if not decision.confirmed:
        return await _form(request, question_id, Step.DECLINE, decision, template="confirm.html")
    return await _decide(request, question_id, decline_question, "declined", **decision.why)


@routes.get("/flag", name="flag_form")
@requires(*REVIEWERS)
async def flag_form(request: Request, question_id: UUID) -> HTTPResponse:
    """What happens when the safeguarding lead gets it."""
    return await _form(request, question_id, Step.FLAG, template="flag.html")


@routes.post("/flag", name="flag")
@requires(*REVIEWERS)
async def flag(request: Request, question_id: UUID) -> HTTPResponse:
    """Pass it to the safeguarding lead; it leaves my list."""
    return await _decide(request, question_id, flag_question, "flagged", to="/questions")


async def _form(
    request: Request,
    question_id: UUID,
    step: Step,
    decision: Decision | None = None,
    *,
    template: str = "decision.html",
    status: int = 200,
) -> HTTPResponse:
    """One of the forms about a question that this reader may see."""
    file = await read(
        request, question_for_staff, question_id=question_id, reader=reader_of(request)
    )
    request.ctx.form_page = request.path
    return show(
        request,
        template,
        status,
        question=file.question,
        step=step.value,
        decision=decision or Decision(version=file.question.version),
        choices=[reason for reason in reasons().values() if step in reason.steps],
        reasons=reasons(),
    )


async def _decide(
    request: Request, question_id: UUID, use_case: Any, done: str, *, to: str = "", **why: str
) -> HTTPResponse:
    """Do it, unless a colleague was first; then show that, and keep what was written."""
    here = f"/questions/{question_id}"
    try:
        await write(
            request,
            use_case,
            question_id=question_id,
            actor=reader_of(request),
            version=read_version(request),
            now=now_utc(),
            **why,
        )
    except EditConflict:
        return show(request, "conflict.html", 409, back=here, note=why.get("note", ""))
    return see_other(request, to or here, done=done)
