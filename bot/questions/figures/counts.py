"""Count questions for figures, in the database. These counts are raw: figures.py shows them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from bot.questions.figures.period import Period
from bot.store.tables.answers import Verdict
from bot.store.tables.questions import Question, QuestionTheme
from bot.vocabulary import Theme, Workflow

NO_REGION = "no_region"  # its author did not say where
OTHER_REASON = "other"
Scope = ColumnElement[bool]
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that came in during a period, counted apart by each thing known of them."""

    month: Counts
    region: Counts
    language: Counts
    age_band: Counts
    channel: Counts
    made_up: bool  # some of them are; pages say so

    @property
    def total(self) -> int:
        """All of them."""
        return self.month.total()


@dataclass(frozen=True, slots=True)
class Themes:
    """What they are about; a question with several themes counts for each."""

    total: Counts
    by_region: dict[str, Counts]
    by_month: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the questions that were first decided about in a period."""

    kinds: dict[Workflow, int]
    reasons: dict[Workflow, Counts]
    appeals: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts given in a period."""

    answered: Counts
    progress: Counts


def count_asked(db: Session, scope: Scope, period: Period) -> Asked:
    """Count by month and region, by language, age and way in: two readings of one index."""
    wanted = (scope, Question.created_at >= period.start)
    places = _grouped(db, wanted, period.month_of(Question.created_at), Question.region)
    said = (Question.language, Question.age_band, Question.channel, Question.made_up)
    people = _grouped(db, wanted, *said)
    return Asked(
        month=_by(places, lambda row: period.months[row[0]]),
        region=_by(places, lambda row: row[1] or NO_REGION),
        language=_by(people, lambda row: row[0]),
        age_band=_by(people, lambda row: row[1]),
        channel=_by(people, lambda row: row[2]),
        made_up=any(row[3] for row in people),
    )


def count_themes(db: Session, scope: Scope, period: Period) -> Themes:
    """Count questions by theme, in each region and each month."""
    wanted = (scope, Question.created_at >= period.start)
    month = period.month_of(Question.created_at).label("month")
    asked = _first(wanted, Question.id, Question.region, month)
    rows = db.execute(
        select(QuestionTheme.theme, asked.c.region, asked.c.month, func.count())
        .join(asked, asked.c.id == QuestionTheme.question_id)
        .group_by(QuestionTheme.theme, asked.c.region, asked.c.month)
    ).all()
    regions: dict[str, Counts] = {theme.value: Counter() for theme in Theme}
    months: dict[str, Counts] = {theme.value: Counter() for theme in Theme}
    for theme, region, place, count in rows:
        regions[theme.value][str(region or NO_REGION)] += count
        months[theme.value][period.months[place]] += count
    return Themes(_by(rows, lambda row: row[0]), regions, months)


def count_decided(db: Session, scope: Scope, period: Period) -> Decided:
    """Count first decisions by where they led, and why."""
    appealed = Question.appealed_at.is_not(None).label("appealed")
    wanted = (scope, Question.decided_at >= period.start)
    found = _first(wanted, Question.decided_as, Question.decided_why, appealed)
    columns = (found.c.decided_as, found.c.decided_why, found.c.appealed)
    rows = db.execute(select(*columns, func.count()).group_by(*columns)).all()
    kinds: Counter[Workflow] = Counter()
    why: dict[Workflow, Counts] = {kind: Counter() for kind in Workflow}
    for workflow, reason, _, count in rows:
        kinds[workflow] += count
        why[workflow][reason or OTHER_REASON] += count
    return Decided(kinds, why, appeals=sum(row[-1] for row in rows if row[2]))


def count_verdicts(db: Session, scope: Scope, period: Period) -> Judged:
    """Count verdicts by what they say."""
    rows = db.execute(
        select(Verdict.answered, Verdict.progress, func.count())
        .join(Question, Question.id == Verdict.question_id)
        .where(scope, Verdict.given_at >= period.start)
        .group_by(Verdict.answered, Verdict.progress)
    ).all()
    return Judged(_by(rows, lambda row: row[0]), _by(rows, lambda row: row[1]))


def _first(where: tuple[Scope, Scope], *columns: Any) -> CTE:
    """The questions of a period, found by its index before anything is joined to them or sorted.

    Left to itself, SQLite walks through all that is grouped: 40 times as long with 100,000.
    """
    return select(*columns).where(*where).cte().prefix_with("MATERIALIZED")


def _grouped(db: Session, where: tuple[Scope, Scope], *columns: Any) -> list[Any]:
    wanted: Select[Any] = select(*columns, func.count()).where(*where).group_by(*columns)
    return list(db.execute(wanted).all())


def _by(rows: Iterable[Any], key: Callable[[Any], Any]) -> Counts:
    counted: Counts = Counter()
    for row in rows:
        counted[str(key(row))] += row[-1]
    return counted
