"""Read what goes into a file, a part at a time; `rows.py` says what that is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.views import CommitmentView
from bot.questions.exports.rows import ExportAnswer, ExportRow, Part, Place, Profile
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.finding.queue_query import conditions
from bot.questions.judging.verdicts import PublicVerdict, verdicts_on
from bot.questions.life.counts import support_of, themes_of
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.move import Actor
from bot.questions.life.public_words import words_in
from bot.questions.life.transitions import APPROVED
from bot.questions.publication.readable import everybody
from bot.questions.publication.suppression import SMALLEST
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, Language, Theme, Workflow

READABLE = (AnswerStage.APPROVED, AnswerStage.PUBLISHED)


def untold(filter: QueueFilter, profile: Profile) -> QueueFilter:
    """The filter without what would tell of every row what the file does not hold.

    Words are searched for in all of a question, also in what is not public.
    """
    kept = replace(filter, age_band=None, council=None, level=None)
    if profile is Profile.TEAM:
        return kept
    return replace(kept, language=None, channel=None, assigned=None, words="")


def count_exported(
    db: Session, *, reader: Actor, filter: QueueFilter, profile: Profile, now: datetime
) -> int:
    """How many rows a file will have."""
    where = _where(reader, filter, profile, now)
    return db.scalar(select(func.count()).select_from(Question).where(*where)) or 0


def export_part(
    db: Session,
    *,
    reader: Actor,
    filter: QueueFilter,
    profile: Profile,
    after: Place | None,
    limit: int,
    now: datetime,
) -> Part:
    """The next rows of a file. What changes while it is written shows as it is by then."""
    where = _where(reader, filter, profile, now)
    wanted = select(Question, everybody()).where(*where, *_behind(after))
    ordered = wanted.order_by(Question.created_at, Question.id).limit(limit)
    found = db.execute(ordered.execution_options(populate_existing=True)).all()
    rows = _rows(db, [(question, bool(public)) for question, public in found], profile)
    if len(found) < limit:
        return Part(rows, None)
    last = found[-1][0]
    return Part(rows, Place(last.created_at, last.id))


def _where(
    reader: Actor, filter: QueueFilter, profile: Profile, now: datetime
) -> list[ColumnElement[bool]]:
    """Which questions are rows: for anybody only what everybody may read."""
    found = list(conditions(untold(filter, profile), reader=reader, now=now))
    return [*found, everybody()] if profile is Profile.SHARED else found


def _behind(after: Place | None) -> tuple[ColumnElement[bool], ...]:
    if after is None:
        return ()
    at, same = Question.created_at, Question.created_at == after.created_at
    later = or_(at > after.created_at, and_(same, Question.id > after.question_id))
    return (at >= after.created_at, later)


def _rows(
    db: Session, found: list[tuple[Question, bool]], profile: Profile
) -> tuple[ExportRow, ...]:
    ids = [question.id for question, _ in found]
    themes, support = themes_of(db, ids), support_of(db, ids)
    told = [question for question, public in found if _tells(question, public, profile)]
    answers = _answers(db, told, profile)
    shown = {question.id for question in told}
    return tuple(
        _row(
            question,
            profile,
            words=question.id in shown,
            themes=themes[question.id],
            support=support[question.id],
            answer=answers.get(question.id),
        )
        for question, _ in found
    )


def _tells(question: Question, public: bool, profile: Profile) -> bool:
    """Whether the words of a question are in a file of this profile."""
    return public if profile is Profile.SHARED else question.workflow in APPROVED


def _row(
    question: Question,
    profile: Profile,
    *,
    words: bool,
    themes: tuple[Theme, ...],
    support: int,
    answer: ExportAnswer | None,
) -> ExportRow:
    team = profile is Profile.TEAM
    return ExportRow(
        question_id=question.id,
        asked_on=day_in_wales(question.created_at),
        region=question.region,
        asked_to=question.asked_to,
        workflow=question.workflow if team else _seen(question.workflow),
        themes=themes,
        support=support if support >= SMALLEST else None,
        language=question.language if words else None,
        text_en=words_in(question, Language.EN) if words else None,
        text_cy=words_in(question, Language.CY) if words else None,
        permission=question.permission if team else None,
        put_on=_day(question.put_at),
        due_on=_day(question.due_answer_at),
        answer=answer,
        made_up=question.made_up,
    )


def _seen(workflow: Workflow) -> Workflow:
    """An approved answer that is not out yet does not show."""
    return Workflow.PUT_TO_BOARD if workflow is Workflow.ANSWERED else workflow


def _answers(
    db: Session, questions: Iterable[Question], profile: Profile
) -> dict[UUID, ExportAnswer]:
    """The present answers of these questions that the profile may hold."""
    rounds = {question.id: question.answer_round for question in questions}
    stages = (AnswerStage.PUBLISHED,) if profile is Profile.SHARED else READABLE
    wanted = select(Answer).where(Answer.question_id.in_(rounds), Answer.stage.in_(stages))
    rows = [row for row in db.scalars(wanted) if row.round == rounds[row.question_id]]
    promised = commitments_of(db, rows)
    judged = verdicts_on(db, [row.id for row in rows])
    return {row.question_id: _answer(row, promised[row.id], judged[row.id]) for row in rows}


def _answer(
    row: Answer, commitments: tuple[CommitmentView, ...], verdict: PublicVerdict | None
) -> ExportAnswer:
    return ExportAnswer(
        stage=row.stage,
        kind=row.kind,
        text_en=row.text_en,
        text_cy=row.text_cy,
        given_by_en=row.given_by_en,
        given_by_cy=row.given_by_cy,
        published_on=_day(row.published_at),
        commitments=commitments,
        verdict=verdict,
    )


def _day(moment: datetime | None) -> date | None:
    return day_in_wales(moment) if moment else None
