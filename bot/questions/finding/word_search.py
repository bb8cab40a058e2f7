"""Find questions by their words in either language; the words are kept in a table of their own.

Only conditions of a query are made here: whose questions are looked through is said by the scope
of the same query, so that nobody learns anything from a question that is not theirs.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    and_,
    delete,
    exists,
    insert,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from bot.questions.finding.search_words import Wanted, kept_words, wanted_words
from bot.store.tables.question_work import QuestionWord
from bot.store.tables.questions import Question

AT_ONCE = 500  # questions whose words are written in one go


def keep_words(db: Session, question: Question) -> None:
    """Write down what a question is found by: its words, not why they matter to its author."""
    forget_words(db, question.id)
    _write(db, [question])


def forget_words(db: Session, question_id: UUID) -> None:
    """Take the words away; they tell of what was written."""
    db.execute(delete(QuestionWord).where(QuestionWord.question_id == question_id))


def keep_missing_words(db: Session, *, after: UUID | None = None) -> UUID | None:
    """Write down the words of questions that were kept before there was this table.

    Args: after: where the call before this one came to.
    Returns: where this one came to; None when all have been looked at.
    """
    kept = exists().where(QuestionWord.question_id == Question.id)
    wanted = select(Question).where(Question.text_original.is_not(None), ~kept)
    if after is not None:
        wanted = wanted.where(Question.id > after)
    rows = list(db.scalars(wanted.order_by(Question.id).limit(AT_ONCE)))
    _write(db, rows)
    return rows[-1].id if rows else None


def has_words(typed: str) -> ColumnElement[bool] | None:
    """Questions that hold every word of a search; None where nothing is looked for."""
    wanted = wanted_words(typed)
    if not wanted:
        return None
    return and_(*(Question.id.in_(_holding(one)) for one in wanted))


def words_of(question: Question) -> frozenset[str]:
    """What a question is found by, in both languages."""
    own = kept_words(question.text_original or "", question.language)
    public = kept_words(question.text_public or "", question.language)
    return own | public | kept_words(question.text_other or "", question.language.other)


def _holding(wanted: Wanted) -> CompoundSelect[UUID]:
    """The questions that hold one word: one range of the key after the other."""
    word = QuestionWord.word
    parts: list[ColumnElement[bool]] = [word.in_(wanted.exact)] if wanted.exact else []
    parts += [and_(word >= start, word < _after(start)) for start in wanted.beginnings]
    return union_all(*(select(QuestionWord.question_id).where(part) for part in parts))


def _after(start: str) -> str:
    """The first entry that comes after all that begin with `start`."""
    return start[:-1] + chr(ord(start[-1]) + 1)


def _write(db: Session, questions: Iterable[Question]) -> None:
    rows = [
        {"word": word, "question_id": question.id}
        for question in questions
        for word in sorted(words_of(question))
    ]
    if rows:
        db.execute(insert(QuestionWord), rows)
