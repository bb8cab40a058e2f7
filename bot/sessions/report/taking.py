"""A report leaves the service as a file: what it is for is in the audit log before it does."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.questions.exports.facts import Purpose
from bot.questions.life.move import Actor
from bot.sessions.prints.printed import Edition
from bot.sessions.report.compare import Comparison, compare
from bot.sessions.report.lines import Profile, SessionReport
from bot.sessions.report.minister import MinisterReport, minister_report
from bot.sessions.report.session import report_of, session_report
from bot.sessions.scope import SessionNotFound, found_session, host_scope, session_scope
from bot.store.events import record_event
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.vocabulary import Term


class ReportFormat(Term):
    """A kind of file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    JSON = "json"


class NothingToReport(BadInput):
    """The session has not begun: there is a plan, and no report."""

    code = "nothing_to_report"


class NotAsThisFile(BadInput):
    """The group's own copy is for reading, so it does not come as data."""

    code = "not_as_this_file"


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A file as it was asked for."""

    format: ReportFormat
    purpose: Purpose
    edition: Edition = Edition.BOTH
    profile: Profile = Profile.SHARED
    large: bool = False


@dataclass(frozen=True, slots=True)
class SessionReading:
    """The report of one session and, where it follows another, what came of that one."""

    report: SessionReport
    comparison: Comparison | None
    begun: bool


def read_report(
    db: Db, *, session_id: UUID, reader: Actor, profile: Profile, now: datetime
) -> SessionReading:
    """One session to read, compared with the one before.

    Raises: SessionNotFound (also: not this reader's, in this profile).
    """
    report = session_report(db, session_id=session_id, reader=reader, profile=profile, now=now)
    row = found_session(db, session_scope(reader), session_id)
    comparison = _compared(db, report, reader, now)
    return SessionReading(report, comparison, row.state is not SessionState.PLANNED)


def take_session_report(
    db: Db, *, session_id: UUID, reader: Actor, order: ReportOrder, now: datetime
) -> SessionReading | MinisterReport:
    """The same for a file, once it is written down that it is made; for JSON as data.

    Raises: SessionNotFound; NothingToReport; NotAsThisFile.
    """
    if order.format is ReportFormat.JSON and order.profile is Profile.GROUP:
        raise NotAsThisFile
    reading = read_report(db, session_id=session_id, reader=reader, profile=order.profile, now=now)
    if not reading.begun:
        raise NothingToReport
    _note(db, reader, order, now, session=str(session_id))
    if order.format is ReportFormat.JSON:
        return minister_report(db, session_id=session_id, reader=reader, now=now)
    return reading


def take_minister_report(
    db: Db, *, reader: Actor, since: date, until: date, order: ReportOrder, now: datetime
) -> MinisterReport:
    """The report of a period for a file, once it is written down that it is made.

    Raises: PeriodWrong.
    """
    report = minister_report(db, reader=reader, since=since, until=until, now=now)
    _note(db, reader, order, now, since=str(since), until=str(until))
    return report


def _compared(db: Db, report: SessionReport, reader: Actor, now: datetime) -> Comparison | None:
    """Whoever may see a session may see what it follows; the group's copy only of their own."""
    previous = db.get(Session, report.previous_id) if report.previous_id else None
    if previous is None:
        return None
    profile = report.profile
    if profile is Profile.GROUP:
        try:
            found_session(db, host_scope(reader), previous.id)
        except SessionNotFound:
            profile = Profile.SHARED
    return compare(report_of(db, previous, profile=profile, now=now), report)


def _note(db: Db, reader: Actor, order: ReportOrder, now: datetime, **which: str) -> None:
    detail = {
        "purpose": order.purpose.value,
        "format": order.format.value,
        "profile": order.profile.value,
        "edition": order.edition.value,
        **which,
    }
    record_event(
        db,
        actor=reader.mover.name,
        action="report.made",
        subject=f"export:{uuid4()}",
        now=now,
        detail=detail,
    )
