"""A rehearsal leaves nothing behind, and the room opens for real after it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import QuestionNotFound
from bot.questions.life.move import locked_question
from bot.sessions.room.asking import Asking, review_words
from bot.sessions.room.chair import lock, next_item
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.moderating import Chosen, merge, send_back
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.room.rooms import open_room, room_of
from bot.sessions.room.screens import projector_view
from bot.sessions.room.slips import type_slip
from bot.store.base import Base
from bot.store.tables.ballots import Ballot
from bot.store.tables.questions import Question
from bot.store.tables.sessions import Session, SessionQuestion
from bot.vocabulary import Language, Workflow
from tests.factories import make_question
from tests.integration.closing_steps import DAY_AFTER, TEXTS, approved, close, run_jobs, voted
from tests.integration.live_room import Live
from tests.integration.question_steps import count, kept, where_written


def rows(store) -> dict[str, int]:
    """How many rows every table has, but the audit log's."""

    def counted(db):
        tables = Base.metadata.tables.values()
        return {table.name: db.scalar(select(func.count()).select_from(table)) for table in tables}

    with store.readers() as db:
        found = counted(db)
    found.pop("audit_event")
    return found


def test_rehearsal_leaves_nothing_behind(store):
    """Every row of every table but the audit log's is as it was before."""
    live = Live(store, rehearsal=True)
    live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
    listed = live.do(make_question, state=Workflow.SELECTED).id

    def put_on_list(db):
        db.add(SessionQuestion(session_id=live.session_id, position=1, question_id=listed))

    live.do(put_on_list)
    before, plan = rows(store), live.do(lambda db: plan_of(db, live))
    facts = kept(store, listed).version
    live.open()
    ballot_id, one, two, who = voted(live)
    same = live.ask(who, TEXTS[2]).question_id
    live.act(merge, chosen=[Chosen(same)], into=Chosen(approved(live, 3, who).question_id))
    live.act(send_back, chosen=Chosen(live.ask(who).question_id), reason="unclear")
    live.act(type_slip, slip="CDF47", asking=Asking(TEXTS[4], Language.EN))
    ids = {"participant_id": who.participant_id, "language": Language.EN}
    live.at(review_words, text="Half a question that is never sent", **ids)
    live.act(next_item)
    live.act(lock)
    assert count(store, Ballot) == 1 and ballot_id and one and two
    shown = live.do(projector_view, session_id=live.session_id)
    assert listed not in {line.question_id for line in shown.questions}
    live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
    assert rows(store) == before
    assert live.do(lambda db: plan_of(db, live)) == plan
    assert kept(store, listed).version == facts
    assert not where_written(store, *TEXTS, "Half a question")
    with pytest.raises(RoomNotFound):
        live.at(end_rehearsal, session_id=live.session_id, actor=live.host)


def plan_of(db, live: Live) -> dict:
    row = db.get(Session, live.session_id)
    return {column.name: getattr(row, column.name) for column in Session.__table__.columns}


def test_after_a_rehearsal_the_room_opens_for_real(store):
    live = Live(store, rehearsal=True)
    live.ask(live.join())
    ids = {"session_id": live.session_id, "actor": live.host}
    live.at(end_rehearsal, **ids)
    assert not live.at(open_room, **ids).rehearsal
    with pytest.raises(RoomNotFound):
        live.at(end_rehearsal, **ids)
    assert live.do(events_after, session_id=live.session_id, after=0)[0].kind is EventKind.OPENED


def test_rehearsal_and_room_that_nobody_ends_are_ended(store):
    live, tried = Live(store), Live(store, rehearsal=True)
    asked = tried.ask(tried.join()).question_id
    run_jobs(store, DAY_AFTER - timedelta(seconds=1))
    assert live.do(room_of, session_id=live.session_id).is_open
    run_jobs(store, DAY_AFTER)
    assert not live.do(room_of, session_id=live.session_id).is_open
    with pytest.raises(RoomNotFound):
        tried.do(room_of, session_id=tried.session_id)
    with pytest.raises(QuestionNotFound):
        live.do(locked_question, asked)
    assert count(store, Question) == 0


def test_question_on_the_sessions_list_is_in_the_room_from_the_beginning(store):
    live = Live(store, rehearsal=True)
    listed = live.do(make_question, state=Workflow.SELECTED).id

    def put_on_list(db):
        db.add(SessionQuestion(session_id=live.session_id, position=1, question_id=listed))

    live.do(put_on_list)
    ids = {"session_id": live.session_id, "actor": live.host}
    live.at(end_rehearsal, **ids)
    live.at(open_room, **ids)
    (shown,) = live.do(projector_view, session_id=live.session_id).questions
    assert shown.question_id == listed
    close(live)
    run_jobs(store, DAY_AFTER)
    assert kept(store, listed).text_original
