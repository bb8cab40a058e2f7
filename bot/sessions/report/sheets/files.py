"""Reports as files: the makers of the prints do the work, here are only the names."""

from bot.sessions.prints.files import PrintFile, PrintFormat, PrintOrder, file_of
from bot.sessions.report.json_file import report_json
from bot.sessions.report.lines import Profile
from bot.sessions.report.minister import MinisterReport
from bot.sessions.report.sheets.minister_sheet import minister_sheet
from bot.sessions.report.sheets.session_sheet import session_sheet
from bot.sessions.report.taking import ReportFormat, ReportOrder, SessionReading

JSON_MIME = "application/json"


def session_file(taken: SessionReading | MinisterReport, order: ReportOrder) -> PrintFile:
    """The report of one session as a file; its name says whether it may be passed on."""
    if isinstance(taken, MinisterReport):
        return _json(taken, f"session-report-{taken.since}")
    own = "group-only-" if taken.report.profile is Profile.GROUP else ""
    sheet = session_sheet(taken.report, taken.comparison)
    name = f"session-report-{own}{taken.report.held_on}"
    return file_of(sheet, PrintFormat(order.format.value), _printed(order), name=name)


def minister_file(taken: MinisterReport, order: ReportOrder) -> PrintFile:
    """The report for the Minister as a file."""
    name = f"minister-report-{taken.since}-{taken.until}"
    if order.format is ReportFormat.JSON:
        return _json(taken, name)
    sheet = minister_sheet(taken)
    return file_of(sheet, PrintFormat(order.format.value), _printed(order), name=name)


def _json(report: MinisterReport, name: str) -> PrintFile:
    return PrintFile(f"{name}.json", JSON_MIME, report_json(report).encode())


def _printed(order: ReportOrder) -> PrintOrder:
    return PrintOrder(edition=order.edition, large=order.large)
