"""Themes and supporters of many questions in one query each."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.tables.questions import QuestionSupport, QuestionTheme
from bot.vocabulary import Theme


def themes_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, tuple[Theme, ...]]:
    """The themes of each question, in the order of the vocabulary."""
    order = list(Theme)
    found: dict[UUID, list[Theme]] = defaultdict(list)
    for row in db.scalars(select(QuestionTheme).where(QuestionTheme.question_id.in_(list(ids)))):
        found[row.question_id].append(row.theme)
    return defaultdict(tuple, {key: tuple(sorted(v, key=order.index)) for key, v in found.items()})


def support_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many others ask the same, for each question."""
    counted = (
        select(QuestionSupport.question_id, func.count())
        .where(QuestionSupport.question_id.in_(list(ids)))
        .group_by(QuestionSupport.question_id)
    )
    return defaultdict(int, {row[0]: row[1] for row in db.execute(counted)})
