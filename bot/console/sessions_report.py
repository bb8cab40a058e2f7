"""The report of a session: to read here, and to take along as a file."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, READERS
from bot.console.sessions_report_form import ReportForm, known, read_report_form, send_report
from bot.console.work import now_utc, read, write
from bot.questions.exports.facts import Purpose
from bot.sessions.planning.queries import may_host
from bot.sessions.prints.pages import as_parts
from bot.sessions.prints.printed import Edition
from bot.sessions.report.lines import Profile
from bot.sessions.report.sheets.files import session_file
from bot.sessions.report.sheets.session_sheet import session_sheet
from bot.sessions.report.taking import (
    ReportFormat,
    SessionReading,
    read_report,
    take_session_report,
)
from bot.web.language import page_language

routes = Blueprint("session_report")
PAGE = f"{CHANGE}/report"


@routes.get(PAGE, name="show")
@requires(*READERS)
async def show_report(request: Request, session_id: UUID) -> HTTPResponse:
    """What was asked, answered, promised and judged, in the language of the page."""
    profile = known(Profile, str(request.args.get("profile") or "")) or Profile.SHARED
    return await _page(request, session_id, ReportForm(profile=profile))


@routes.post(PAGE, name="take")
@requires(*READERS)
async def take_report(request: Request, session_id: UUID) -> HTTPResponse:
    """Write down what the file is for, then send it."""
    asked = read_report_form(request)
    if asked.faults:
        return await _page(request, session_id, asked, status=400)
    given = {"session_id": session_id, "reader": reader_of(request), "now": now_utc()}
    taken = await write(request, take_session_report, order=asked.order, **given)
    return await send_report(request, session_file, taken, asked.order)


async def _page(
    request: Request, session_id: UUID, asked: ReportForm, *, status: int = 200
) -> HTTPResponse:
    reader = reader_of(request)
    reading: SessionReading = await read(
        request,
        read_report,
        session_id=session_id,
        reader=reader,
        profile=asked.profile,
        now=now_utc(),
    )
    sheet = session_sheet(reading.report, reading.comparison)
    spoken = page_language(request)
    data = ReportFormat.JSON
    request.ctx.form_page = request.path
    return show(
        request,
        "session_report.html",
        status,
        asked=asked,
        sheet=sheet,
        title=sheet.title.said(spoken)[1],
        reading=as_parts(sheet, Edition(spoken.value)),
        report=reading.report,
        begun=reading.begun,
        hosts=await read(request, may_host, session_id=session_id, reader=reader),
        own=asked.profile is Profile.GROUP,
        formats=[one for one in ReportFormat if asked.profile is Profile.SHARED or one is not data],
        editions=tuple(Edition),
        purposes=tuple(Purpose),
    )
