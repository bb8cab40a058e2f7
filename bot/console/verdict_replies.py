"""What groups made of an answer, and the board's reply to it: it changes no verdict."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import typed
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import BadInput, BotError, EditConflict
from bot.questions.answering.fields import AnswerTooLong
from bot.sessions.panel.verdicts import (
    REASON_LONGEST,
    ReplyMissing,
    group_verdicts,
    reply_to_verdict,
)
from bot.web.types import form_value

routes = Blueprint("verdict_replies", url_prefix="/answers/<question_id:uuid>/verdicts")


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply as it was sent, and what is wrong with it."""

    verdict_id: UUID
    reply_en: str
    reply_cy: str
    wrong: str

    def reply(self, language: str) -> str:
        """What was typed in one language."""
        return self.reply_cy if language == "cy" else self.reply_en


@routes.get("/", name="list", strict_slashes=False)
@requires(*REVIEWERS)
async def show_verdicts(request: Request, question_id: UUID) -> HTTPResponse:
    """Every verdict of a group, each with the board's reply."""
    return await _page(request, question_id)


@routes.post("/<verdict_id:uuid>", name="reply")
@requires(*REVIEWERS)
async def reply(request: Request, question_id: UUID, verdict_id: UUID) -> HTTPResponse:
    """Keep the board's reply, in both languages."""
    given = {"reply_en": typed(request, "reply_en"), "reply_cy": typed(request, "reply_cy")}
    try:
        await write(
            request,
            reply_to_verdict,
            verdict_id=verdict_id,
            actor=reader_of(request),
            seen=_seen(request),
            now=now_utc(),
            **given,
        )
    except (ReplyMissing, AnswerTooLong, EditConflict) as error:
        return await _page(request, question_id, Sent(verdict_id, **given, wrong=error.code), error)
    return see_other(request, f"/answers/{question_id}/verdicts", done="verdicts.replied")


async def _page(
    request: Request, question_id: UUID, sent: Sent | None = None, error: BotError | None = None
) -> HTTPResponse:
    known = {"question_id": question_id, "reader": reader_of(request)}
    verdicts = await read(request, group_verdicts, **known)
    request.ctx.form_page = f"/answers/{question_id}/verdicts"
    status = 200 if error is None else 409 if isinstance(error, EditConflict) else 400
    return show(
        request,
        "verdict_replies.html",
        status,
        question_id=question_id,
        verdicts=verdicts,
        sent=sent,
        most=REASON_LONGEST,
    )


def _seen(request: Request) -> datetime | None:
    """When the reply was given that this form shows. Raises: BadInput."""
    said = form_value(request, "seen")
    try:
        return datetime.fromisoformat(said) if said else None
    except ValueError as error:
        raise BadInput("seen") from error
