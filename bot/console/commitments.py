"""What boards said they would do: what is due, what is late, and what became of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import read_version, typed
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.errors import BadInput, EditConflict
from bot.questions.answering.commitments import CommitmentNotFound, CommitmentView
from bot.questions.answering.fields import TEXT_LONGEST, AnswerTooLong
from bot.questions.answering.following import HappenedMissing, commitments_for, report_commitment
from bot.questions.answering.plain_words import plain_hint
from bot.questions.life.deadlines import WALES
from bot.questions.life.move import Actor
from bot.vocabulary import CommitmentState, Language
from bot.web.types import form_value

routes = Blueprint("commitments", url_prefix="/commitments")
MOST = 2_000  # commitments of all Wales


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a commitment, as it was filled in; `wrong` names what has to be put right."""

    state: CommitmentState
    happened_en: str
    happened_cy: str
    wrong: str = ""
    conflict: bool = False  # a colleague told something else in the meantime

    @property
    def says_nothing(self) -> bool:
        """Whether nobody could read anything in it."""
        return not (self.happened_en or self.happened_cy)

    def text(self, language: str) -> str:
        """What happened, in one language."""
        return self.happened_cy if language == Language.CY.value else self.happened_en


class NothingTold(BadInput):
    """What was sent is what is kept already: there is nothing new to read."""

    code = "nothing_told"


@routes.get("/", name="list", strict_slashes=False)
@requires(*REVIEWERS)
async def list_commitments(request: Request) -> HTTPResponse:
    """Those that are open, the one due first on top; or all of them."""
    every = request.args.get("all") == "yes"
    items = await read(
        request, commitments_for, actor=reader_of(request), open_only=not every, limit=MOST
    )
    return show(request, "commitments.html", items=items, every=every, today=_today())


@routes.get("/<commitment_id:uuid>", name="show", strict_slashes=False)
@requires(*REVIEWERS)
async def show_commitment(request: Request, commitment_id: UUID) -> HTTPResponse:
    """One commitment and what was said about it so far."""
    return await _form(request, commitment_id)


@routes.post("/<commitment_id:uuid>", name="report", strict_slashes=False)
@requires(*REVIEWERS)
async def report(request: Request, commitment_id: UUID) -> HTTPResponse:
    """Say what became of it, in both languages; whoever reads the answer can read that."""
    sent = _read_report(request)
    try:
        public = await write(
            request,
            keep_report,
            commitment_id=commitment_id,
            actor=reader_of(request),
            report=sent,
            version=read_version(request),
            now=now_utc(),
        )
    except (HappenedMissing, AnswerTooLong, NothingTold) as error:
        return await _form(request, commitment_id, replace(sent, wrong=error.code), status=400)
    except EditConflict:
        return await _form(request, commitment_id, replace(sent, conflict=True), status=409)
    done = "reopened" if sent.says_nothing else "reported" if public else "reported_receipt"
    return see_other(request, "/commitments", done=f"commitments.{done}")


def keep_report(
    db: Any, *, commitment_id: UUID, actor: Actor, report: Report, version: int, now: datetime
) -> bool:
    """Keep what became of it; whether everybody can read that, or only those who asked.

    Raises: NothingTold; as `report_commitment`.
    """
    before = read_commitment(db, commitment_id=commitment_id, reader=actor)
    kept = Report(before.state, before.happened_en, before.happened_cy)
    if report == kept and before.version == version:
        raise NothingTold
    report_commitment(
        db,
        commitment_id=commitment_id,
        actor=actor,
        state=report.state,
        happened_en=report.happened_en,
        happened_cy=report.happened_cy,
        version=version,
        now=now,
    )
    return before.public


async def _form(
    request: Request, commitment_id: UUID, sent: Report | None = None, *, status: int = 200
) -> HTTPResponse:
    found = await read(
        request, read_commitment, commitment_id=commitment_id, reader=reader_of(request)
    )
    report = sent or Report(found.state, found.happened_en, found.happened_cy)
    request.ctx.form_page = request.path
    return show(
        request,
        "commitment.html",
        status,
        one=found,
        report=report,
        states=tuple(CommitmentState),
        hints={one.value: plain_hint(report.text(one.value), one) for one in Language},
        most=TEXT_LONGEST,
        today=_today(),
    )


def read_commitment(db: Any, *, commitment_id: UUID, reader: Actor) -> CommitmentView:
    """One published commitment of this reader's questions. Raises: CommitmentNotFound."""
    for one in commitments_for(db, actor=reader, limit=MOST):
        if one.commitment_id == commitment_id:
            return one
    raise CommitmentNotFound(str(commitment_id))


def _read_report(request: Request) -> Report:
    state = form_value(request, "state")
    if state not in {one.value for one in CommitmentState}:
        raise BadInput("state")
    return Report(
        CommitmentState(state), typed(request, "happened_en"), typed(request, "happened_cy")
    )


def _today() -> date:
    return now_utc().astimezone(WALES).date()
