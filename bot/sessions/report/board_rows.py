"""What is counted of the boards over time: public rows, each in one half-year and one part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session as Db

from bot.questions.answering.commitment_fields import day_in_wales
from bot.questions.answering.fields import NOT_DONE
from bot.questions.judging.verdicts import verdicts_on
from bot.questions.life.states import IN_LANE
from bot.questions.publication.board_page import WAITING, Outcome
from bot.questions.publication.readable import everybody
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, AnswerStatus, CommitmentState, Progress, Region, Term

PRESENT = (Answer.question_id == Question.id) & (Answer.round == Question.answer_round)


class PromiseOutcome(Term):
    """What became of a promise."""

    KEPT = "kept"
    OTHER = "other"  # kept in part, not kept, replaced or taken back
    OPEN = "open"


class Shade(Term):
    """How an answer was judged; NONE: no more than half said the same."""

    RED = Progress.RED.value
    AMBER = Progress.AMBER.value
    GREEN = Progress.GREEN.value
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Counted:
    """One row that is counted: on which day it falls, and into which part."""

    region: Region
    day: date
    part: Term
    row_id: str


def asked_rows(db: Db, *, now: datetime) -> Iterator[Counted]:
    """Every time a question was put to a board, and what became of it; once for each round."""
    said = (Question.region, Answer.id, Answer.kind, Answer.put_at, Answer.due_at)
    out = (
        select(*said, Answer.published_at)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.published_at.is_not(None), everybody())
    )
    for region, row_id, kind, put_at, due_at, at in db.execute(out):
        if region is not None and at is not None:
            day = day_in_wales(put_at or at)
            yield Counted(region, day, _outcome(kind, due_at, at), f"answer:{row_id}")
    was_out = exists().where(PRESENT, Answer.published_at.is_not(None))
    waiting = (Question.workflow.in_(WAITING), ~was_out, everybody())
    open_ones = select(Question.region, Question.id, Question.put_at, Question.due_answer_at)
    for region, row_id, put_at, due_at in db.execute(open_ones.where(*waiting)):
        if region is not None and put_at is not None:
            late = due_at is not None and due_at < now
            part = Outcome.OVERDUE if late else Outcome.WAITING
            yield Counted(region, day_in_wales(put_at), part, f"question:{row_id}")


def judged_rows(db: Db) -> Iterator[Counted]:
    """Every present answer with a verdict that may be told, on the day of that verdict."""
    wanted = (
        select(Answer.id, Question.region)
        .join(Question, PRESENT)
        .where(Answer.stage == AnswerStage.PUBLISHED, everybody())
    )
    regions = {row_id: region for row_id, region in db.execute(wanted) if region is not None}
    for row_id, verdict in verdicts_on(db, regions).items():
        if verdict is not None:
            part = Shade(verdict.progress.value) if verdict.progress else Shade.NONE
            yield Counted(regions[row_id], verdict.judged_on, part, f"answer:{row_id}")


def promised_rows(db: Db) -> Iterator[Counted]:
    """Every promise of the public ledger, on the day it became public; it stays there for good."""
    public = Commitment.public_since
    hidden = and_(Question.id.is_not(None), Question.safeguarding.in_(IN_LANE))
    wanted = (
        select(Commitment.id, Commitment.region, Commitment.state, public)
        .join(Question, Question.id == Commitment.question_id, isouter=True)
        .where(public.is_not(None), ~hidden)
    )
    known = {
        CommitmentState.KEPT: PromiseOutcome.KEPT,
        CommitmentState.OPEN: PromiseOutcome.OPEN,
    }
    for row_id, region, state, at in db.execute(wanted):
        if region is not None and at is not None:
            part = known.get(state, PromiseOutcome.OTHER)
            yield Counted(region, day_in_wales(at), part, f"commitment:{row_id}")


def _outcome(kind: AnswerStatus, due_at: datetime | None, at: datetime) -> Outcome:
    if kind in NOT_DONE:
        return Outcome.NOT_DONE
    return Outcome.LATE if due_at is not None and at > due_at else Outcome.ON_TIME
