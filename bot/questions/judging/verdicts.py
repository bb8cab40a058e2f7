"""The verdict of those who asked: by receipt, once for each answer and stage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.answering.rows import answer_of
from bot.questions.judging.verdict_counts import PublicVerdict, Tally, VerdictCounts, public_verdict
from bot.questions.life.audience import public_scope
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.move import AUTHOR, locked_question, move
from bot.questions.life.roots import root_of
from bot.questions.life.states import IN_LANE, Step
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import Question
from bot.vocabulary import Answered, AnswerStage, Judge, Progress, Workflow

JUDGED_AT = {
    Workflow.PUBLISHED: Step.ASSESS,
    Workflow.ASSESSED: None,
    Workflow.REVIEW_DUE: Step.REASSESS,
}

__all__ = [
    "OwnVerdict",
    "PublicVerdict",
    "VerdictCounts",
    "give_verdict",
    "verdict_of",
]


@dataclass(frozen=True, slots=True)
class OwnVerdict:
    """What the holder of a receipt said about the present answer."""

    answered: Answered
    progress: Progress
    stage: int
    given_on: date


def give_verdict(
    db: Session, *, receipt_hash: str, answered: Answered, progress: Progress, now: datetime
) -> None:
    """Judge the answer to one's question, or to the one it was merged into.

    Said again at the same stage, it replaces what was said before.

    Raises: QuestionNotFound; TransitionRefused: there is no answer to judge.
    """
    mine = db.scalar(select(Question).where(Question.receipt_hash == receipt_hash))
    if mine is None:
        raise QuestionNotFound
    question = locked_question(db, root_of(db, mine).id)
    answer = answer_of(db, question)
    if answer is None or not can_judge(mine, question, answer):
        raise TransitionRefused(f"a verdict at {question.workflow}")
    stage = _stage(db, question, answer)
    row = _row(db, answer, stage, judge_hash(receipt_hash, answer.id))
    row.question_id, row.judge = question.id, Judge.AUTHOR
    row.answered, row.progress, row.given_at = answered, progress, now
    db.add(row)
    step = JUDGED_AT[question.workflow]
    if step is not None:
        move(db, question, step, mover=AUTHOR, now=now)
    db.flush()


def can_judge(mine: Question, question: Question, answer: Answer | None) -> bool:
    """Whether the author of `mine` may judge the answer to `question`, its root."""
    asked = mine.id == question.id or mine.workflow is Workflow.MERGED
    out = answer is not None and answer.stage is AnswerStage.PUBLISHED
    held = IN_LANE & {mine.safeguarding, question.safeguarding}
    return asked and out and not held and question.workflow in JUDGED_AT


def judge_hash(receipt_hash: str, answer_id: UUID) -> str:
    """Tells that nobody judges an answer twice; of two answers it cannot tell the same judge."""
    return sha256(f"verdict {answer_id} {receipt_hash}".encode()).hexdigest()


def own_verdict(db: Session, *, receipt_hash: str, answer_id: UUID) -> OwnVerdict | None:
    """What this receipt last said about an answer."""
    mine = (
        Verdict.answer_id == answer_id,
        Verdict.judge_hash == judge_hash(receipt_hash, answer_id),
    )
    row = db.scalar(select(Verdict).where(*mine).order_by(Verdict.stage.desc()).limit(1))
    if row is None:
        return None
    return OwnVerdict(row.answered, row.progress, row.stage, day_in_wales(row.given_at))


def verdict_of(db: Session, question_id: UUID) -> PublicVerdict | None:
    """How the present answer to a public question was judged; None: nothing that may be told."""
    wanted = select(Answer.id).join(Question, Question.id == Answer.question_id)
    present = (Answer.round == Question.answer_round) & (Answer.stage == AnswerStage.PUBLISHED)
    found = db.scalar(wanted.where(Question.id == question_id, public_scope(), present))
    return verdicts_on(db, [found])[found] if found else None


def verdicts_on(db: Session, answer_ids: Iterable[UUID]) -> defaultdict[UUID, PublicVerdict | None]:
    """How each of these answers was judged; whoever calls this knows that they are public."""
    tallied = tallies(db, Verdict.answer_id.in_(list(answer_ids)))
    shown = {answer_id: public_verdict(found) for answer_id, found in tallied.items()}
    return defaultdict(lambda: None, shown)


def tallies(db: Session, which: ColumnElement[bool]) -> dict[UUID, list[Tally]]:
    """The verdicts on each answer, stage by stage."""
    said = (Verdict.answer_id, Verdict.stage, Verdict.judge, Verdict.answered, Verdict.progress)
    latest = func.max(Verdict.given_at)
    rows = db.execute(select(*said, func.count(), latest).where(which).group_by(*said))
    stages: dict[tuple[UUID, int], _Stage] = defaultdict(_Stage)
    for answer_id, stage, judge, answered, progress, count, at in rows:
        stages[answer_id, stage].add(judge, answered, progress, count, at)
    few = _left_out(db, {answer_id for answer_id, stage in stages if stage > 1})
    found: dict[UUID, list[Tally]] = defaultdict(list)
    for (answer_id, stage), counted in stages.items():
        found[answer_id].append(counted.tally(stage, (answer_id, stage) not in few))
    return found


def _left_out(db: Session, judged_again: set[UUID]) -> set[tuple[UUID, int]]:
    """Stages at which somebody has not judged again who had judged before."""
    said = select(Verdict.answer_id, Verdict.stage, Verdict.judge_hash)
    judges: dict[UUID, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for answer_id, stage, judge in db.execute(said.where(Verdict.answer_id.in_(judged_again))):
        judges[answer_id][stage].add(judge)
    return {
        (answer_id, stage)
        for answer_id, stages in judges.items()
        for stage, now in stages.items()
        if any(before - now for earlier, before in stages.items() if earlier < stage)
    }


class _Stage:
    """Adds up the verdicts of one stage."""

    def __init__(self) -> None:
        self.answered: dict[Answered, int] = dict.fromkeys(Answered, 0)
        self.progress: dict[Progress, int] = dict.fromkeys(Progress, 0)
        self.group: tuple[Answered, Progress] | None = None
        self.days: set[date] = set()

    def add(
        self, judge: Judge, answered: Answered, progress: Progress, count: int, at: datetime
    ) -> None:
        self.days.add(day_in_wales(at))
        if judge is Judge.GROUP:
            self.group = (answered, progress)
            return
        self.answered[answered] += count
        self.progress[progress] += count

    def tally(self, stage: int, everyone: bool) -> Tally:
        days = max(self.days)
        return Tally(stage, days, self.answered, self.progress, self.group, everyone)


def _stage(db: Session, question: Question, answer: Answer) -> int:
    before = db.scalar(select(func.max(Verdict.stage)).where(Verdict.answer_id == answer.id)) or 1
    return before + 1 if question.workflow is Workflow.REVIEW_DUE else before


def _row(db: Session, answer: Answer, stage: int, judge: str) -> Verdict:
    said = (Verdict.answer_id == answer.id, Verdict.stage == stage, Verdict.judge_hash == judge)
    found = db.scalar(select(Verdict).where(*said))
    return found or Verdict(answer_id=answer.id, stage=stage, judge_hash=judge)
