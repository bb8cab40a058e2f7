"""What became of my question: by receipt code, which is never in an address."""

from datetime import UTC, datetime

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.receipts import find_receipts
from bot.questions.status import QuestionStatus, question_by_receipt, withdraw_question
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.gate.gate import Gate
from channels.gate.status_words import status_as_json
from channels.site.form_holder import (
    FormHolder,
    checked_holder,
    form_holder,
    form_token,
    keep_cookie,
)

question = Blueprint("question", url_prefix="/question")


@question.get("/", name="form", strict_slashes=False)
async def show_form(request: Request) -> HTTPResponse:
    """The form for the code."""
    holder = form_holder(request)
    return keep_cookie(request, _page(request, holder), holder)


@question.post("/", name="look", strict_slashes=False)
async def look(request: Request) -> HTTPResponse:
    """Where the question is. Answered at once: a code must not stand in an address."""
    request.ctx.form_page = "/question"
    holder = checked_holder(request)
    gate: Gate = request.app.ctx.gate
    await gate.limiter.count_receipt(request.remote_addr or request.ip)
    code = form_value(request, "code")
    found = find_receipts(code)
    try:
        if not found:
            raise QuestionNotFound
        status = await gate.eraser.replies.read(
            question_by_receipt, receipt_hash=found[0].receipt_hash
        )
    except QuestionNotFound:
        return _page(request, holder, problem="question_not_found", status=404)
    return _page(request, holder, found=status, code=code)


@question.post("/withdraw", name="withdraw")
async def withdraw(request: Request) -> HTTPResponse:
    """Take the question back; its words are erased."""
    request.ctx.form_page = "/question"
    holder = checked_holder(request)
    gate: Gate = request.app.ctx.gate
    await gate.limiter.count_receipt(request.remote_addr or request.ip)
    found = find_receipts(form_value(request, "code"))
    if not found:
        raise QuestionNotFound
    try:
        status = await gate.eraser.replies.write(
            withdraw_question, receipt_hash=found[0].receipt_hash, now=datetime.now(UTC)
        )
    except TransitionRefused:
        return _page(request, holder, problem="transition_refused", status=409)
    return _page(request, holder, found=status)


def _page(
    request: Request, holder: FormHolder, found: QuestionStatus | None = None, code: str = "",
    problem: str = "", status: int = 200,
) -> HTTPResponse:  # fmt: skip
    language, words = page_language(request), request.app.ctx.words
    shown = status_as_json(found, language, lambda key: words.say(key, language)) if found else None
    return render(
        request,
        "question.html",
        status=status,
        found=shown,
        code=code,
        problem=problem,
        csrf=form_token(request, holder),
    )
