"""Answers of my region: to write, to approve, published."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import account_of, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.answering.answers import AnswersPage, answers_waiting, stages_of
from bot.questions.finding.queue import review_queue
from bot.questions.finding.queue_filter import QueueFilter, Sort
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff import StaffQuestion
from bot.vocabulary import AnswerStage, Workflow

routes = Blueprint("answers", url_prefix="/answers")
MOST = 200  # on one page; a region has a few dozen


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A question that the board has; `begun` if something is written."""

    question: StaffQuestion
    begun: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list this is."""

    path: str
    number: int  # from 1
    total: int  # of what is in the list

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // MOST))

    @property
    def skipped(self) -> int:
        """How many are on the pages before."""
        return (self.number - 1) * MOST


@routes.get("/", name="to_write", strict_slashes=False)
@requires(*REVIEWERS)
async def to_write(request: Request) -> HTTPResponse:
    """What the board has been asked and has not answered, the one due first on top."""
    asked = paging_of(request, "/answers")
    items, total = await read(
        request, read_to_write, reader=reader_of(request), now=now_utc(), offset=asked.skipped
    )
    paging = replace(asked, total=total)
    return show(
        request, "answers.html", tab="to_write", items=items, paging=paging, just=(), now=now_utc()
    )


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


def read_to_write(
    db: Any, *, reader: Actor, now: datetime, offset: int = 0
) -> tuple[tuple[ToWrite, ...], int]:
    """Of a page of what is with the board, that whose answer is not submitted yet.

    Returns: those; and how many are with the board in all.
    """
    asked = QueueFilter(workflows=(Workflow.PUT_TO_BOARD,), sort=Sort.DUE)
    page = review_queue(db, reader=reader, filter=asked, limit=MOST, offset=offset, now=now)
    stages = stages_of(db, {one.question_id: one.answer_round for one in page.items})
    items = tuple(
        ToWrite(question, stages.get(question.question_id) is AnswerStage.WRITING)
        for question in page.items
        if stages.get(question.question_id) is not AnswerStage.SUBMITTED
    )
    return items, page.total


def paging_of(request: Request, path: str) -> Paging:
    """The page that was asked for; what is no number is the first."""
    asked = request.args.get("page", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) < 6
    return Paging(path, max(1, int(asked)) if known else 1, 0)


async def _stage(request: Request, stage: AnswerStage, tab: str) -> HTTPResponse:
    asked_for = paging_of(request, f"/answers/{tab.replace('_', '-')}")
    page: AnswersPage = await read(
        request,
        answers_waiting,
        actor=reader_of(request),
        stage=stage,
        limit=MOST,
        offset=asked_for.skipped,
    )
    paging, items = replace(asked_for, total=page.total), page.items
    me = account_of(request).id
    asked = {one for one in request.args.get("just", "").split(",") if one}
    just = [item for item in items if str(item.question_id) in asked]
    return show(
        request,
        "answers.html",
        tab=tab,
        items=items,
        paging=paging,
        just=just,
        me=me,
        now=now_utc(),
    )
