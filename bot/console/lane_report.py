"""The report form of a question in the lane: to read, to print, and to take along as a file."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from bot.console.access import requires
from bot.console.page import show
from bot.console.reader import names_of, reader_of
from bot.console.sessions_prints import STYLES
from bot.console.sessions_report_form import known
from bot.console.work import now_utc, read, write
from bot.questions.reviewing.referral import ReferralFor, read_referral, take_referral
from bot.questions.reviewing.safeguarding import open_for_lead
from bot.sessions.prints.files import PrintFormat, PrintOrder, file_of
from bot.sessions.prints.pages import as_parts
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.referral_sheet import SHORT, referral_sheet
from bot.vocabulary import Role
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("lane_report", url_prefix="/safeguarding")
STYLE_ADDRESS = "/safeguarding/prints.css"
EDITIONS = (Edition.EN, Edition.CY)  # the words were written in one language


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A file as it was asked for."""

    purpose: ReferralFor | None = None
    format: PrintFormat | None = None
    edition: Edition | None = None


@routes.get("/<question_id:uuid>/report", name="show")
@requires(Role.SAFEGUARDING_LEAD)
async def show_report(request: Request, question_id: UUID) -> HTTPResponse:
    """The form as it is filled in; that it was read is in the audit log."""
    given = {"question_id": question_id, "reader": reader_of(request), "now": now_utc()}
    await write(request, open_for_lead, **given)
    return await _page(request, question_id, ReportAsked())


@routes.post("/<question_id:uuid>/report", name="take")
@requires(Role.SAFEGUARDING_LEAD)
async def take_report(request: Request, question_id: UUID) -> HTTPResponse:
    """Write down what it is for, then send it."""
    asked = ReportAsked(
        purpose=known(ReferralFor, form_value(request, "purpose")),
        format=known(PrintFormat, form_value(request, "format")),
        edition=known(Edition, form_value(request, "edition")),
    )
    if asked.purpose is None or asked.format is None or asked.edition not in EDITIONS:
        return await _page(request, question_id, asked, status=400)
    given = {"question_id": question_id, "reader": reader_of(request), "now": now_utc()}
    chosen = {"purpose": asked.purpose, "format": asked.format, "edition": asked.edition}
    referral = await write(request, take_referral, **given, **chosen)
    sheet = referral_sheet(referral, await names_of(request, referral.actors))
    order = PrintOrder(edition=asked.edition, style_address=STYLE_ADDRESS)
    name = f"report-{str(question_id)[:SHORT]}"
    made = await asyncio.to_thread(file_of, sheet, asked.format, order, name=name)
    shown = "inline" if asked.format is PrintFormat.HTML else "attachment"
    headers = {"content-disposition": f'{shown}; filename="{made.name}"'}
    return raw(made.content, content_type=made.mime, headers=headers)


@routes.get("/prints.css", name="styles")
@requires(Role.SAFEGUARDING_LEAD)
async def styles(request: Request) -> HTTPResponse:
    """How the printed form looks in a browser."""
    return raw(STYLES.read_bytes(), content_type="text/css; charset=utf-8")


async def _page(
    request: Request, question_id: UUID, asked: ReportAsked, *, status: int = 200
) -> HTTPResponse:
    given = {"question_id": question_id, "reader": reader_of(request), "now": now_utc()}
    referral = await read(request, read_referral, **given)
    sheet = referral_sheet(referral, await names_of(request, referral.actors))
    spoken = page_language(request)
    request.ctx.form_page = f"/safeguarding/{question_id}/report"
    return show(
        request,
        "lane_report.html",
        status,
        question=referral.question,
        reading=as_parts(sheet, Edition(spoken.value)),
        asked=asked,
        wrong=status != 200,
        purposes=tuple(ReferralFor),
        editions=EDITIONS,
        formats=tuple(PrintFormat),
        chosen=asked.edition or Edition(referral.question.language.value),
    )
