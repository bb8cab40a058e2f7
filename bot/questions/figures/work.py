"""How staff's own work stands: exact, because it tells of staff and not of young people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, exists, extract, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.questions.figures.period import Period
from bot.questions.finding.queue_filter import WAITING
from bot.questions.life.deadlines import WALES, day_in_wales, is_working_day
from bot.questions.reviewing.staff_views import AWAIT_ANSWER, AWAIT_DECISION
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, Workflow

TO_PUT = (Workflow.ACCEPTED, Workflow.CANDIDATE, Workflow.SELECTED, Workflow.CARRIED_OVER)
OPEN = (*AWAIT_DECISION, *TO_PUT, *AWAIT_ANSWER)
LAST_HOUR = 23  # of a day in UTC: the only one that may be of another day in Wales
Scope = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits now."""

    decision: int
    late_decision: int
    to_put: int
    answer: int  # with the board
    late_answer: int
    to_approve: int
    to_publish: int
    mine: int
    mine_this_week: int


@dataclass(frozen=True, slots=True)
class OnTime:
    """Answers that were due or given in a period; what is overdue now is not on time."""

    on_time: int
    total: int

    @property
    def percent(self) -> int | None:
        """The share in whole percent; None where nothing was due."""
        return round(100 * self.on_time / self.total) if self.total else None


def count_waiting(db: Session, scope: Scope, *, account: object, now: datetime) -> Waiting:
    """Count what waits in a scope, and what of it is this account's."""
    mine = Question.assigned_to == account
    columns = (late(now), mine, and_(mine, due_before(week_end(now))))
    sums = [func.sum(cast(one, Integer)) for one in columns]
    rows = db.execute(
        select(Question.workflow, func.count(), *sums)
        .where(scope, Question.workflow.in_(OPEN))
        .group_by(Question.workflow)
    ).all()
    every, overdue = Counter[Workflow](), Counter[Workflow]()
    for workflow, count, behind, *_ in rows:
        every[workflow], overdue[workflow] = count, behind or 0
    stages = _answer_stages(db, scope)
    return Waiting(
        decision=_sum(every, WAITING),
        late_decision=_sum(overdue, AWAIT_DECISION),
        to_put=_sum(every, TO_PUT),
        answer=every[Workflow.PUT_TO_BOARD],
        late_answer=_sum(overdue, AWAIT_ANSWER),
        to_approve=stages[AnswerStage.SUBMITTED],
        to_publish=stages[AnswerStage.APPROVED],
        mine=sum(row[3] or 0 for row in rows),
        mine_this_week=sum(row[4] or 0 for row in rows),
    )


def count_on_time(db: Session, scope: Scope, period: Period) -> OnTime:
    """Count answers by whether they were there by their day."""
    roots = (scope, Question.merged_into.is_(None))
    was_due = Question.due_answer_at
    met = case((Question.published_at <= was_due, 1), (_first_out(was_due), 1), else_=0)
    out = select(func.count(), func.sum(met)).where(*roots, Question.published_at >= period.start)
    given, on_time = db.execute(out).one()
    owed = select(func.count()).select_from(Question)
    overdue = db.scalar(owed.where(*roots, Question.workflow.in_(AWAIT_ANSWER), late(period.now)))
    return OnTime(on_time or 0, given + (overdue or 0))


def median_decision_days(db: Session, scope: Scope, period: Period) -> float | None:
    """Working days from asking to the first decision, for those decided about in a period."""
    days = (*_day(db, Question.created_at), *_day(db, Question.decided_at))
    rows = db.execute(
        select(*days, func.count())
        .where(scope, Question.decided_at >= period.start)
        .group_by(*days)
    ).all()
    spans = [(_in_wales(*row[:2]), _in_wales(*row[2:4]), row[4]) for row in rows]
    number = _working_day_numbers(day for first, last, _ in spans for day in (first, last))
    waits = Counter[int]()
    for first, last, count in spans:
        waits[number[last] - number[first]] += count
    return median(waits)


def median(counted: Counter[int]) -> float | None:
    """The middle of many numbers, each given with how often it occurs; None of nothing."""
    total, passed, middle = counted.total(), 0, []
    for value in sorted(counted):
        passed += counted[value]
        for place in ((total + 1) // 2, total // 2 + 1):
            if passed - counted[value] < place <= passed:
                middle.append(value)
    return sum(middle) / 2 if middle else None


def due_before(moment: datetime) -> Scope:
    """A decision or an answer is due before then."""
    return or_(
        and_(Question.workflow.in_(AWAIT_DECISION), Question.due_decision_at < moment),
        and_(Question.workflow.in_(AWAIT_ANSWER), Question.due_answer_at < moment),
    )


def late(now: datetime) -> Scope:
    """A decision, an answer or the correction of one should have been there."""
    return due_before(now)


def week_end(now: datetime) -> datetime:
    """The midnight after the coming Sunday, in Wales."""
    today = day_in_wales(now)
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, time(), tzinfo=WALES)


def _first_out(by: InstrumentedAttribute[datetime | None]) -> Scope:
    """Its answer was out by then; what is being corrected keeps its first day."""
    return exists().where(
        Answer.question_id == Question.id,
        Answer.round == Question.answer_round,
        Answer.published_at <= by,
    )


def _answer_stages(db: Session, scope: Scope) -> Counter[AnswerStage]:
    counted = (
        select(Answer.stage, func.count())
        .join(Question, Question.id == Answer.question_id)
        .where(
            Answer.stage.in_((AnswerStage.SUBMITTED, AnswerStage.APPROVED)),
            Answer.round == Question.answer_round,
            Question.merged_into.is_(None),  # it is answered with the other one
            scope,
        )
        .group_by(Answer.stage)
    )
    return Counter({row[0]: row[1] for row in db.execute(counted)})


def _sum(counts: Counter[Workflow], which: Iterable[Workflow]) -> int:
    return sum(counts[one] for one in which)


def _day(db: Session, column: InstrumentedAttribute[Any]) -> tuple[ColumnElement[Any], Scope]:
    """The day of a moment in UTC, and whether it is in that day's last hour."""
    on_postgres = db.get_bind().dialect.name == "postgresql"
    moment = func.timezone("UTC", column) if on_postgres else column
    return func.date(moment), extract("hour", moment) == LAST_HOUR


def _in_wales(day: object, last_hour: object) -> date:
    """The day in Wales of a day in UTC: in summer its last hour is of the next one."""
    hour = time(LAST_HOUR if last_hour else 0)
    return day_in_wales(datetime.combine(date.fromisoformat(str(day)), hour, tzinfo=UTC))


def _working_day_numbers(days: Iterable[date]) -> dict[date, int]:
    """Number the days so that the difference of two is the working days after the first."""
    wanted = sorted(set(days))
    numbers: dict[date, int] = {}
    count = 0
    day = wanted[0] if wanted else date.max
    while wanted and day <= wanted[-1]:
        count += is_working_day(day)
        numbers[day] = count
        day += timedelta(days=1)
    return numbers
