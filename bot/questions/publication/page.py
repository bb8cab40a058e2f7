"""The page of one question: you asked, they said, what happened, your verdict."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.questions.answering.commitments import commitments_of
from bot.questions.answering.fields import NOT_DONE, AnswerFields
from bot.questions.answering.rows import answer_of
from bot.questions.answering.views import CommitmentView, fields_of
from bot.questions.judging.verdicts import PublicVerdict, verdicts_on
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.states import Step
from bot.questions.life.timing import Deadline
from bot.questions.publication.gone import why_not
from bot.questions.publication.group_words import GroupWords, group_words_on
from bot.questions.publication.readable import PublicQuestion, everybody, public_views
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import AnswerStage


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """An answer that is out, what came with it, and how it was judged."""

    answer_id: UUID
    round: int
    fields: AnswerFields
    deadline: Deadline
    published_on: date
    corrected_on: date | None
    commitments: tuple[CommitmentView, ...]
    verdict: PublicVerdict | None
    group: GroupWords | None = None  # why a group judged so, and the reply; on the page alone

    @property
    def counts_as_done(self) -> bool:
        """False for "we will consider" and for words that fit any question."""
        return self.fields.kind not in NOT_DONE


@dataclass(frozen=True, slots=True)
class PublicPage:
    """All that everybody may know of one question. How it stands in time: `asked.deadline`."""

    asked: PublicQuestion
    answer: PublicAnswer | None  # of the present round
    history: tuple[PublicAnswer, ...]  # of earlier rounds, the newest first
    corrected_since: date | None  # its answer was out and comes again

    @property
    def commitments(self) -> tuple[CommitmentView, ...]:
        """What was promised in the present answer."""
        return self.answer.commitments if self.answer else ()

    @property
    def verdict(self) -> PublicVerdict | None:
        """How the present answer was judged."""
        return self.answer.verdict if self.answer else None

    @property
    def others(self) -> int | None:
        """How many others ask it too; None: fewer than 5."""
        return self.asked.support


def public_page(db: Session, *, question_id: UUID) -> PublicPage:
    """Everything about one question that everybody may know.

    Raises: QuestionNotFound: none, or not public; QuestionWithdrawn: it was published and is gone;
        QuestionMerged: it has become part of another one.
    """
    question = db.scalar(select(Question).where(Question.id == question_id, everybody()))
    if question is None:
        raise why_not(db, question_id)
    asked = public_views(db, [question])[0]
    answers = _with_group_words(db, public_answers(db, [question])[question_id])
    present = [one for one in answers if one.round == question.answer_round]
    return PublicPage(
        asked=asked,
        answer=present[0] if present else None,
        history=tuple(one for one in answers if one not in present),
        corrected_since=None if present else _corrected_since(db, question),
    )


def _with_group_words(db: Session, answers: Sequence[PublicAnswer]) -> tuple[PublicAnswer, ...]:
    words = group_words_on(db, {one.answer_id: one.verdict for one in answers})
    return tuple(replace(one, group=words.get(one.answer_id)) for one in answers)


def public_answers(
    db: Session, questions: Sequence[Question]
) -> defaultdict[UUID, tuple[PublicAnswer, ...]]:
    """The published answers to questions of the public scope, the latest round first."""
    ids = [question.id for question in questions]
    out = (Answer.question_id.in_(ids), Answer.stage == AnswerStage.PUBLISHED, everybody())
    joined = select(Answer).join(Question, Question.id == Answer.question_id)
    rows = list(db.scalars(joined.where(*out).order_by(Answer.round.desc())))
    promised = commitments_of(db, rows)
    judged = verdicts_on(db, (row.id for row in rows))
    found: defaultdict[UUID, tuple[PublicAnswer, ...]] = defaultdict(tuple)
    for row in rows:
        if row.published_at is not None:
            view = _answer(row, row.published_at, promised[row.id], judged[row.id])
            found[row.question_id] += (view,)
    return found


def _answer(
    row: Answer,
    published_at: datetime,
    commitments: tuple[CommitmentView, ...],
    verdict: PublicVerdict | None,
) -> PublicAnswer:
    corrected = row.changed_at > published_at
    return PublicAnswer(
        answer_id=row.id,
        round=row.round,
        fields=fields_of(row),
        deadline=Deadline(row.put_at, row.due_at, published_at),
        published_on=day_in_wales(published_at),
        corrected_on=day_in_wales(row.changed_at) if corrected else None,
        commitments=commitments,
        verdict=verdict,
    )


def _corrected_since(db: Session, question: Question) -> date | None:
    """Since when the answer of the present round is taken down; None: it was never out."""
    answer = answer_of(db, question)
    if answer is None or answer.published_at is None:
        return None
    down = (QuestionEvent.question_id == question.id, QuestionEvent.kind == Step.UNPUBLISH.value)
    at = db.scalar(select(func.max(QuestionEvent.at)).where(*down))
    return day_in_wales(at) if at else None
