"""The panel live: a question is put, its answer written down, read back and agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.answering.agreed import AgreedInRoom
from bot.questions.answering.answers import answer_for_staff, save_answer
from bot.questions.answering.commitments import (
    add_commitment,
    change_commitment,
    remove_commitment,
)
from bot.questions.answering.fields import AnswerIncomplete
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.spoken import SpokenPromise
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.life.erase import erase_question
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.questions.publication.page import public_page
from bot.sessions.panel.held import RecordMissing
from bot.sessions.panel.records import (
    MemberUnknown,
    RecordAgreed,
    RecordIncomplete,
    agree_record,
    put_question,
    record_answer,
    reopen_record,
)
from bot.sessions.panel.views import panel_records
from bot.sessions.room.events import events_after
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.scope import SessionNotFound
from bot.store.events import verify_events
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question
from bot.store.tables.rooms import GroupVerdict, PanelRecord, Room, RoomEvent, RoomQuestion
from bot.store.tables.sessions import SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    Permission,
    Region,
    Role,
    Visibility,
    Workflow,
)
from tests.factories import ANSWER, COMMITMENT, NOW, make_actor, make_question
from tests.session_steps import (
    BOARD,
    HOST,
    OFFICES,
    OTHER_HOST,
    PROMISE,
    SAID,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_recorded,
)

LATER = NOW + timedelta(hours=1)
ENGLISH = replace(COMMITMENT, what_cy="", who_cy="", due_on=None)
IN_ENGLISH = {"text_cy": "", "commitments": (SpokenPromise(ENGLISH),)}


def staged(store, **fields):
    """A session with one question on its list: both ids, as the panel's steps take them."""

    def make(db):
        session_id = make_live_session(db)
        return {"session_id": session_id, "question_id": make_listed(db, session_id, **fields)}

    return in_transaction(store, make)


def act(store, use_case, ids, actor=HOST, now=NOW, **more):
    return in_transaction(store, use_case, **ids, actor=actor, now=now, **more)


def recorded(store, **said):
    ids = staged(store)
    in_transaction(store, make_recorded, *ids.values(), **said)
    return ids


def record(store, ids):
    [found] = in_transaction(store, panel_records, session_id=ids["session_id"], write=False)
    return found


def question(store, ids):
    return in_transaction(store, locked_question, ids["question_id"])


def events(store, ids):
    return in_transaction(store, events_after, session_id=ids["session_id"], after=0, write=False)


def kinds(store, ids):
    return [event.kind.value for event in events(store, ids)]


def desk(store, use_case, ids, actor=BOARD, **more):
    """A step of staff at their desk, with the version the answer has."""
    seen = in_transaction(
        store, answer_for_staff, question_id=ids["question_id"], actor=BOARD, write=False
    )
    more = {"version": seen.version, "now": LATER, **more}
    if "commitment_id" not in more:
        more["question_id"] = ids["question_id"]
    return in_transaction(store, use_case, actor=actor, **more)


# Put to the panel


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


# Written down


def test_a_record_is_an_answer_like_any_other(store):
    ids = recorded(store, agreed=False)
    found = record(store, ids)
    office = dict(zip(("given_by_en", "given_by_cy"), OFFICES[1], strict=True))
    assert found.fields == replace(ANSWER, **office)
    assert [one.fields for one in found.commitments] == [COMMITMENT]
    assert (found.members, found.stage, found.agreed) == ((2,), AnswerStage.WRITING, False)
    assert kinds(store, ids) == ["put", "recorded"]
    seen = in_transaction(
        store, answer_for_staff, question_id=ids["question_id"], actor=BOARD, write=False
    )
    assert seen.fields == found.fields and seen.written_by == HOST.account_id


def test_until_it_is_agreed_a_record_is_written_anew_and_replaces_the_last(store):
    ids = recorded(store, agreed=False)
    second = replace(COMMITMENT, what_en="Tell us in May", what_cy="Dweud wrthon ni ym mis Mai")
    promises = (PROMISE, SpokenPromise(second))
    said = {**SAID, "members": (2, 1), "kind": AnswerStatus.PARTIAL, "commitments": promises}
    act(store, record_answer, ids, **said, now=LATER)
    found = record(store, ids)
    assert found.fields.kind is AnswerStatus.PARTIAL
    assert found.fields.given_by_en == "; ".join(english for english, _ in OFFICES)
    assert [one.fields for one in found.commitments] == [COMMITMENT, second]
    assert found.recorded_at == LATER
    rows = in_transaction(store, lambda db: len(list(db.scalars(select(Answer)))))
    assert rows == 1


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"members": ()}, MemberUnknown),
        ({"members": (1, 9)}, MemberUnknown),
        ({"kind": AnswerStatus.NONE}, RecordIncomplete),
        ({"text_en": " ", "text_cy": ""}, RecordIncomplete),
    ],
)
def test_what_lacks_its_people_kind_or_words_is_not_kept(store, said, error):
    ids = staged(store)
    act(store, put_question, ids)
    with pytest.raises(error):
        act(store, record_answer, ids, **{**SAID, **said})
    assert record(store, ids).recorded_at is None
    assert kinds(store, ids) == ["put"]


def test_nothing_is_written_down_before_the_question_is_put(store):
    ids = staged(store)
    with pytest.raises(RecordMissing):
        act(store, record_answer, ids, **SAID)
    act(store, put_question, ids)
    with pytest.raises(RecordMissing):
        act(store, agree_record, ids)


