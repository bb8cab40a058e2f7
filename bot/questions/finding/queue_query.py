"""A filter as the conditions and the order of a query."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select

from bot.questions.finding.queue_filter import (
    SHOWN_STATES,
    WAITING,
    Assigned,
    Elsewhere,
    NoTheme,
    QueueFilter,
    Sort,
)
from bot.questions.finding.word_search import has_words
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.store.tables.questions import QUESTION_DUE_AT, Question, QuestionTheme
from bot.vocabulary import Theme, Workflow

HAS_DAY = QUESTION_DUE_AT.is_not(None)
HAS_NO_DAY = QUESTION_DUE_AT.is_(None)
FEW = 2  # places in the life: what waits for a decision


def conditions(
    filter: QueueFilter, *, reader: Actor, now: datetime
) -> tuple[ColumnElement[bool], ...]:
    """What a question must be to be in this reader's list; the scope is always among it."""
    found = [queue_scope(reader), *_plain(filter), *_people(filter, reader)]
    states = filter.workflows or (SHOWN_STATES if filter.overdue else WAITING)
    if states != SHOWN_STATES:
        few = len(states) <= FEW or reader.region is not None or filter.region is not None
        found.append(_in_states(states, by_index=few and filter.sort is not Sort.DUE))
    if filter.overdue:
        found.append(QUESTION_DUE_AT < now)  # so it waits for a decision or an answer
    if filter.themes:
        found.append(_about(filter))
    words = has_words(filter.words)
    return (*found, words) if words is not None else tuple(found)


def index_for(filter: QueueFilter) -> str | None:
    """The index that SQLite, which counts no rows beforehand, would not come upon by itself."""
    if filter.words or any(isinstance(theme, Theme) for theme in filter.themes):
        return "ix_question_by_id"
    return "ix_question_due" if filter.overdue else None


def _in_states(states: tuple[Workflow, ...], *, by_index: bool) -> ColumnElement[bool]:
    """The index by state and region is for one region. Of all of them there are so many in a state
    that it is quicker to go through the list as it is ordered, which "not in" leads to.
    """
    if by_index:
        return Question.workflow.in_(states)
    return Question.workflow.not_in([state for state in Workflow if state not in states])


def _plain(filter: QueueFilter) -> list[ColumnElement[bool]]:
    """Columns that hold exactly what was chosen."""
    pairs = (
        (Question.council, filter.council),
        (Question.language, filter.language),
        (Question.asked_to, filter.asked_to),
        (Question.age_band, filter.age_band),
        (Question.level, filter.level),
        (Question.channel, filter.channel),
    )
    found = [column == value for column, value in pairs if value is not None]
    if filter.region is Elsewhere.NONE:
        found.append(Question.region.is_(None))
    elif filter.region is not None:
        found.append(Question.region == filter.region)
    return found


def _people(filter: QueueFilter, reader: Actor) -> list[ColumnElement[bool]]:
    if filter.assigned is None:
        return []
    if filter.assigned is Assigned.NOBODY:
        return [Question.assigned_to.is_(None)]
    account = reader.account_id if filter.assigned is Assigned.ME else filter.assigned
    return [Question.assigned_to == account]


def _about(filter: QueueFilter) -> ColumnElement[bool]:
    """One of the themes, or none yet where that was chosen."""
    wanted = [theme for theme in filter.themes if isinstance(theme, Theme)]
    about = select(QuestionTheme.question_id).where(QuestionTheme.theme.in_(wanted))
    found = Question.id.in_(about)
    if NoTheme.NONE not in filter.themes:
        return found
    none = ~exists().where(QuestionTheme.question_id == Question.id)
    return or_(found, none) if wanted else none


def keys_of(sort: Sort) -> list[ColumnElement[Any]]:
    """What a list is put in order by; the id decides between equals: no page shows one twice.

    Args: sort: by what is due only where everything has such a day.
    """
    oldest: list[ColumnElement[Any]] = [Question.created_at.expression, Question.id.expression]
    if sort is not Sort.DUE:
        return oldest
    return [QUESTION_DUE_AT, *oldest]


def in_order(sort: Sort, keys: Iterable[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    """The keys in the direction of a list."""
    return [key.desc() if sort is Sort.NEWEST else key.asc() for key in keys]
