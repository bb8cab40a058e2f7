"""What a group chose and did not put is not lost: the next session offers it first."""

from datetime import timedelta

import pytest

from bot.sessions.ballot.ballots import open_ballot
from bot.sessions.panel.records import put_question
from bot.sessions.planning.left_over import left_over
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.make import AS_BEFORE, NewPlan, make_plan
from bot.sessions.planning.questions import list_question, questions_to_choose
from bot.sessions.room.forgetting import tidy_rooms
from bot.sessions.room.host_page import host_room
from bot.sessions.surfaces.chair_pages import end_page
from bot.store.tables.questions import Question
from bot.vocabulary import Safeguarding, Workflow
from tests.factories import NOW, make_question
from tests.integration.closing_steps import DAY_AFTER, approved, close
from tests.integration.host_room import list_questions
from tests.integration.live_room import Live


@pytest.fixture
def live(store):
    return Live(store)


def put(live, question_id):
    live.at(put_question, session_id=live.session_id, question_id=question_id, actor=live.host)


def follow_up(live):
    """The session after this one: its id, and what it offers."""
    plan = NewPlan(
        live.region,
        Twin("Once more", "Unwaith eto"),
        NOW.date() + timedelta(days=30),
        None,
        AS_BEFORE,
        previous_id=live.session_id,
    )
    session_id = live.at(make_plan, plan=plan, actor=live.host)
    offered = live.do(questions_to_choose, session_id=session_id, reader=live.host)
    return session_id, [(one.question_id, one.left_over) for one in offered]


def state(live, question_id):
    return live.do(lambda db: db.get(Question, question_id).workflow)


def test_what_was_chosen_and_not_put_is_offered_first_in_its_order(live):
    other = live.do(lambda db: make_question(db, state=Workflow.ACCEPTED).id)
    first, second, third = list_questions(live, 3)
    put(live, second)
    assert live.do(end_page, host=live.chair).unput == 2
    close(live)
    assert [state(live, one) for one in (first, third)] == [Workflow.CARRIED_OVER] * 2
    assert state(live, second) is Workflow.PUT_TO_BOARD
    session_id, offered = follow_up(live)
    assert offered == [(first, True), (third, True), (other, False)]
    assert live.do(host_room, session_id=live.session_id, actor=live.host).unput == 2
    ids = {"session_id": session_id, "question_id": first, "actor": live.host}
    live.at(list_question, **ids, version=1)


def test_what_stood_in_a_vote_that_nobody_finished_can_be_chosen_again(live):
    question_id = approved(live, 0).question_id
    live.at(open_ballot, session_id=live.session_id, places=1, actor=live.host)
    assert state(live, question_id) is Workflow.CANDIDATE
    close(live)
    assert state(live, question_id) is Workflow.CARRIED_OVER
    assert live.do(left_over, session_id=live.session_id) == ()


def test_the_clock_carries_over_as_well(live):
    [question_id] = list_questions(live, 1)
    live.do(tidy_rooms, now=DAY_AFTER)
    assert state(live, question_id) is Workflow.CARRIED_OVER


def test_what_the_lead_has_is_left_alone(live):
    [question_id] = list_questions(live, 1)
    flagged = Safeguarding.FLAGGED
    live.do(lambda db: setattr(db.get(Question, question_id), "safeguarding", flagged))
    close(live)
    assert state(live, question_id) is Workflow.SELECTED
    assert live.do(left_over, session_id=live.session_id) == ()
