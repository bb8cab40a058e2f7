"""Publish approved answers: choose them, see them as everybody will, publish them together."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.answers import MOST, paging_of
from bot.console.forms import read_number
from bot.console.page import see_other, show
from bot.console.previews import is_for_everybody, read_previews
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import BadInput
from bot.questions.answering.answers import answer_for_staff, answers_waiting
from bot.questions.answering.publishing import BatchRefused, Stop, publish_answers, unpublish_answer
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff import question_for_staff
from bot.vocabulary import AnswerStage
from bot.web.types import form_value, form_values

routes = Blueprint("publishing", url_prefix="/answers/to-publish")
TOGETHER = 20  # answers at once; the address that offers to undo it names them


@routes.get("/", name="list", strict_slashes=False)
@requires(*REVIEWERS)
async def list_approved(request: Request) -> HTTPResponse:
    """Everything that is approved, each with a box to tick."""
    return await _list(request)


@routes.post("/", name="publish", strict_slashes=False)
@requires(*REVIEWERS)
async def publish(request: Request) -> HTTPResponse:
    """Show them as everybody will see them; publish when that is confirmed."""
    ids = _ids(request)
    if not ids:
        return await _list(request, status=400, wrong="answers.wrong_none")
    if form_value(request, "confirmed") != "yes":
        return await _preview(request, ids)
    try:
        published = await write(
            request,
            give_out,
            ids=ids,
            actor=reader_of(request),
            versions=_versions(request, ids),
            now=now_utc(),
        )
    except BatchRefused as error:
        return await _preview(request, ids, error.stops)
    just = ",".join(str(one) for one in ids)
    if not published:
        done, count = "answers.given", len(ids)
    else:
        done = "answers.published" if published == len(ids) else "answers.published_some"
        count = published
    return see_other(request, "/answers/published", done=done, count=str(count), just=just)


@routes.post("/undo", name="undo")
@requires(*REVIEWERS)
async def undo(request: Request) -> HTTPResponse:
    """Take down again what was just published, as if it had not been."""
    count = await write(
        request, take_down, ids=_ids(request), actor=reader_of(request), now=now_utc()
    )
    return see_other(request, "/answers/to-publish", done="answers.undone", count=str(count))


def give_out(
    db: Any, *, ids: tuple[UUID, ...], actor: Actor, versions: dict[UUID, int], now: datetime
) -> int:
    """Publish them; how many of them everybody can read now, the others open by receipt only.

    Raises: as `publish_answers`.
    """
    publish_answers(db, question_ids=ids, actor=actor, now=now, batch=uuid4(), versions=versions)
    files = (question_for_staff(db, question_id=one, reader=actor) for one in ids)
    return sum(is_for_everybody(file.question) for file in files)


def take_down(db: Any, *, ids: tuple[UUID, ...], actor: Actor, now: datetime) -> int:
    """Take down these answers, all of them or none; how many.

    Raises: as `unpublish_answer`.
    """
    for one in ids:
        answer = answer_for_staff(db, question_id=one, actor=actor)
        version = answer.version if answer else 0
        unpublish_answer(db, question_id=one, actor=actor, version=version, now=now)
    return len(ids)


async def _list(request: Request, *, status: int = 200, wrong: str = "") -> HTTPResponse:
    asked_for = paging_of(request, "/answers/to-publish")
    page = await read(
        request,
        answers_waiting,
        actor=reader_of(request),
        stage=AnswerStage.APPROVED,
        limit=MOST,
        offset=asked_for.skipped,
    )
    request.ctx.form_page = "/answers/to-publish"
    return show(
        request,
        "answers_publish.html",
        status,
        items=page.items,
        paging=replace(asked_for, total=page.total),
        wrong=wrong,
        now=now_utc(),
    )


async def _preview(
    request: Request, ids: tuple[UUID, ...], stops: tuple[Stop, ...] = ()
) -> HTTPResponse:
    """Who will read what, and what stands in the way; or why nothing was published."""
    previews = await read(request, read_previews, ids=ids, reader=reader_of(request), refused=stops)
    request.ctx.form_page = "/answers/to-publish"
    return show(
        request,
        "answers_preview.html",
        409 if stops else 200,
        previews=previews,
        going=[one for one in previews if not one.stops],
        refused=bool(stops),
        now=now_utc(),
    )


def _ids(request: Request) -> tuple[UUID, ...]:
    sent = list(dict.fromkeys(form_values(request, "questions")))
    if len(sent) > TOGETHER:
        raise BadInput("questions")
    try:
        return tuple(UUID(one) for one in sent)
    except ValueError as error:
        raise BadInput("questions") from error


def _versions(request: Request, ids: tuple[UUID, ...]) -> dict[UUID, int]:
    """The answers as they were shown before they are published; 0: it was not shown."""
    named = {one: f"version_{one}" for one in ids}
    sent = {one: name for one, name in named.items() if form_value(request, name)}
    return dict.fromkeys(ids, 0) | {one: read_number(request, name) for one, name in sent.items()}
