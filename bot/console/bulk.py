"""One step for everything that is selected: say what will happen to what, then do it, then undo."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from sanic import Blueprint, HTTPResponse, Request, redirect
from sanic.exceptions import NotFound

from bot.accounts.account import AccountView
from bot.console.access import requires
from bot.console.bulk_forms import (
    Sent,
    filter_in,
    languages_of,
    picks_in,
    read_choice,
    reasons_for,
)
from bot.console.list_page import MOST_NAMED, colleagues_of
from bot.console.list_panel import list_address
from bot.console.notices import back_to
from bot.console.page import show
from bot.console.queue import REVIEWERS, why_key
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import BadInput
from bot.questions.finding.queue import review_queue
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.life.move import Actor
from bot.questions.reviewing.bulk import (
    MOST_AT_ONCE,
    BulkChoice,
    BulkPlan,
    BulkResult,
    Pick,
    look_before,
    plan_step,
    take_step,
)
from bot.questions.reviewing.bulk_steps import CAN_BE_UNDONE, BulkStep, seen_after_accepting
from bot.questions.reviewing.undo import UndoOver, undo_batch
from bot.vocabulary import Theme
from bot.web.language import page_language
from bot.web.types import form_value, form_values

routes = Blueprint("bulk", url_prefix="/questions")
NOTHING = Sent(BulkChoice())
Planned = tuple[BulkPlan, tuple[AccountView, ...]]


@routes.get("/bulk/<step:str>", name="confirm")
@requires(*REVIEWERS)
async def confirm(request: Request, step: str) -> HTTPResponse:
    """Say what a step will do to which questions, and ask for what goes with it."""
    taken = _step(step)
    pairs = request.get_query_args()
    wanted = QueueFilter.from_query(pairs)
    picks = picks_in(value for name, value in pairs if name == "pick")
    if request.args.get("everything") == "yes":
        picks = await read(
            request, _all_that_match, reader=reader_of(request), filter=wanted, now=now_utc()
        )
    return await _page(request, taken, picks, wanted, NOTHING)


@routes.post("/bulk/<step:str>", name="take")
@requires(*REVIEWERS)
async def take(request: Request, step: str) -> HTTPResponse:
    """Do it with every question that still is as it was shown."""
    taken, wanted = _step(step), filter_in(request)
    picks = picks_in(form_values(request, "pick"))
    actor, batch = reader_of(request), uuid4()
    sent = read_choice(request, taken, actor.account_id)
    if sent.wrong:
        return await _page(request, taken, picks, wanted, sent, status=400)
    looked = await read(request, look_before, step=taken, picks=picks, reader=actor)
    result: BulkResult = await write(
        request,
        take_step,
        step=taken,
        picks=picks,
        choice=replace(sent.choice, looked=looked),
        actor=actor,
        now=now_utc(),
        batch=batch,
    )
    return redirect(_after(request, taken, wanted, result, batch), status=303)


@routes.post("/undo", name="undo")
@requires(*REVIEWERS)
async def undo(request: Request) -> HTTPResponse:
    """Take back what I did last, for half an hour."""
    back = form_value(request, "back")
    try:
        batch = UUID(form_value(request, "batch"))
    except ValueError as error:
        raise BadInput("batch") from error
    try:
        undone = await write(
            request, undo_batch, batch=batch, actor=reader_of(request), now=now_utc()
        )
    except UndoOver:
        return back_to(request, back, done="bulk.undo_over")
    return back_to(request, back, done="undone", count=str(undone))


async def _page(
    request: Request,
    step: BulkStep,
    picks: tuple[Pick, ...],
    wanted: QueueFilter,
    sent: Sent,
    *,
    status: int = 200,
) -> HTTPResponse:
    plan, colleagues = await read(
        request, _planned, step=step, picks=picks, reader=reader_of(request), filter=wanted
    )
    words = request.app.ctx.words
    return show(
        request,
        "bulk_merge.html" if step is BulkStep.MERGE else "bulk.html",
        status,
        step=step.value,
        plan=plan,
        sent=sent,
        choice=sent.choice,
        wrong=sent.wrong,
        reasons=reasons_for(step),
        written=languages_of(plan),
        themes=tuple(Theme),
        colleagues=colleagues,
        seen_after=seen_after_accepting,
        why=lambda code: why_key(words, code),
        list_query=urlencode(wanted.to_query()),
        back=list_address(wanted.to_query(), page_language(request).value),
        can_undo=step in CAN_BE_UNDONE,
        most=MOST_AT_ONCE,
        now=now_utc(),
    )


def _planned(
    db: Any, *, step: BulkStep, picks: tuple[Pick, ...], reader: Actor, filter: QueueFilter
) -> Planned:
    plan = plan_step(db, step=step, picks=picks, reader=reader)
    return plan, colleagues_of(db, reader=reader, filter=filter)


def _all_that_match(db: Any, *, reader: Actor, filter: QueueFilter, now: Any) -> tuple[Pick, ...]:
    """As many as can be taken at once, from the top of the list."""
    page = review_queue(db, reader=reader, filter=filter, limit=MOST_AT_ONCE, now=now)
    return tuple(Pick(item.question_id, item.version) for item in page.items)


def _after(
    request: Request, step: BulkStep, wanted: QueueFilter, result: BulkResult, batch: UUID
) -> str:
    """The list again, with what was done, how to undo it, and what was left out."""
    more = {"done": f"bulk.{step}", "count": str(result.done)} if result.done else {}
    if result.done and step in CAN_BE_UNDONE:
        more["undo"] = str(batch)
    if result.left_out:
        named = result.left_out[:MOST_NAMED]
        more["left"] = ",".join(f"{question_id}:{why}" for question_id, why in named)
    return list_address(wanted.to_query(), page_language(request).value, **more)


def _step(value: str) -> BulkStep:
    try:
        return BulkStep(value)
    except ValueError as error:
        raise NotFound(value) from error
