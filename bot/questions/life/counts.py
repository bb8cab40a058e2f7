"""Themes, supporters and merged questions of many questions in one query each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import func, or_, select
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
    and the authors of those. An author who said "me too" as well is not counted for that.
    """
    above = _merged_below(db, ids)
    families = set(above) | set(above.values())
    found = _merged_by(above)
    authors = _authors(db, above, families)
    for question_id, people in _supporters(db, above, families).items():
        found[question_id] += len(people - authors[question_id])
    said, own = QuestionSupport.question_id, Question.asker_mark
    counted = select(said, func.count()).join(Question, Question.id == said)
    others = or_(own.is_(None), own != QuestionSupport.supporter_hash)
    alone = counted.where(said.in_(set(ids) - families), others)
    for question_id, count in db.execute(alone.group_by(said)):
        found[question_id] += count
    return found


def _supporters(db: Session, above: dict[UUID, UUID], members: set[UUID]) -> dict[UUID, set[str]]:
    """Who said "me too" to each of these or to what was merged into it."""
    said = select(QuestionSupport.question_id, QuestionSupport.supporter_hash)
    mine = said.where(QuestionSupport.question_id.in_(members))
    return _with_those_above(above, db.execute(mine) if members else ())


def _authors(db: Session, above: dict[UUID, UUID], members: set[UUID]) -> dict[UUID, set[str]]:
    """The marks of those who asked each of these or what was merged into it."""
    asked = select(Question.id, Question.asker_mark).where(Question.asker_mark.is_not(None))
    mine = asked.where(Question.id.in_(members))
    marked = db.execute(mine) if members else ()
    return _with_those_above(above, ((one, mark or "") for one, mark in marked))


def _with_those_above(
    above: dict[UUID, UUID], marks: Iterable[tuple[UUID, str]]
) -> dict[UUID, set[str]]:
    """Marks by question, each also with all that its question was merged into."""
    people: dict[UUID, set[str]] = defaultdict(set)
    for member, mark in marks:
        for one in (member, *_line(above, member)):
            people[one].add(mark)
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
