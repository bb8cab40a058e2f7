"""Answers of my region: to write, to approve, published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import account_of, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.answering.answers import WaitingAnswer, answers_waiting
from bot.questions.finding.queue import review_queue
from bot.questions.finding.queue_filter import QueueFilter, Sort
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff import StaffQuestion
from bot.vocabulary import AnswerStage, Workflow

routes = Blueprint("answers", url_prefix="/answers")
MOST = 200  # of one list; a region has a few dozen


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A question that the board has; `begun` if something is written."""

    question: StaffQuestion
    begun: bool


@routes.get("/", name="to_write", strict_slashes=False)
@requires(*REVIEWERS)
async def to_write(request: Request) -> HTTPResponse:
    """What the board has been asked and has not answered, the one due first on top."""
    items = await read(request, read_to_write, reader=reader_of(request), now=now_utc())
    return show(request, "answers.html", tab="to_write", items=items, just=(), now=now_utc())


@routes.get("/to-approve", name="to_approve")
@requires(*REVIEWERS)
async def to_approve(request: Request) -> HTTPResponse:
    """Finished answers that a second person has to read."""
    return await _stage(request, AnswerStage.SUBMITTED, "to_approve")


@routes.get("/published", name="published")
@requires(*REVIEWERS)
async def published(request: Request) -> HTTPResponse:
    """Answers that are out."""
    return await _stage(request, AnswerStage.PUBLISHED, "published")


def read_to_write(db: Any, *, reader: Actor, now: datetime) -> tuple[ToWrite, ...]:
    """Questions with the board whose answer is not submitted yet."""
    asked = QueueFilter(workflows=(Workflow.PUT_TO_BOARD,), sort=Sort.DUE)
    found = review_queue(db, reader=reader, filter=asked, limit=MOST, now=now).items
    submitted, begun = (
        {one.question_id for one in answers_waiting(db, actor=reader, stage=stage)}
        for stage in (AnswerStage.SUBMITTED, AnswerStage.WRITING)
    )
    return tuple(
        ToWrite(question, question.question_id in begun)
        for question in found
        if question.question_id not in submitted
    )


async def _stage(request: Request, stage: AnswerStage, tab: str) -> HTTPResponse:
    items: tuple[WaitingAnswer, ...] = await read(
        request, answers_waiting, actor=reader_of(request), stage=stage
    )
    me = account_of(request).id
    asked = {one for one in request.args.get("just", "").split(",") if one}
    just = [item for item in items if str(item.question_id) in asked]
    return show(request, "answers.html", tab=tab, items=items, just=just, me=me, now=now_utc())
