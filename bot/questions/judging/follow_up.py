"""Follow a question after its verdict: the system's steps, and those of the Commissioner's team."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from bot.questions.judging.standing import DONE, Promised, Standing, next_step
from bot.questions.judging.verdict_counts import Tally, prevailing, standing_tally
from bot.questions.judging.verdicts import tallies
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.deadlines import REVIEW_DAYS, VERDICT_DAYS, day_in_wales
from bot.questions.life.move import SYSTEM, Actor, locked_question, move
from bot.questions.life.states import IN_LANE, Step
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import Question
from bot.vocabulary import Answered, CommitmentState, Progress, Workflow

JUDGED = (Workflow.ASSESSED, Workflow.REVIEW_DUE)
CHUNK = 500  # questions that are looked at together


def judged_questions(db: Session, *, now: datetime) -> tuple[UUID, ...]:
    """Judged questions for which the system has a step to take."""
    ids = list(db.scalars(_worth_a_look(now)))
    found: list[UUID] = []
    for at in range(0, len(ids), CHUNK):
        standings = _standings(db, ids[at : at + CHUNK])
        found += [one for one, standing in standings.items() if next_step(standing, now)]
    return tuple(found)


def follow_judged(db: Session, *, question_id: UUID, now: datetime) -> Step | None:
    """Take the step that is due for one judged question.

    Returns: the step; None: another replica has taken it, or it is not due any more.
    """
    question = locked_question(db, question_id)
    standing = _standings(db, [question_id]).get(question_id)
    step = next_step(standing, now) if standing else None
    if step is not None:
        move(db, question, step, mover=SYSTEM, now=now)
    return step


def follow_up_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Put a judged question to its board once more, with new days to answer.

    Returns: the new version of the question.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused; NotAllowed:
        a board does not say that it need not, or must, answer again.
    """
    return _take(db, Step.FOLLOW_UP, question_id, actor, version, now)


def close_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Say that a judged question is at its end.

    Returns: the new version of the question.
    Raises: as `follow_up_question`.
    """
    return _take(db, Step.CLOSE, question_id, actor, version, now)


def _take(
    db: Session, step: Step, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    question = held_in(db, queue_scope(actor), question_id, version=version)
    move(db, question, step, mover=actor.mover, now=now)
    return question.version


def _standings(db: Session, ids: list[UUID]) -> dict[UUID, Standing]:
    """How it stands with each of these, as far as somebody has judged it."""
    present = (Answer.question_id == Question.id) & (Answer.round == Question.answer_round)
    wanted = (
        select(Question, Answer)
        .join(Answer, present)
        .where(Question.id.in_(ids), Question.workflow.in_(JUDGED))
        .order_by(Question.due_review_at, Question.id)
    )
    rows = [(question, answer) for question, answer in db.execute(wanted)]
    promised = _promised(db, (question.id for question, _ in rows))
    judged = tallies(db, Verdict.answer_id.in_([answer.id for _, answer in rows]))
    found = {}
    for question, answer in rows:
        standing = _standing(question, answer, judged.get(answer.id, []), promised[question.id])
        if standing is not None:
            found[question.id] = standing
    return found


def _standing(
    question: Question, answer: Answer, judged: list[Tally], promised: tuple[Promised, ...]
) -> Standing | None:
    tally = standing_tally(judged)
    if tally is None or question.due_review_at is None:
        return None
    return Standing(
        workflow=question.workflow,
        round=question.answer_round,
        kind=answer.kind,
        due_review_at=question.due_review_at,
        stage=tally.stage,
        verdict=prevailing(tally),
        commitments=promised,
    )


def _promised(db: Session, ids: Iterable[UUID]) -> defaultdict[UUID, tuple[Promised, ...]]:
    found: defaultdict[UUID, tuple[Promised, ...]] = defaultdict(tuple)
    wanted = select(Commitment.question_id, Commitment.state, Commitment.due_on)
    for question_id, state, due_on in db.execute(wanted.where(Commitment.question_id.in_(ids))):
        if question_id is not None:
            found[question_id] += (Promised(state, due_on),)
    return found


def _worth_a_look(now: datetime) -> Select[UUID]:
    """Leaves out, in the query, judged questions that `next_step` cannot have a step for."""
    verdict = exists().where(Verdict.question_id == Question.id)
    promised = exists().where(Commitment.question_id == Question.id)
    over = Question.due_review_at <= now
    waited = Question.due_review_at <= now + timedelta(days=REVIEW_DAYS - VERDICT_DAYS)
    bad = or_(Verdict.answered == Answered.NO, Verdict.progress == Progress.RED)
    still_open = Commitment.state == CommitmentState.OPEN
    kept = ~promised.where(Commitment.state.not_in(DONE))
    review = or_(over, promised.where(still_open, Commitment.due_on < day_in_wales(now)))
    steps = or_(
        and_(Question.workflow == Workflow.ASSESSED, review),
        and_(or_(over, Question.answer_round == 1), waited, verdict.where(bad)),
        and_(or_(over, verdict.where(Verdict.stage > 1)), kept),
    )
    open_ones = (Question.workflow.in_(JUDGED), Question.safeguarding.not_in(IN_LANE), steps)
    return select(Question.id).where(*open_ones).order_by(Question.due_review_at, Question.id)
