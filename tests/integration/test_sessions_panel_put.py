"""A question is put to the panel: which, by whom, and once."""

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.sessions.panel.records import agree_record, put_question, record_answer, reopen_record
from bot.sessions.panel.views import panel_records
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.scope import SessionNotFound
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import Question
from bot.store.tables.rooms import GroupVerdict, PanelRecord, Room, RoomEvent, RoomQuestion
from bot.store.tables.sessions import SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Role, Visibility, Workflow
from tests.factories import NOW, make_actor, make_question
from tests.integration.panel_steps import LATER, act, kinds, question, record, recorded, staged
from tests.session_steps import (
    BOARD,
    HOST,
    OTHER_HOST,
    SAID,
    TEAM,
    make_live_session,
    make_recorded,
)


def test_a_question_is_put_once_however_often_it_is_said(store):
    ids = staged(store)
    act(store, put_question, ids)
    act(store, put_question, ids, now=LATER)
    asked = question(store, ids)
    assert (asked.workflow, asked.put_at) == (Workflow.PUT_TO_BOARD, NOW)
    assert asked.due_answer_at > NOW
    assert kinds(store, ids) == ["put"]
    assert (record(store, ids).put_at, record(store, ids).answer_id) == (NOW, None)


def test_a_question_that_was_put_in_writing_meanwhile_is_put_to_the_panel_too(store):
    ids = staged(store, state=Workflow.PUT_TO_BOARD)
    before = question(store, ids)
    act(store, put_question, ids)
    assert question(store, ids).version == before.version
    assert kinds(store, ids) == ["put"]


@pytest.mark.parametrize("state", [Workflow.ASSESSED, Workflow.REVIEW_DUE])
def test_a_judged_question_is_put_again_with_new_days(store, state):
    ids = staged(store, state=state)
    act(store, put_question, ids, now=LATER)
    asked = question(store, ids)
    assert (asked.workflow, asked.answer_round) == (Workflow.PUT_TO_BOARD, 2)


@pytest.mark.parametrize(
    ("actor", "error"),
    [
        (OTHER_HOST, SessionNotFound),
        (BOARD, SessionNotFound),
        (make_actor(Role.SAFEGUARDING_LEAD, None), SessionNotFound),
    ],
    ids=["another host", "the board", "the lead"],
)
def test_nobody_but_the_host_and_the_team_puts_or_writes_down(store, actor, error):
    ids = staged(store)
    with pytest.raises(error):
        act(store, put_question, ids, actor)
    act(store, put_question, ids, TEAM)
    for use_case, more in ((record_answer, SAID), (agree_record, {}), (reopen_record, {})):
        with pytest.raises(error):
            act(store, use_case, ids, actor, **more)
    assert record(store, ids).answer_id is None


@pytest.mark.parametrize(
    "fields",
    [
        {"state": Workflow.ACCEPTED, "permission": Permission.NEITHER},
        {"state": Workflow.SUBMITTED},
        {"state": Workflow.WITHDRAWN},
    ],
    ids=["not to be read out", "nobody accepted it", "withdrawn"],
)
def test_words_that_are_not_for_a_room_are_not_put(store, fields):
    ids = staged(store, **fields)
    with pytest.raises(QuestionNotFound):
        act(store, put_question, ids)


def test_a_question_in_the_lane_is_neither_put_nor_answered(store):
    ids = recorded(store, agreed=False)

    def flag(db):
        asked = locked_question(db, ids["question_id"])
        move(db, asked, Step.FLAG, mover=HOST.mover, now=NOW)

    in_transaction(store, flag)
    for use_case, more in ((put_question, {}), (record_answer, SAID), (agree_record, {})):
        with pytest.raises(QuestionNotFound):
            act(store, use_case, ids, **more)


def test_a_question_of_another_session_is_not_put_here(store):
    mine, other = staged(store), staged(store)
    with pytest.raises(QuestionNotFound):
        act(store, put_question, {**mine, "question_id": other["question_id"]})


def test_a_rehearsal_puts_no_real_question_to_a_board(store):
    ids = staged(store)
    room = Room(session_id=ids["session_id"], rehearsal=True, opened_at=NOW)
    in_transaction(store, lambda db: db.add(room))
    with pytest.raises(QuestionNotFound):
        act(store, put_question, ids)
    assert question(store, ids).workflow is Workflow.SELECTED


def rehearsed(db):
    """A rehearsal with a question of its own that the panel answered and the group judged."""
    session_id = make_live_session(db)
    db.add(Room(session_id=session_id, rehearsal=True, opened_at=NOW))
    asked = make_question(db, visibility=Visibility.REHEARSAL, text_other=None)
    for step in (Step.START_REVIEW, Step.ACCEPT, Step.MAKE_CANDIDATE, Step.SELECT):
        move(db, asked, step, mover=HOST.mover, now=NOW)
    listed = {"session_id": session_id, "question_id": asked.id}
    db.add_all([RoomQuestion(**listed, added_at=NOW), SessionQuestion(**listed, position=1)])
    db.flush()
    make_recorded(db, *listed.values(), judged=True)
    return session_id


def test_a_rehearsal_of_the_panel_leaves_nothing_behind(store):
    session_id = in_transaction(store, rehearsed)
    [found] = in_transaction(store, panel_records, session_id=session_id, write=False)
    assert found.agreed and found.verdict
    in_transaction(store, end_rehearsal, session_id=session_id, actor=HOST, now=LATER)
    for table in (Answer, Commitment, Verdict, GroupVerdict, PanelRecord, Question, RoomEvent):
        assert in_transaction(store, lambda db, t=table: list(db.scalars(select(t)))) == []
