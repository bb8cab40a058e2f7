"""Decide about a question: accept it, send it back, decline it, flag it, or undo that."""

from dataclasses import replace
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.conflict import show_conflict, take_step
from bot.console.decision_forms import decide, decide_with_words, decision_form
from bot.console.forms import Decision, read_acceptance, read_decision, read_version
from bot.console.page import see_other
from bot.console.question import question_page
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, write
from bot.questions.asking.draft_fields import TextTooLong, TextTooShort
from bot.questions.life.states import Step
from bot.questions.reviewing.already_answered import AnswerNotPublic
from bot.questions.reviewing.moderation import (
    DetailsLeft,
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.undo import undo_decision
from bot.web.types import form_value

routes = Blueprint("decisions", url_prefix="/questions/<question_id:uuid>")


@routes.post("/start", name="start")
@requires(*REVIEWERS)
async def start(request: Request, question_id: UUID) -> HTTPResponse:
    """Say that I am looking at it."""
    return await decide(request, question_id, start_review, "started")


@routes.post("/accept", name="accept")
@requires(*REVIEWERS)
async def accept(request: Request, question_id: UUID) -> HTTPResponse:
    """Approve it, once somebody has looked through it; the other language may come with it."""
    sent = read_acceptance(request)
    if sent.wrong:
        return await question_page(request, question_id, status=400, acceptance=sent)
    try:
        conflict = await take_step(
            request,
            accept_question,
            question_id=question_id,
            version=read_version(request),
            details_checked=sent.checked,
            text_other=sent.text_other,
            may_be_public=sent.may_be_public,
        )
    except (TextTooShort, TextTooLong, DetailsLeft) as error:
        put_right = replace(sent, wrong=error.code)
        return await question_page(request, question_id, status=400, acceptance=put_right)
    if conflict is None:
        return see_other(request, f"/questions/{question_id}", done="accepted")
    if not conflict.allows(Step.ACCEPT):
        return show_conflict(request, conflict, [("case.your_text", sent.text_other)])
    again = replace(sent, checked=False, may_be_public=False)
    return await question_page(
        request, question_id, status=409, acceptance=again, conflict=conflict
    )


@routes.get("/return", name="return_form")
@requires(*REVIEWERS)
async def return_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose why it goes back, and what may help."""
    return await decision_form(request, question_id, Step.RETURN)


@routes.post("/return", name="return")
@requires(*REVIEWERS)
async def send_back(request: Request, question_id: UUID) -> HTTPResponse:
    """Show what the author will read; send it back when that is confirmed."""
    step, decision = Step.RETURN, read_decision(request, Step.RETURN)
    if (unconfirmed := await _before(request, question_id, step, decision)) is not None:
        return unconfirmed
    return await decide_with_words(
        request, question_id, step, decision, use_case=return_question, done="returned"
    )


@routes.get("/decline", name="decline_form")
@requires(*REVIEWERS)
async def decline_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Choose why it is declined."""
    return await decision_form(request, question_id, Step.DECLINE)


@routes.post("/decline", name="decline")
@requires(*REVIEWERS)
async def decline(request: Request, question_id: UUID) -> HTTPResponse:
    """Show what the author will read; decline when that is confirmed."""
    step, decision = Step.DECLINE, read_decision(request, Step.DECLINE)
    if (unconfirmed := await _before(request, question_id, step, decision)) is not None:
        return unconfirmed
    try:
        return await decide_with_words(
            request,
            question_id,
            step,
            decision,
            use_case=decline_question,
            done="declined",
            answered_by=decision.answered_by,
        )
    except AnswerNotPublic as error:
        wrong = replace(decision, wrong=error.code, confirmed=False)
        return await decision_form(request, question_id, step, wrong, status=400)


async def _before(
    request: Request, question_id: UUID, step: Step, decision: Decision
) -> HTTPResponse | None:
    """The form to put right or to change, or what the author will read; None once confirmed."""
    if decision.wrong:
        return await decision_form(request, question_id, step, decision, status=400)
    if form_value(request, "change") == "yes":
        return await decision_form(request, question_id, step, decision)
    if not decision.confirmed:
        return await decision_form(request, question_id, step, decision, template="confirm.html")
    return None


@routes.get("/flag", name="flag_form")
@requires(*REVIEWERS)
async def flag_form(request: Request, question_id: UUID) -> HTTPResponse:
    """What happens when the safeguarding lead gets it."""
    return await decision_form(request, question_id, Step.FLAG, template="flag.html")


@routes.post("/flag", name="flag")
@requires(*REVIEWERS)
async def flag(request: Request, question_id: UUID) -> HTTPResponse:
    """Pass it to the safeguarding lead; it leaves my list."""
    return await decide(request, question_id, flag_question, "flagged", to="/questions")


@routes.post("/undo", name="undo")
@requires(*REVIEWERS)
async def undo(request: Request, question_id: UUID) -> HTTPResponse:
    """Take back my own decision while it is young."""
    actor, now = reader_of(request), now_utc()
    await write(request, undo_decision, question_id=question_id, actor=actor, now=now)
    return see_other(request, f"/questions/{question_id}", done="case.undone")
