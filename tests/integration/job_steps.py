"""What tests of jobs share: questions that wait, verdicts, and a run of the jobs."""

from datetime import timedelta

from sqlalchemy import select

from bot.jobs.schedule import JOBS, Sweep
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.deadlines import (
    ANSWER_DAYS,
    DECISION_DAYS,
    REVIEW_DAYS,
    VERY_OVERDUE_DAYS,
    WRITTEN_DAYS,
    due_after,
)
from bot.questions.life.move import SYSTEM, locked_question, move
from bot.questions.life.states import Step
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    Progress,
    Role,
)
from tests.factories import NOW, make_actor, make_answer, make_question

SECOND = timedelta(seconds=1)


GOOD, BAD = (Answered.YES, Progress.GREEN), (Answered.NO, Progress.RED)


TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


LATE_DECISION = due_after(NOW, DECISION_DAYS) + SECOND


VERY_LATE = due_after(due_after(NOW, ANSWER_DAYS), VERY_OVERDUE_DAYS) + SECOND


TO_THE_BOARD = due_after(NOW, WRITTEN_DAYS)


LOOKED_AT = NOW + timedelta(days=REVIEW_DAYS)


OVERDUE_STEPS = (Step.DECISION_OVERDUE, Step.ANSWER_OVERDUE, Step.ANSWER_VERY_OVERDUE)


def run(store, now, times=2):
    """Every sweep, more than once: the second time there is nothing to do."""
    for _ in range(times):
        for job in JOBS:
            if isinstance(job, Sweep):
                job.run(store, now)


def made(store, **fields):
    return in_transaction(store, make_question, **fields).id


def judged(store, verdict, commitments=(), now=NOW, **changes):
    """A question that was answered and judged."""
    code = mint_receipt()

    def make(db):
        question = make_question(db, code=code)
        make_answer(db, question, commitments=commitments, **changes)
        said = {"answered": verdict[0], "progress": verdict[1]}
        give_verdict(db, receipt_hash=receipt_hash(code), now=now, **said)
        return question.id

    return in_transaction(store, make), code


def take(store, question_id, step, mover=SYSTEM, now=NOW):
    def one(db):
        move(db, locked_question(db, question_id), step, mover=mover, now=now)

    in_transaction(store, one)


def workflow(store, question_id):
    return in_transaction(store, locked_question, question_id).workflow


def steps(store, question_id, *kinds):
    events = select(QuestionEvent.kind).where(QuestionEvent.question_id == question_id)
    found = in_transaction(store, lambda db: list(db.scalars(events.order_by(QuestionEvent.id))))
    return [Step(kind) for kind in found if not kinds or Step(kind) in kinds]


def late(store, question_id):
    return steps(store, question_id, *OVERDUE_STEPS)


def answer(db, question_id, stage, **options):
    make_answer(db, locked_question(db, question_id), stage=stage, **options)
