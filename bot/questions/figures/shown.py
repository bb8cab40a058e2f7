"""What the staff of a region see in figures: their own work exactly, young people never few.

Every page shows one set of questions (a region or all Wales, some months) counted apart in several
ways. Each question stands once in every table but that of themes, so a table may be read against
the total and against every other; `suppression.py` says why no small count follows from that.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import Session

from bot.questions.figures.counts import (
    Decided,
    Scope,
    count_asked,
    count_decided,
    count_themes,
    count_verdicts,
)
from bot.questions.figures.period import Period, last_months
from bot.questions.figures.tables import (
    FigureTable,
    TableName,
    asked_tables,
    decided_tables,
    judged_tables,
    theme_tables,
)
from bot.questions.figures.work import (
    OnTime,
    Waiting,
    count_on_time,
    count_waiting,
    median_decision_days,
)
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.publication.suppression import Cell, shown_count
from bot.questions.reviewing.staff_views import AWAIT_DECISION
from bot.store.tables.questions import Question
from bot.vocabulary import Region, Role, Workflow


@dataclass(frozen=True, slots=True)
class Decisions:
    """First decisions of a period by what they were; staff's own work."""

    accepted: int
    returned: int
    declined: int
    passed_on: int
    merged: int


@dataclass(frozen=True, slots=True)
class Figures:
    """One page of figures."""

    region: Region | None  # None: all of Wales
    period: Period
    waiting: Waiting
    decision_days: float | None  # median, in working days
    on_time: OnTime
    decisions: Decisions
    asked: Cell
    verdicts: Cell
    made_up: bool  # some questions are; pages say so
    tables: dict[TableName, FigureTable]


def read_figures(
    db: Session, *, reader: Actor, months: int, region: Region | None = None, now: datetime
) -> Figures:
    """The figures of a reader's own region; for the Commissioner's team of one region or of all.

    Args: months: how many to look back on, the present one included.
    """
    seen = reader.region if reader.role is Role.RPB_STAFF else region
    scope = figure_scope(reader, seen)
    period = last_months(months, now=now)
    asked, themes = count_asked(db, scope, period), count_themes(db, scope, period)
    decided, judged = count_decided(db, scope, period), count_verdicts(db, scope, period)
    tables = (
        *asked_tables(asked, period.months, everywhere=seen is None),
        *theme_tables(themes, asked, period.months, everywhere=seen is None),
        *decided_tables(decided),
        *judged_tables(judged),
    )
    return Figures(
        region=seen,
        period=period,
        waiting=count_waiting(
            db, and_(scope, _may_decide(reader)), account=reader.account_id, now=now
        ),
        decision_days=median_decision_days(db, scope, period),
        on_time=count_on_time(db, scope, period),
        decisions=_decisions(decided),
        asked=shown_count(asked.total),
        verdicts=shown_count(judged.answered.total()),
        made_up=asked.made_up,
        tables={table.name: table for table in tables},
    )


def figure_scope(reader: Actor, region: Region | None) -> Scope:
    """What is counted: the reader's queue, never more; so also nothing that is in the lane."""
    own = queue_scope(reader)
    return own if region is None else and_(own, Question.region == region)


def _may_decide(reader: Actor) -> ColumnElement[bool]:
    """Not an appeal, for a board: the Commissioner's team decides about those."""
    if reader.role is Role.COMMISSIONER_TEAM:
        return true()
    return or_(Question.appealed_at.is_(None), Question.workflow.not_in(AWAIT_DECISION))


def _decisions(decided: Decided) -> Decisions:
    return Decisions(
        accepted=decided.kinds.get(Workflow.ACCEPTED, 0),
        returned=decided.kinds.get(Workflow.RETURNED, 0),
        declined=decided.kinds.get(Workflow.DECLINED, 0),
        passed_on=decided.kinds.get(Workflow.PASSED_ON, 0),
        merged=decided.kinds.get(Workflow.MERGED, 0),
    )
