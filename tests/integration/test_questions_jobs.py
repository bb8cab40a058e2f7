"""What happens by itself when time passes: late steps, and the way to the board in writing."""

from datetime import timedelta

import pytest

from bot.questions.answering.overdue import overdue_questions
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.put_to_board import waiting_for_board
from bot.questions.judging.follow_up import judged_questions
from bot.questions.life.deadlines import (
    ANSWER_DAYS,
    CORRECTION_DAYS,
    WRITTEN_DAYS,
    due_after,
)
from bot.questions.life.move import Mover, Why, locked_question, move
from bot.questions.life.states import Party, Step
from bot.store.tables.sessions import Session, SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Region,
    Workflow,
)
from tests.factories import NOW
from tests.integration.job_steps import (
    LATE_DECISION,
    SECOND,
    TEAM,
    TO_THE_BOARD,
    VERY_LATE,
    answer,
    late,
    made,
    run,
    steps,
    take,
    workflow,
)

LATE_ANSWER = due_after(NOW, ANSWER_DAYS) + SECOND


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
        in_transaction(store, answer, question_id, stage)
    run(store, LATE_ANSWER - SECOND)
    assert late(store, question_id) == []
    run(store, LATE_ANSWER)
    run(store, VERY_LATE - SECOND)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE]
    run(store, VERY_LATE)
    assert late(store, question_id) == [Step.ANSWER_OVERDUE, Step.ANSWER_VERY_OVERDUE]
    run(store, VERY_LATE + timedelta(days=100))
    assert len(late(store, question_id)) == 2


def test_a_correction_has_days_of_its_own_and_is_late_after_them(store):
    question_id = made(store, state=Workflow.PUT_TO_BOARD)
    in_transaction(store, answer, question_id, AnswerStage.PUBLISHED)
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
    in_transaction(store, answer, question_id, AnswerStage.PUBLISHED)
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
