"""One question for several that ask the same: choose which wording stays; take it apart again."""

from uuid import UUID, uuid4

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import read_id
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import BadInput, QuestionNotFound
from bot.questions.reviewing.merge import merge_questions, unmerge_question
from bot.questions.reviewing.staff import question_for_staff

routes = Blueprint("merging", url_prefix="/questions/<question_id:uuid>")


@routes.get("/merge", name="merge_form")
@requires(*REVIEWERS)
async def merge_form(request: Request, question_id: UUID) -> HTTPResponse:
    """Both wordings next to each other; which one stays?"""
    try:
        other = UUID(request.args.get("other", ""))
    except ValueError as error:
        raise QuestionNotFound from error
    return await _form(request, question_id, other)


@routes.post("/merge", name="merge")
@requires(*REVIEWERS)
async def merge(request: Request, question_id: UUID) -> HTTPResponse:
    """Merge one into the other, the way that was chosen."""
    other, batch = read_id(request, "other"), uuid4()
    try:
        stays = read_id(request, "stays")
    except BadInput:
        return await _form(request, question_id, other, wrong="case.wrong_stays")
    if stays not in (question_id, other):
        raise BadInput("stays")
    goes = other if stays == question_id else question_id
    await write(
        request,
        merge_questions,
        question_ids=[goes],
        into=stays,
        actor=reader_of(request),
        now=now_utc(),
        batch=batch,
    )
    return see_other(request, f"/questions/{stays}", done="case.merged", undo=str(batch))


@routes.post("/unmerge", name="unmerge")
@requires(*REVIEWERS)
async def unmerge(request: Request, question_id: UUID) -> HTTPResponse:
    """Let it stand for itself again."""
    actor, now = reader_of(request), now_utc()
    await write(request, unmerge_question, question_id=question_id, actor=actor, now=now)
    return see_other(request, f"/questions/{question_id}", done="case.unmerged")


async def _form(request: Request, question_id: UUID, other: UUID, wrong: str = "") -> HTTPResponse:
    reader = reader_of(request)
    mine = await read(request, question_for_staff, question_id=question_id, reader=reader)
    theirs = await read(request, question_for_staff, question_id=other, reader=reader)
    request.ctx.form_page = f"/questions/{question_id}"
    pair = (mine.question, theirs.question)
    status = 400 if wrong else 200
    return show(request, "merge.html", status, question=mine.question, pair=pair, wrong=wrong)
