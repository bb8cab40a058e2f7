"""Jobs on several replicas, with mistakes, and by their names and pace."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.errors import QuestionNotFound
from bot.jobs.schedule import JOBS, Job, Sweep, error_code
from bot.questions.answering.overdue import overdue_questions
from bot.questions.answering.put_to_board import waiting_for_board
from bot.questions.judging.follow_up import judged_questions
from bot.questions.life.deadlines import (
    BACK_DAYS,
    REVIEW_DAYS,
    due_after,
)
from bot.questions.life.move import Mover, locked_question
from bot.questions.life.states import Party, Step
from bot.store.events import verify_events
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Safeguarding,
    Workflow,
)
from tests.factories import NOW
from tests.integration.job_steps import (
    BAD,
    GOOD,
    LATE_DECISION,
    LOOKED_AT,
    SECOND,
    TO_THE_BOARD,
    VERY_LATE,
    judged,
    late,
    made,
    run,
    steps,
    take,
    workflow,
)

# Several replicas


def test_two_replicas_at_once_do_everything_once(store):
    ids = {
        Step.DECISION_OVERDUE: [made(store) for _ in range(4)],
        Step.ANSWER_VERY_OVERDUE: [made(store, state=Workflow.PUT_TO_BOARD) for _ in range(4)],
        Step.PUT_TO_BOARD: [made(store, state=Workflow.ACCEPTED) for _ in range(4)],
        Step.FOLLOW_UP: [judged(store, BAD)[0] for _ in range(4)],
        Step.CLOSE: [judged(store, GOOD)[0] for _ in range(4)],
    }
    start, failed = threading.Barrier(2), []

    def replica():
        start.wait()
        try:
            run(store, VERY_LATE + timedelta(days=REVIEW_DAYS), times=1)
        except Exception as error:
            failed.append(error)

    replicas = [threading.Thread(target=replica) for _ in range(2)]
    for one in replicas:
        one.start()
    for one in replicas:
        one.join()
    assert failed == []
    for step, questions in ids.items():
        for question_id in questions:
            assert steps(store, question_id, step) == [step]
    assert in_transaction(store, verify_events, write=False)


@pytest.mark.parametrize("error", [QuestionNotFound, ValueError], ids=["refused", "mistake"])
def test_one_question_that_cannot_be_moved_stops_no_other(store, error):
    first, second = (made(store) for _ in range(2))
    moved = []

    def take_one(db, *, question_id, now):
        if question_id == first:
            raise error("somebody's words")
        moved.append(question_id)

    every = timedelta(hours=1)
    Sweep("test", every, lambda db, now: (first, second), take_one).run(store, NOW)
    assert moved == [second]


def test_a_mistake_is_logged_by_its_kind_and_not_its_words():
    assert error_code(ValueError("somebody's words")) == "ValueError"
    assert error_code(QuestionNotFound("somebody's words")) == QuestionNotFound.code


def test_a_question_from_before_decisions_had_a_day_goes_to_the_board_too(store):
    question_id = made(store, state=Workflow.ACCEPTED)

    def forget_the_day(db):
        locked_question(db, question_id).decided_at = None

    in_transaction(store, forget_the_day)
    run(store, TO_THE_BOARD)
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD


def test_a_sweep_only_finds_what_it_then_does(store):
    made(store, state=Workflow.ACCEPTED)
    made(store)
    judged(store, BAD)
    for find in (overdue_questions, waiting_for_board, judged_questions):
        assert in_transaction(store, find, now=LOOKED_AT, write=False)
    run(store, LOOKED_AT, times=1)
    for find in (overdue_questions, waiting_for_board, judged_questions):
        found = in_transaction(store, find, now=LOOKED_AT, write=False)
        assert found == ()


def test_the_database_learns_how_its_tables_have_grown(sqlite_store):
    [job] = [job for job in JOBS if job.name == "refresh_statistics"]
    made(sqlite_store)
    job.run(sqlite_store, NOW)
    counted = text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'question'")
    assert in_transaction(sqlite_store, lambda db: db.scalar(counted), write=False) > 0


@pytest.mark.postgres
def test_postgres_is_left_to_count_by_itself(postgres_store):
    [job] = [job for job in JOBS if job.name == "refresh_statistics"]
    job.run(postgres_store, NOW)


def test_every_job_has_its_name_and_pace():
    assert len({job.name for job in JOBS}) == len(JOBS)
    assert all(job.every >= timedelta(minutes=1) for job in JOBS)
    assert all(isinstance(job, Job | Sweep) for job in JOBS)


def test_a_question_that_left_the_lane_is_late_after_days_of_its_own(store):
    question_id = made(store)
    take(store, question_id, Step.FLAG)
    run(store, LATE_DECISION)
    take(store, question_id, Step.ACTION, Mover(Party.SAFEGUARDING_LEAD, "lead"), LATE_DECISION)
    due = due_after(LATE_DECISION, BACK_DAYS)
    run(store, due)
    assert late(store, question_id) == []
    run(store, due + SECOND)
    assert late(store, question_id) == [Step.DECISION_OVERDUE]
    lane = in_transaction(store, locked_question, question_id).safeguarding
    assert lane is Safeguarding.ACTIONED
