"""Questions on the list of a plan: which are offered, their order, and back again."""

from datetime import date

import pytest

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.made_up import REVIEWER, add_made_up_question
from bot.sessions.planning.delete import delete_session
from bot.sessions.planning.make import AS_BEFORE, plan_session
from bot.sessions.planning.questions import (
    list_question,
    move_question,
    questions_to_choose,
    select_question,
    unlist_question,
)
from bot.sessions.scope import SessionNotFound
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Permission, Region, Workflow
from tests.integration.plan_steps import NOW, TITLE, Desk


@pytest.fixture
def nia(store):
    return Desk(store)


def test_session_shows_its_questions_in_their_order(nia):
    session_id = nia.plans()
    first, second = nia.asks(), nia.asks(text_original="Pryd fydd help yn dod?")
    version = nia.does(list_question, session_id=session_id, question_id=first, version=1)
    version = nia.does(list_question, session_id=session_id, question_id=second, version=version)
    nia.does(move_question, session_id=session_id, question_id=second, by=-1, version=version)
    assert [one.question_id for one in nia.plan(session_id).questions] == [second, first]


def test_question_taken_off_the_list_can_be_chosen_again(nia):
    session_id, question = nia.plans(), nia.asks()
    nia.does(list_question, session_id=session_id, question_id=question, version=1)
    assert nia.sees(questions_to_choose, session_id=session_id) == ()
    nia.does(unlist_question, session_id=session_id, question_id=question, version=2)
    assert nia.plan(session_id).questions == ()
    (again,) = nia.sees(questions_to_choose, session_id=session_id)
    assert again.question_id == question


@pytest.mark.parametrize(
    "fields",
    [
        {"state": Workflow.SUBMITTED},
        {"region": Region.POWYS},
        {"permission": Permission.NEITHER},
        {"permission": Permission.PUBLISH},
        {"level": Level.FULL, "state": Workflow.SUBMITTED},
    ],
    ids=["nobody accepted it", "another region", "staff only", "not read out", "in the lane"],
)
def test_question_that_the_room_may_not_hear_is_not_offered(nia, fields):
    session_id, question = nia.plans(), nia.asks(**fields)
    assert nia.sees(questions_to_choose, session_id=session_id) == ()
    with pytest.raises(QuestionNotFound):
        nia.does(list_question, session_id=session_id, question_id=question, version=1)


def test_question_that_nobody_accepted_is_not_on_the_agenda(store):
    def both(db):
        session_id = plan_session(
            db,
            region=Region.GWENT,
            title_en=TITLE.en,
            title_cy=TITLE.cy,
            held_on=date(2026, 12, 10),
            mover=REVIEWER,
            now=NOW,
        )
        question_id = add_made_up_question(
            db,
            text="Why do we wait two years for help?",
            language=Language.EN,
            area="W06000022",
            themes="waiting_times",
            now=NOW,
            accepted=False,
        )
        select_question(db, session_id=session_id, question_id=question_id, mover=REVIEWER, now=NOW)

    with pytest.raises(TransitionRefused):
        in_transaction(store, both)


def test_deleted_session_leaves_its_questions_for_another(store, nia):
    first, question = nia.plans(), nia.asks()
    later = nia.plans(previous_id=first, outline=AS_BEFORE)
    nia.does(list_question, session_id=first, question_id=question, version=1)
    nia.does(delete_session, session_id=first, version=2)

    def workflow(db):
        return db.get(Question, question).workflow

    assert in_transaction(store, workflow, write=False) is Workflow.CARRIED_OVER
    assert nia.plan(later).session.previous_id is None
    with pytest.raises(SessionNotFound):
        nia.plan(first)
