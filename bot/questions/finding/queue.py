"""The list that staff work through: narrowed, counted, in order, a page at a time."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.questions.finding.queue_filter import QueueFilter, Sort
from bot.questions.finding.queue_query import (
    HAS_DAY,
    HAS_NO_DAY,
    conditions,
    in_order,
    index_for,
    keys_of,
)
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff_views import StaffQuestion, staff_views
from bot.store.tables.questions import Question
from bot.vocabulary import Workflow

EVERYTHING = QueueFilter()
MOST = 2_000  # counted and paged through; who finds more than that narrows the list first


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some questions of a queue, in its order, and how many there are in all."""

    items: tuple[StaffQuestion, ...]
    total: int  # exact, or MOST where there are more
    has_more: bool = False  # than MOST


@dataclass(frozen=True, slots=True)
class _Found:
    """The ids of a page, and how many there are before the last that is counted."""

    ids: list[UUID]
    total: int


def review_queue(
    db: Session,
    *,
    reader: Actor,
    filter: QueueFilter = EVERYTHING,
    limit: int = 50,
    offset: int = 0,
    now: datetime,
) -> QueuePage:
    """The questions of this reader that a filter leaves, those that wait where it says nothing.

    Args: now: what was due before it is late.
    """
    find = _find_due if filter.sort is Sort.DUE else _find
    found = find(db, reader, filter, now, limit=limit, offset=offset, most=MOST)
    items = staff_views(db, _rows(db, found.ids))
    return QueuePage(items, min(found.total, MOST), found.total > MOST)


def count_states(db: Session, *, reader: Actor) -> dict[Workflow, int]:
    """How many questions this reader finds in each place of the life; none where there are none."""
    counted = select(Question.workflow, func.count()).where(queue_scope(reader))
    return {row[0]: row[1] for row in db.execute(counted.group_by(Question.workflow))}


def _find(
    db: Session,
    reader: Actor,
    filter: QueueFilter,
    now: datetime,
    *,
    limit: int,
    offset: int,
    most: int,
    also: tuple[ColumnElement[bool], ...] = (),
) -> _Found:
    """One look at the table: the first that fit, up to one more than is counted; of them a page."""
    keys = keys_of(filter.sort)
    columns = [key.label(f"key_{number}") for number, key in enumerate(keys)]
    wanted = select(Question.id, *columns).where(*conditions(filter, reader=reader, now=now), *also)
    wanted = wanted.order_by(*in_order(filter.sort, keys)).limit(most + 1)
    if index := index_for(filter):
        wanted = wanted.with_hint(Question, f"INDEXED BY {index}", "sqlite")
    found = wanted.cte("found").prefix_with("MATERIALIZED", dialect="postgresql")
    total = select(func.count()).select_from(found).scalar_subquery()
    again = in_order(filter.sort, [found.c[column.name] for column in columns])
    some = max(0, min(limit, most - offset))  # the one more is only counted
    page = select(found.c.id, total).order_by(*again).limit(some).offset(offset)
    rows = db.execute(page).all()
    if rows or (some and not offset):  # nothing at all was found
        return _Found([row[0] for row in rows], rows[0][1] if rows else 0)
    return _Found([], db.scalar(select(func.count()).select_from(found)) or 0)


def _find_due(
    db: Session,
    reader: Actor,
    filter: QueueFilter,
    now: datetime,
    *,
    limit: int,
    offset: int,
    most: int,
) -> _Found:
    """First what has a day by which it is due, then the rest from the oldest on.

    In two looks: to sort a whole table by a day that most of it does not have takes long.
    """
    look = partial(_find, db, reader)
    first = look(filter, now, limit=limit, offset=offset, most=most, also=(HAS_DAY,))
    if first.total > most:
        return first
    second = look(
        replace(filter, sort=Sort.OLDEST),
        now,
        limit=limit - len(first.ids),
        offset=max(0, offset - first.total),
        most=most - first.total,
        also=(HAS_NO_DAY,),
    )
    return _Found(first.ids + second.ids, first.total + second.total)


def _rows(db: Session, ids: list[UUID]) -> list[Question]:
    if not ids:
        return []
    rows = {row.id: row for row in db.scalars(select(Question).where(Question.id.in_(ids)))}
    return [rows[one] for one in ids]
