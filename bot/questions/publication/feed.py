"""What is new in public, for feed readers: one entry for each answered question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Subquery, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.questions.publication.page import PublicAnswer, public_answers
from bot.questions.publication.readable import PublicQuestion, everybody, public_views
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, Region

SEVERAL = 5  # rows that are read for one question: its rounds and commitments
NEWEST = 500  # reports on commitments, and answers that came out again, that are looked through
Column = InstrumentedAttribute


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A question with its newest answer. The entry stays the same one when it changes.

    A verdict alone moves no entry: the moment of it would tell of the one who gave it.
    """

    entry_id: UUID  # of the question
    updated_at: datetime  # an answer came out or was corrected, or a commitment was reported on
    question: PublicQuestion
    answer: PublicAnswer


def public_feed(
    db: Session, *, region: Region | None = None, limit: int = 20
) -> tuple[FeedEntry, ...]:
    """The answered questions that changed last, of one region or of all Wales."""
    changed = _changed(db, region, limit)
    newest = sorted(changed, key=lambda one: (changed[one], str(one)), reverse=True)[:limit]
    found = db.scalars(select(Question).where(Question.id.in_(newest), everybody()))
    rows = {row.id: row for row in found}
    questions = [rows[one] for one in newest if one in rows]
    answers = public_answers(db, questions)
    return tuple(
        FeedEntry(view.question_id, changed[view.question_id], view, answers[view.question_id][0])
        for view in public_views(db, questions)
        if answers[view.question_id]
    )


def _changed(db: Session, region: Region | None, limit: int) -> dict[UUID, datetime]:
    """When the questions changed that can be among the newest `limit`."""
    out = select(Answer.question_id).join(Question, Question.id == Answer.question_id)
    out = out.where(Answer.stage == AnswerStage.PUBLISHED)
    reports = _newest(Commitment.answer_id, Commitment.state_at, Commitment.region, region)
    without = _newest(Commitment.answer_id, Commitment.words_out_at, Commitment.region, region)
    again = _newest(Question.id, Question.published_at, Question.region, region)
    found: dict[UUID, datetime] = {}
    for wanted, at in (
        (out, Answer.published_at),
        (out.join(again, again.c[0] == Question.id), again.c[1]),  # it was corrected
        (out.join(reports, reports.c[0] == Answer.id), reports.c[1]),
        (out.join(without, without.c[0] == Answer.id), without.c[1]),  # words were taken out of it
    ):
        newest = wanted.where(at.is_not(None), everybody())
        if region is not None:
            newest = newest.where(Question.region == region)
        ordered = newest.add_columns(at).order_by(at.desc()).limit(limit * SEVERAL)
        for question_id, moment in db.execute(ordered):
            found[question_id] = max(moment, found.get(question_id, moment))
    return found


def _newest(
    key: Column[UUID | None], at: Column[datetime | None], place: Column[Any], region: Region | None
) -> Subquery:
    """The newest rows of a table, by an index, before it is asked who may read them."""
    wanted = select(key, at).where(at.is_not(None))
    if region is not None:
        wanted = wanted.where(place == region)
    return wanted.order_by(at.desc()).limit(NEWEST).subquery()
