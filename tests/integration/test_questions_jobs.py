"""What happens by itself: late, put to the board, asked again, looked at again, closed."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.errors import NotAllowed, QuestionNotFound, TransitionRefused
from bot.jobs.schedule import JOBS, Job, Sweep, error_code
from bot.questions.answering.following import report_commitment
from bot.questions.answering.overdue import overdue_questions
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.put_to_board import waiting_for_board
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.judging.follow_up import close_question, follow_up_question, judged_questions
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.deadlines import (
    ANSWER_DAYS,
    BACK_DAYS,
    CORRECTION_DAYS,
    DECISION_DAYS,
    REVIEW_DAYS,
    TEAM_DAYS,
    VERDICT_DAYS,
    VERY_OVERDUE_DAYS,
    WRITTEN_DAYS,
    due_after,
)
from bot.questions.life.move import SYSTEM, Mover, Why, locked_question, move
from bot.questions.life.states import Party, Step
from bot.store.events import verify_events
from bot.store.tables.answers import Commitment
from bot.store.tables.questions import QuestionEvent
from bot.store.tables.sessions import Session, SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Progress,
    Region,
    Role,
    Safeguarding,
    Workflow,
)
from tests.factories import COMMITMENT, NOW, make_actor, make_answer, make_question

SECOND = timedelta(seconds=1)
GOOD, BAD = (Answered.YES, Progress.GREEN), (Answered.NO, Progress.RED)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LATE_DECISION = due_after(NOW, DECISION_DAYS) + SECOND
LATE_ANSWER = due_after(NOW, ANSWER_DAYS) + SECOND
VERY_LATE = due_after(due_after(NOW, ANSWER_DAYS), VERY_OVERDUE_DAYS) + SECOND
TO_THE_BOARD = due_after(NOW, WRITTEN_DAYS)
FOLLOWED = due_after(NOW, VERDICT_DAYS)
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


def again(store, code, verdict, now):
    said = {"answered": verdict[0], "progress": verdict[1]}
    in_transaction(store, give_verdict, receipt_hash=receipt_hash(code), now=now, **said)


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


def report(store, state):
    def all_of_them(db):
        for row in db.scalars(select(Commitment)):
            words = {"happened_en": "It is open.", "happened_cy": "Mae ar agor."}
            ids = {"commitment_id": row.id, "version": row.version}
            report_commitment(db, **ids, actor=TEAM, state=state, now=NOW, **words)

    in_transaction(store, all_of_them)


# Overdue


def test_a_late_decision_is_noted_once(store):
    question_id = made(store)
    run(store, LATE_DECISION - SECOND)
    assert late(store, question_id) == []
    run(store, LATE_DECISION)
    run(store, LATE_DECISION + timedelta(days=30))
    assert late(store, question_id) == [Step.DECISION_OVERDUE]
    assert workflow(store, question_id) is Workflow.SUBMITTED


def test_a_question_that_is_written_anew_can_be_late_again(store):
    question_id = made(store, state=Workflow.IN_REVIEW)
    run(store, LATE_DECISION)
    staff, author = Mover(Party.RPB_STAFF, "staff"), Mover(Party.AUTHOR, "author")

    def return_and_resubmit(db):
        question = locked_question(db, question_id)
        move(db, question, Step.RETURN, mover=staff, now=LATE_DECISION, why=Why("unclear"))
        move(db, question, Step.RESUBMIT, mover=author, now=LATE_DECISION)

    in_transaction(store, return_and_resubmit)
    run(store, LATE_DECISION + timedelta(days=1))
    assert late(store, question_id) == [Step.DECISION_OVERDUE]
    run(store, LATE_DECISION + timedelta(days=30))
    assert late(store, question_id) == [Step.DECISION_OVERDUE] * 2


@pytest.mark.parametrize("stage", [None, AnswerStage.SUBMITTED, AnswerStage.APPROVED])
def test_a_late_answer_is_noted_once_and_once_more_when_it_is_very_late(store, stage):
    question_id = made(store, state=Workflow.PUT_TO_BOARD)
    if stage:
        in_transaction(store, _answer, question_id, stage)
    run(store, LATE_ANSWER - SECOND)
    assert late(store, question_id) == []
    run(store, LATE_ANSWER)
    run(store, VERY_LATE - SECOND)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE]
    run(store, VERY_LATE)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE, Step.ANSWER_VERY_OVERDUE]
    run(store, VERY_LATE + timedelta(days=100))
    assert len(late(store, question_id)) == 2


def _answer(db, question_id, stage, **options):
    make_answer(db, locked_question(db, question_id), stage=stage, **options)


def test_a_correction_has_days_of_its_own_and_is_late_after_them(store):
    question_id = made(store, state=Workflow.PUT_TO_BOARD)
    in_transaction(store, _answer, question_id, AnswerStage.PUBLISHED)
    run(store, VERY_LATE)
    ids = {"question_id": question_id, "actor": TEAM, "version": 4, "now": VERY_LATE}
    in_transaction(store, unpublish_answer, correcting=True, **ids)
    due = due_after(VERY_LATE, CORRECTION_DAYS)
    run(store, due)
    assert late(store, question_id) == []
    run(store, due + SECOND)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE]


def test_a_follow_up_that_is_late_is_noted_for_its_own_days(store):
    question_id = made(store, state=Workflow.PUT_TO_BOARD)
    run(store, LATE_ANSWER)
    in_transaction(store, _answer, question_id, AnswerStage.PUBLISHED)
    take(store, question_id, Step.ASSESS, Mover(Party.AUTHOR, "author"), LATE_ANSWER)
    take(store, question_id, Step.FOLLOW_UP, now=LATE_ANSWER)
    run(store, LATE_ANSWER + timedelta(days=1))
    assert late(store, question_id) == [Step.ANSWER_OVERDUE]
    run(store, due_after(LATE_ANSWER, ANSWER_DAYS) + SECOND)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE] * 2


@pytest.mark.parametrize("state", [Workflow.SUBMITTED, Workflow.PUT_TO_BOARD, Workflow.ACCEPTED])
def test_nothing_happens_by_itself_to_a_question_in_the_lane(store, state):
    question_id = made(store, state=state)
    take(store, question_id, Step.FLAG)
    before = steps(store, question_id)
    for find in (overdue_questions, waiting_for_board, judged_questions):
        assert in_transaction(store, find, now=VERY_LATE, write=False) == ()
    run(store, VERY_LATE)
    assert steps(store, question_id) == before
    lead = Mover(Party.SAFEGUARDING_LEAD, "lead")
    take(store, question_id, Step.CLEAR, lead, VERY_LATE)
    run(store, due_after(VERY_LATE, WRITTEN_DAYS))
    assert len(steps(store, question_id)) > len(before) + 1


# Put to the board in writing


def test_what_no_session_used_goes_to_the_board_in_writing(store):
    waiting = made(store, state=Workflow.ACCEPTED)
    left_over = made(store, state=Workflow.CARRIED_OVER)
    used = [made(store, state=state) for state in (Workflow.CANDIDATE, Workflow.SELECTED)]
    held_on = (NOW + timedelta(days=60)).date()
    in_transaction(store, _listed, used, held_on)
    nowhere = made(store, state=Workflow.ACCEPTED, region=None, council=None)
    run(store, TO_THE_BOARD - SECOND)
    assert workflow(store, waiting) is Workflow.ACCEPTED
    run(store, TO_THE_BOARD)
    for question_id in (waiting, left_over):
        question = in_transaction(store, locked_question, question_id)
        assert (question.workflow, question.put_at) == (Workflow.PUT_TO_BOARD, TO_THE_BOARD)
        assert question.due_answer_at == due_after(TO_THE_BOARD, ANSWER_DAYS)
        assert steps(store, question_id, Step.PUT_TO_BOARD) == [Step.PUT_TO_BOARD]
    assert [workflow(store, one) for one in used] == [Workflow.CANDIDATE, Workflow.SELECTED]
    assert workflow(store, nowhere) is Workflow.ACCEPTED
    run(store, due_after(NOW + timedelta(days=60), WRITTEN_DAYS) - timedelta(days=1))
    assert [workflow(store, one) for one in used] == [Workflow.CANDIDATE, Workflow.SELECTED]
    run(store, due_after(NOW + timedelta(days=60), WRITTEN_DAYS))
    assert {workflow(store, one) for one in used} == {Workflow.PUT_TO_BOARD}


def _listed(db, question_ids, held_on):
    """A session that has these on its list."""
    meeting = Session(
        region=Region.GWENT, title_en="One", title_cy="Un", held_on=held_on, created_at=NOW
    )
    db.add(meeting)
    db.flush()
    for position, one in enumerate(question_ids):
        db.add(SessionQuestion(session_id=meeting.id, position=position, question_id=one))


def test_what_was_put_up_for_no_session_goes_to_the_board_as_well(store):
    question_id = made(store, state=Workflow.CANDIDATE)
    run(store, TO_THE_BOARD - SECOND)
    assert workflow(store, question_id) is Workflow.CANDIDATE
    run(store, TO_THE_BOARD)
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD


def test_the_days_of_waiting_begin_when_it_was_accepted_and_when_a_session_left_it(store):
    question_id = made(store, state=Workflow.CANDIDATE)
    left_at = NOW + timedelta(days=30)
    take(store, question_id, Step.CARRY_OVER, now=left_at)
    run(store, left_at + timedelta(days=1))
    assert workflow(store, question_id) is Workflow.CARRIED_OVER
    run(store, due_after(left_at, WRITTEN_DAYS))
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD


# After a verdict


def test_a_bad_verdict_is_followed_up_once(store):
    question_id, code = judged(store, BAD)
    run(store, FOLLOWED - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, FOLLOWED)
    question = in_transaction(store, locked_question, question_id)
    assert (question.workflow, question.answer_round) == (Workflow.PUT_TO_BOARD, 2)
    assert question.answer_status is AnswerStatus.NONE
    in_transaction(store, _answer, question_id, AnswerStage.PUBLISHED, now=FOLLOWED)
    again(store, code, BAD, FOLLOWED)
    over = FOLLOWED + timedelta(days=REVIEW_DAYS)
    run(store, over)
    run(store, due_after(over, TEAM_DAYS) - SECOND)
    assert workflow(store, question_id) is Workflow.REVIEW_DUE  # it waits for the team
    assert steps(store, question_id, Step.FOLLOW_UP) == [Step.FOLLOW_UP]
    run(store, due_after(over, TEAM_DAYS))
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD  # but not for ever


def test_a_review_is_due_after_90_days_and_a_good_one_closes_the_question(store):
    question_id, code = judged(store, (Answered.YES, Progress.AMBER))
    run(store, LOOKED_AT - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is Workflow.REVIEW_DUE
    again(store, code, GOOD, LOOKED_AT)
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is Workflow.ASSESSED  # others may judge as well
    run(store, due_after(LOOKED_AT, VERDICT_DAYS))
    assert workflow(store, question_id) is Workflow.CLOSED


def test_a_review_is_due_when_the_day_of_a_commitment_has_passed(store):
    question_id, _ = judged(store, GOOD, commitments=(COMMITMENT,))
    on_its_day = NOW + timedelta(days=60)
    run(store, on_its_day)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, on_its_day + timedelta(days=1))
    assert workflow(store, question_id) is Workflow.REVIEW_DUE


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (CommitmentState.KEPT, Workflow.CLOSED),
        (CommitmentState.PARTLY_KEPT, Workflow.REVIEW_DUE),
        (CommitmentState.NOT_KEPT, Workflow.REVIEW_DUE),
    ],
)
def test_a_question_is_closed_only_with_all_commitments_kept(store, state, end):
    question_id, _ = judged(store, GOOD, commitments=(COMMITMENT, COMMITMENT))
    report(store, state)
    run(store, LOOKED_AT - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is end


def test_will_consider_is_never_closed_by_itself(store):
    question_id, _ = judged(store, GOOD, kind=AnswerStatus.WILL_CONSIDER)
    run(store, LOOKED_AT + timedelta(days=400))
    assert workflow(store, question_id) is Workflow.REVIEW_DUE


def test_what_was_judged_waits_while_the_lane_has_it(store):
    question_id, _ = judged(store, BAD)
    take(store, question_id, Step.FLAG)
    assert in_transaction(store, judged_questions, now=LOOKED_AT, write=False) == ()
    take(store, question_id, Step.CLEAR, Mover(Party.SAFEGUARDING_LEAD, "lead"))
    assert in_transaction(store, judged_questions, now=LOOKED_AT, write=False) == (question_id,)


def test_the_commissioners_team_asks_again_or_closes_and_a_board_does_not(store):
    question_id, _ = judged(store, BAD)
    board = make_actor()
    version = in_transaction(store, locked_question, question_id).version
    ids = {"question_id": question_id, "version": version, "now": NOW}
    for use_case in (follow_up_question, close_question):
        with pytest.raises(NotAllowed):
            in_transaction(store, use_case, actor=board, **ids)
        with pytest.raises(QuestionNotFound):
            in_transaction(store, use_case, actor=make_actor(Role.OPERATOR, None), **ids)
    ids["version"] = in_transaction(store, follow_up_question, actor=TEAM, **ids)
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD
    with pytest.raises(TransitionRefused):
        in_transaction(store, close_question, actor=TEAM, **ids)
    other, _ = judged(store, GOOD)
    ids = {"question_id": other, "version": ids["version"] - 1, "now": NOW}
    in_transaction(store, close_question, actor=TEAM, **ids)
    assert workflow(store, other) is Workflow.CLOSED


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