def test_at_a_national_meeting_a_promise_is_that_of_its_board(store):
    def make(db):
        session_id = make_live_session(db, region=None, owner=TEAM)
        listed = make_listed(db, session_id, state=Workflow.ACCEPTED, region=None)
        promise = replace(PROMISE, region=Region.POWYS)
        make_recorded(db, session_id, listed, actor=TEAM, commitments=(promise,))
        return db.scalars(select(Commitment.region)).all()

    assert in_transaction(store, make) == [Region.POWYS]


# Read back and agreed


def test_an_agreed_record_waits_for_a_second_person(store):
    ids = recorded(store)
    found = record(store, ids)
    assert (found.agreed_at, found.stage) == (NOW, AnswerStage.SUBMITTED)
    assert question(store, ids).workflow is Workflow.PUT_TO_BOARD
    agreed = events(store, ids)[-1]
    assert (agreed.kind, agreed.detail["languages"]) == ("agreed", ["en", "cy"])
    with pytest.raises(SecondPersonNeeded):
        desk(store, approve_answer, ids, replace(TEAM, account_id=HOST.account_id))
    desk(store, approve_answer, ids, SECOND)
    assert question(store, ids).workflow is Workflow.ANSWERED


def test_an_agreed_record_is_not_written_anew(store):
    ids = recorded(store)
    act(store, agree_record, ids, now=LATER)
    with pytest.raises(RecordAgreed):
        act(store, record_answer, ids, **SAID)
    assert kinds(store, ids) == ["put", "recorded", "agreed"]
    assert record(store, ids).agreed_at == NOW


def test_reopening_is_noted_and_lets_the_scribe_write_again(store):
    ids = recorded(store)
    act(store, reopen_record, ids, now=LATER)
    assert record(store, ids).stage is AnswerStage.WRITING
    act(store, record_answer, ids, **{**SAID, "kind": AnswerStatus.WILL_CONSIDER}, now=LATER)
    act(store, agree_record, ids, now=LATER)
    assert record(store, ids).fields.kind is AnswerStatus.WILL_CONSIDER
    assert [event.detail.get("reopened") for event in events(store, ids)][3] == 1
    actions = select(AuditEvent.action).order_by(AuditEvent.id)
    said = in_transaction(store, lambda db: list(db.scalars(actions)))
    assert "answer.reopened" in said
    assert in_transaction(store, verify_events)


def test_nothing_is_reopened_that_is_not_agreed_or_that_is_approved(store):
    ids = recorded(store, agreed=False)
    with pytest.raises(RecordMissing):
        act(store, reopen_record, ids)
    act(store, agree_record, ids)
    desk(store, approve_answer, ids, SECOND)
    with pytest.raises(TransitionRefused):
        act(store, reopen_record, ids)


def test_the_other_language_may_wait_and_nothing_is_public_before(store):
    ids = recorded(store, **IN_ENGLISH)
    assert record(store, ids).stage is AnswerStage.WRITING
    with pytest.raises(AnswerIncomplete):
        desk(store, submit_answer, ids)
    [promise] = record(store, ids).commitments
    welsh = replace(record(store, ids).fields, text_cy=ANSWER.text_cy)
    desk(store, save_answer, ids, fields=welsh)
    desk(
        store,
        change_commitment,
        ids,
        commitment_id=promise.commitment_id,
        fields=COMMITMENT,
    )
    desk(store, submit_answer, ids)
    desk(store, approve_answer, ids, SECOND)
    out = {"question_ids": [ids["question_id"]], "actor": SECOND, "now": LATER}
    in_transaction(store, publish_answers, **out)
    page = in_transaction(store, public_page, question_id=ids["question_id"], write=False)
    assert page.answer.fields == welsh
    assert [one.fields for one in page.commitments] == [COMMITMENT]


@pytest.mark.parametrize(
    "change",
    [
        {"text_en": "We will think about it."},
        {"text_en": ""},
        {"kind": AnswerStatus.WILL_CONSIDER},
        {"given_by_en": "Nobody"},
    ],
    ids=["other words", "no words", "other kind", "somebody else"],
)
def test_at_a_desk_nobody_changes_what_the_group_agreed_on(store, change):
    ids = recorded(store, **IN_ENGLISH)
    before = record(store, ids)
    with pytest.raises(AgreedInRoom):
        desk(store, save_answer, ids, fields=replace(before.fields, **change))
    assert record(store, ids) == before


def test_at_a_desk_no_promise_is_added_changed_or_taken_out(store):
    ids = recorded(store, **IN_ENGLISH)
    [promise] = record(store, ids).commitments
    which = {"commitment_id": promise.commitment_id}
    with pytest.raises(AgreedInRoom):
        desk(store, add_commitment, ids, fields=COMMITMENT)
    with pytest.raises(AgreedInRoom):
        desk(store, remove_commitment, ids, **which)
    other = replace(ENGLISH, what_en="Look at it again")
    with pytest.raises(AgreedInRoom):
        desk(store, change_commitment, ids, **which, fields=other)
    assert record(store, ids).commitments == (promise,)


def test_a_day_that_was_agreed_is_not_moved_at_a_desk(store):
    ids = recorded(store)
    [promise] = record(store, ids).commitments
    moved = replace(COMMITMENT, due_on=COMMITMENT.due_on + timedelta(days=1))
    with pytest.raises(AgreedInRoom):
        desk(store, change_commitment, ids, commitment_id=promise.commitment_id, fields=moved)


def test_words_of_an_erased_question_go_from_its_record(store):
    ids = recorded(store, judged=True)
    in_transaction(store, erase_question, question_id=ids["question_id"], now=LATER)
    found = record(store, ids)
    assert (found.fields.text_en, found.fields.text_cy) == ("", "")
    assert (found.verdict.reason_en, found.verdict.reason_cy) == ("", "")
