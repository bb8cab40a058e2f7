"""Themes, supporters and merged questions of many questions in one query each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.tables.questions import Question, QuestionSupport, QuestionTheme
from bot.vocabulary import Theme


def themes_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, tuple[Theme, ...]]:
    """The themes of each question, in the order of the vocabulary."""
    order = list(Theme)
    found: dict[UUID, list[Theme]] = defaultdict(list)
    for row in db.scalars(select(QuestionTheme).where(QuestionTheme.question_id.in_(list(ids)))):
        found[row.question_id].append(row.theme)
    return defaultdict(tuple, {key: tuple(sorted(v, key=order.index)) for key, v in found.items()})


def support_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many others ask the same, for each question.

    Others are those who said "me too", to it or to one that was merged into it, each of them once,
    and the authors of those.
    """
    above = _merged_below(db, ids)
    families = set(above) | set(above.values())
    found = _merged_by(above)
    for question_id, people in _supporters(db, above, families).items():
        found[question_id] += len(people)
    alone = QuestionSupport.question_id.in_(set(ids) - families)
    counted = select(QuestionSupport.question_id, func.count()).where(alone)
    for question_id, count in db.execute(counted.group_by(QuestionSupport.question_id)):
        found[question_id] += count
    return found


def _supporters(db: Session, above: dict[UUID, UUID], members: set[UUID]) -> dict[UUID, set[str]]:
    """Who said "me too" to each of these or to what was merged into it."""
    people: dict[UUID, set[str]] = defaultdict(set)
    if members:
        said = (QuestionSupport.question_id, QuestionSupport.supporter_hash)
        for member, person in db.execute(select(*said).where(said[0].in_(members))):
            for one in (member, *_line(above, member)):
                people[one].add(person)
    return people


def merged_of(db: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many were merged into each question."""
    return _merged_by(_merged_below(db, ids))


def _merged_by(above: dict[UUID, UUID]) -> dict[UUID, int]:
    """The same from what each was merged into."""
    lines = (one for member in above for one in _line(above, member))
    return defaultdict(int, Counter(lines))


def _merged_below(db: Session, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """All that was merged into these questions, each with what it was merged into.

    One level after the other: a database looks up a few rows by their index, and a recursive
    query of all of them takes PostgreSQL through the whole table.
    """
    above: dict[UUID, UUID] = {}
    seen = level = set(ids)
    while level:
        below = select(Question.id, Question.merged_into).where(Question.merged_into.in_(level))
        found = {one: into for one, into in db.execute(below) if into is not None}
        above |= found
        level = found.keys() - seen
        seen = seen | level
    return above


def _line(above: dict[UUID, UUID], member: UUID) -> Iterator[UUID]:
    """What a question was merged into, and that again, to the end of the line."""
    while member in above:
        member = above[member]
        yield member
