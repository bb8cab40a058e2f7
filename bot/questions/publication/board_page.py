"""The page of one board: how it answers, what is new, and what it promised."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from bot.questions.answering.fields import NOT_DONE
from bot.questions.judging.ledger import LedgerEntry, promise_ledger
from bot.questions.judging.verdict_counts import public_verdict
from bot.questions.judging.verdicts import tallies
from bot.questions.life.timing import Timing
from bot.questions.publication.readable import PublicQuestion, everybody, public_questions
from bot.questions.publication.suppression import Cell, shown_count, shown_parts
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, Progress, Region, Term, Workflow

NEWEST = 10  # questions on the page
WAITING = (Workflow.PUT_TO_BOARD, Workflow.ANSWERED)


class Outcome(Term):
    """What became of a question that was put to a board; each has exactly one."""

    ON_TIME = Timing.ON_TIME.value
    LATE = Timing.LATE.value
    NOT_DONE = "not_done"  # it was said that it will be considered, or what fits any question
    WAITING = "waiting"
    OVERDUE = Timing.OVERDUE.value


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """Figures of public questions. A question that was followed up counts once for each round.

    Every figure is kept from telling of fewer than five (suppression.py).
    """

    put: Cell
    outcomes: dict[Outcome, Cell]  # the parts of `put`
    judged: Cell  # questions with a verdict that may be told
    verdicts: dict[Progress, Cell]  # of those, the ones where a group or more than half say so


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All of one board's page."""

    region: Region
    figures: BoardFigures
    newest: tuple[PublicQuestion, ...]
    ledger: tuple[LedgerEntry, ...]


def board_page(db: Session, *, region: Region, now: datetime) -> BoardPage:
    """What everybody may know of how a board answers young people."""
    return BoardPage(
        region=region,
        figures=board_figures(db, region=region, now=now),
        newest=public_questions(db, region=region, limit=NEWEST),
        ledger=promise_ledger(db, region=region, now=now),
    )


def board_figures(db: Session, *, region: Region, now: datetime) -> BoardFigures:
    """The figures of one board; it is compared with no other."""
    outcomes = {**_answered(db, region), **_unanswered(db, region, now)}
    counted = [outcomes.get(one, 0) for one in Outcome]
    verdicts = _verdicts(db, region)
    said = [verdicts.count(progress) for progress in Progress]
    return BoardFigures(
        put=shown_count(sum(counted)),
        outcomes=dict(zip(Outcome, shown_parts(counted), strict=True)),
        judged=shown_count(len(verdicts)),
        verdicts=dict(zip(Progress, shown_parts([*said, verdicts.count(None)]), strict=False)),
    )


def _answered(db: Session, region: Region) -> dict[Outcome, int]:
    """Answers that are out; one that is being corrected waits for its board again."""
    outcome = case(
        (Answer.kind.in_(NOT_DONE), Outcome.NOT_DONE.value),
        (Answer.published_at > Answer.due_at, Outcome.LATE.value),
        else_=Outcome.ON_TIME.value,
    )
    counted = (
        select(outcome, func.count())
        .join(Question, Question.id == Answer.question_id)
        .where(Question.region == region, Answer.stage == AnswerStage.PUBLISHED, everybody())
        .group_by(outcome)
    )
    return {Outcome(row[0]): row[1] for row in db.execute(counted)}


def _unanswered(db: Session, region: Region, now: datetime) -> dict[Outcome, int]:
    outcome = case(
        (Question.due_answer_at < now, Outcome.OVERDUE.value), else_=Outcome.WAITING.value
    )
    counted = (
        select(outcome, func.count())
        .where(Question.region == region, Question.workflow.in_(WAITING), everybody())
        .group_by(outcome)
    )
    return {Outcome(row[0]): row[1] for row in db.execute(counted)}


def _verdicts(db: Session, region: Region) -> list[Progress | None]:
    """What was said of each answer in its present round, where it may be told."""
    present = (Answer.question_id == Question.id) & (Answer.round == Question.answer_round)
    public = (
        select(Answer.id)
        .join(Question, present)
        .where(Question.region == region, Answer.stage == AnswerStage.PUBLISHED, everybody())
    )
    judged = tallies(db, Verdict.answer_id.in_(public))
    shown = (public_verdict(found) for found in judged.values())
    return [verdict.progress for verdict in shown if verdict is not None]
