"""The report for the Minister: one session, or all of a period with the seven boards over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.questions.life.move import Actor
from bot.sessions.report.colours import Colour, colours
from bot.sessions.report.compare import Comparison, compare
from bot.sessions.report.figures import Figure, FigureName, counted
from bot.sessions.report.lines import Profile, SessionReport
from bot.sessions.report.overview import Overview, overview
from bot.sessions.report.session import report_of
from bot.sessions.scope import found_session, session_scope
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session

N = FigureName
# Those whose rows have ids of their own; lines of a list and people in a room have none.
TOGETHER = frozenset(
    {N.PUT, N.ANSWERED, N.NOT_DONE, N.PROMISES, N.KEPT, N.STILL_OPEN, N.RED, N.AMBER, N.GREEN}
)
LONGEST_DAYS = 1_100  # three years; a longer report is made in several


class PeriodWrong(BadInput):
    """A period ends after it begins, and is not longer than LONGEST_DAYS."""

    code = "period_wrong"


@dataclass(frozen=True, slots=True)
class MinisterReport:
    """What groups of young people asked, what they were told, and what they make of it.

    Only what is public, in both languages. A file of one session has no overview.
    """

    made_at: datetime
    since: date
    until: date
    made_up: bool  # some of it is; every page says so
    colours: tuple[Colour, ...]
    figures: tuple[Figure, ...]  # of all sessions together; what stands in two counts once
    sessions: tuple[SessionReport, ...]  # the earliest first
    comparisons: tuple[Comparison, ...]  # of those that follow another session
    overview: Overview | None


def minister_report(
    db: Db,
    *,
    reader: Actor,
    now: datetime,
    session_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
) -> MinisterReport:
    """The report of one session, or of those this reader may see that were held in a period.

    Args: since, until: both days included; for a period.
    Raises: SessionNotFound; PeriodWrong (BadInput).
    """
    if session_id is not None:
        held = [found_session(db, session_scope(reader), session_id)]
        return _report(db, held, held[0].held_on, held[0].held_on, now, boards=None)
    if since is None or until is None or not 0 <= (until - since).days <= LONGEST_DAYS:
        raise PeriodWrong
    wanted = select(Session).where(
        session_scope(reader),
        Session.state == SessionState.CLOSED,
        Session.held_on.between(since, until),
    )
    held = list(db.scalars(wanted.order_by(Session.held_on, Session.id)))
    return _report(db, held, since, until, now, boards=overview(db, now=now))


def _report(
    db: Db,
    held: list[Session],
    since: date,
    until: date,
    now: datetime,
    *,
    boards: Overview | None,
) -> MinisterReport:
    reports = tuple(report_of(db, one, profile=Profile.SHARED, now=now) for one in held)
    compared = tuple(
        compare(before, this) for this in reports if (before := _before(db, this, now)) is not None
    )
    made_up = any(one.made_up for one in reports)
    together = period_figures(reports)
    means = colours()
    return MinisterReport(now, since, until, made_up, means, together, reports, compared, boards)


def period_figures(reports: Iterable[SessionReport]) -> tuple[Figure, ...]:
    """What several sessions came to; a question, answer or promise of two of them counts once."""
    found: dict[FigureName, list[Figure]] = {}
    for report in reports:
        for figure in report.figures:
            found.setdefault(figure.name, []).append(figure)
    return tuple(
        counted(name, same[0].source.rows, dict.fromkeys(_ids(same)))
        for name, same in found.items()
        if name in TOGETHER
    )


def _ids(figures: Iterable[Figure]) -> Iterator[str]:
    return (one for figure in figures for one in figure.source.ids)


def _before(db: Db, report: SessionReport, now: datetime) -> SessionReport | None:
    """The session before, as it reads now; whoever may see a session may see what it follows."""
    previous = db.get(Session, report.previous_id) if report.previous_id else None
    return report_of(db, previous, profile=Profile.SHARED, now=now) if previous else None
