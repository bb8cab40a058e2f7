"""The report for the Minister: choose a period, look at it, and take it along in one click."""

from dataclasses import replace
from datetime import date

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import raw

from bot.console.access import requires
from bot.console.page import WALES, show
from bot.console.reader import reader_of
from bot.console.sessions_report_form import (
    ReportForm,
    a_day,
    read_report_form,
    send_report,
)
from bot.console.work import now_utc, read, write
from bot.questions.exports.facts import Purpose
from bot.sessions.prints.pages import as_parts
from bot.sessions.prints.printed import Edition
from bot.sessions.report.json_file import SCHEMA
from bot.sessions.report.minister import PeriodWrong, minister_report
from bot.sessions.report.sheets.files import minister_file
from bot.sessions.report.sheets.minister_sheet import minister_sheet
from bot.sessions.report.taking import ReportFormat, take_minister_report
from bot.vocabulary import Role
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("minister_report")
PAGE = "/sessions/report"
TEAM = (Role.COMMISSIONER_TEAM,)


@routes.get(PAGE, name="show")
@requires(*TEAM)
async def choose_period(request: Request) -> HTTPResponse:
    """The form; with a period in the address, what the report of it holds too."""
    since, until = (str(request.args.get(name) or "") for name in ("since", "until"))
    if not since and not until:
        return await _page(request, _first(now_utc().astimezone(WALES).date()))
    asked = _with_days(ReportForm(), since, until)
    return await _page(request, asked, look=True, status=400 if asked.faults else 200)


@routes.post(PAGE, name="take")
@requires(*TEAM)
async def take_report(request: Request) -> HTTPResponse:
    """Write down what the file is for, then send it."""
    sent = read_report_form(request)
    asked = _with_days(sent, form_value(request, "since"), form_value(request, "until"))
    if asked.faults:
        return await _page(request, asked, status=400)
    given = {"since": asked.since, "until": asked.until, "now": now_utc()}
    try:
        taken = await write(
            request, take_minister_report, reader=reader_of(request), order=asked.order, **given
        )
    except PeriodWrong:
        return await _page(request, asked.with_fault("period"), status=400)
    return await send_report(request, minister_file, taken, asked.order)


@routes.get("/sessions/session-report-1.schema.json", name="schema")
@requires(*TEAM)
async def schema(request: Request) -> HTTPResponse:
    """What stands where in the JSON file."""
    return raw(SCHEMA.read_bytes(), content_type="application/schema+json")


def _first(today: date) -> ReportForm:
    """The year so far; in the first half of a year, the year before as well."""
    since = date(today.year if today.month > 6 else today.year - 1, 1, 1)
    return _with_days(ReportForm(), since.isoformat(), today.isoformat())


def _with_days(asked: ReportForm, since: str, until: str) -> ReportForm:
    """The form with its period, or with what is wrong about it."""
    first, last = a_day(since), a_day(until)
    missing = tuple(name for name, day in (("since", first), ("until", last)) if day is None)
    return replace(
        asked,
        since=first,
        until=last,
        typed={"since": since, "until": until},
        faults=(*asked.faults, *missing),
    )


async def _page(
    request: Request, asked: ReportForm, *, look: bool = False, status: int = 200
) -> HTTPResponse:
    reading = None
    if look and not asked.faults:
        days = {"since": asked.since, "until": asked.until}
        reader = reader_of(request)
        try:
            found = await read(request, minister_report, reader=reader, now=now_utc(), **days)
            edition = Edition(page_language(request).value)
            reading = as_parts(minister_sheet(found), edition)
        except PeriodWrong:
            asked, status = asked.with_fault("period"), 400
    request.ctx.form_page = request.path
    return show(
        request,
        "minister_report.html",
        status,
        asked=asked,
        reading=reading,
        formats=tuple(ReportFormat),
        editions=tuple(Edition),
        purpose=Purpose.MINISTER_REPORT,
    )
