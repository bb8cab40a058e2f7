"""What became of my question: by receipt code, which is never in an address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.directory.heard import ADVICE_TEAM
from bot.directory.search import describe_doors
from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.receipts import find_receipts
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.asking.status import QuestionStatus, question_by_receipt, withdraw_question
from bot.questions.judging.verdicts import give_verdict
from bot.vocabulary import Answered, Progress, Workflow
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.gate.gate import Gate
from channels.gate.status_words import status_as_json
from channels.site.directory import show_door
from channels.site.form_holder import (
    FormHolder,
    checked_holder,
    form_holder,
    form_token,
    keep_cookie,
)
from channels.site.say import speaker
from channels.site.see_other import see_other

question = Blueprint("question", url_prefix="/question")

NOT_FOUND = "question_not_found"
TURNED_AWAY = {Workflow.RETURNED, Workflow.DECLINED, Workflow.PASSED_ON}
Act = tuple[Callable[..., Any], dict[str, Any]]  # a use case, and what it takes beside the receipt


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says beside the question itself."""

    done: str = ""
    problem: str = ""
    status: int = 200
    confirming: bool = False


MISSING = Told(problem=NOT_FOUND, status=404)
REFUSED = Told(problem="refused", status=409)


@question.get("/", name="form", strict_slashes=False)
async def show_form(request: Request) -> HTTPResponse:
    """The form for the code."""
    holder = form_holder(request)
    return keep_cookie(request, _page(request, holder), holder)


@question.post("/", name="look", strict_slashes=False)
async def look(request: Request) -> HTTPResponse:
    """Where the question is. Answered at once: a code must not stand in an address."""
    return await _answer(request)


@question.post("/withdraw", name="withdraw")
async def withdraw(request: Request) -> HTTPResponse:
    """Ask if they are sure, then take the question back; its words are erased."""
    if form_value(request, "confirmed") != "yes":
        return await _answer(request, told=Told(confirming=True))
    return await _answer(request, (withdraw_question, {}))


@question.post("/appeal", name="appeal")
async def appeal(request: Request) -> HTTPResponse:
    """Ask the Commissioner's team to look again."""
    return await _answer(request, (appeal_question, {}), Told(done="appeal_sent"))


@question.post("/verdict", name="verdict")
async def verdict(request: Request) -> HTTPResponse:
    """Keep what the author thinks of the answer, or put it in the place of what they said."""
    answered, progress = form_value(request, "answered"), form_value(request, "progress")
    if answered not in set(map(str, Answered)) or progress not in set(map(str, Progress)):
        return await _answer(request, told=Told(problem="judge_missing", status=400))
    said = {"answered": Answered(answered), "progress": Progress(progress)}
    return await _answer(request, (give_verdict, said), Told(done="judge_kept"))


@question.post("/rewrite", name="rewrite")
async def rewrite(request: Request) -> HTTPResponse:
    """Open the form with the words of a question that came back."""
    holder, code, receipt = await _opened(request)
    if receipt is None:
        return _page(request, holder, MISSING)
    gate: Gate = request.app.ctx.gate
    try:
        found = await gate.eraser.replies.read(
            question_by_receipt, receipt_hash=receipt, now=_now()
        )
        await gate.eraser.replies.write(
            open_rewrite,
            conversation_id=holder.conversation_id,
            question_id=found.question_id,
            language=page_language(request),
            now=_now(),
            code=code,
        )
    except QuestionNotFound:
        return _page(request, holder, MISSING)
    except TransitionRefused:
        return await _answer(request, told=REFUSED)
    return keep_cookie(request, see_other(request, "/ask"), holder)


async def _answer(
    request: Request, act: Act | None = None, told: Told | None = None
) -> HTTPResponse:
    """Do something with the question of the code that was sent, and show where it is then."""
    holder, code, receipt = await _opened(request)
    if receipt is None:
        return _page(request, holder, MISSING)
    replies, told = request.app.ctx.gate.eraser.replies, told or Told()
    try:
        if act is not None:
            use_case, said = act
            await replies.write(use_case, receipt_hash=receipt, now=_now(), **said)
    except TransitionRefused:
        told = REFUSED
    except QuestionNotFound:
        return _page(request, holder, MISSING)
    try:
        found = await replies.read(question_by_receipt, receipt_hash=receipt, now=_now())
    except QuestionNotFound:
        return _page(request, holder, MISSING)
    return _page(request, holder, told, found, code, doors=await _who_helps(request, found))


async def _who_helps(request: Request, found: QuestionStatus) -> list[dict[str, object]]:
    """How to reach the advice team, for one whose question the board does not take."""
    if found.workflow not in TURNED_AWAY:
        return []
    language = page_language(request)
    doors = await request.app.ctx.gate.eraser.replies.read(
        describe_doors, ids=(ADVICE_TEAM,), needs=(), council=None, age=None, language=language
    )
    return [show_door(door, language) for door in doors]


async def _opened(request: Request) -> tuple[FormHolder, str, str | None]:
    """Who sent the form, the code in it and its hash; None for what is no code."""
    request.ctx.form_page = "/question"
    holder = checked_holder(request)
    gate: Gate = request.app.ctx.gate
    await gate.limiter.count_receipt(request.remote_addr or request.ip)
    code = form_value(request, "code")
    found = find_receipts(code)
    return holder, code, found[0].receipt_hash if found else None


def _page(
    request: Request,
    holder: FormHolder,
    told: Told | None = None,
    found: QuestionStatus | None = None,
    code: str = "",
    *,
    doors: Sequence[dict[str, object]] = (),
) -> HTTPResponse:
    language, told = page_language(request), told or Told()
    shown = status_as_json(found, _now(), language, speaker(request)) if found else None
    sure = told.confirming and shown and shown["can_withdraw"]
    return render(
        request,
        "take_back.html" if sure else "question.html",
        status=told.status,
        found=shown,
        code=code,
        done=told.done,
        problem=told.problem,
        doors=doors,
        csrf=form_token(request, holder),
    )


def _now() -> datetime:
    return datetime.now(UTC)
