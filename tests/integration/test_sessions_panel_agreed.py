"""What was written down is read back and agreed on; no desk changes it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import TransitionRefused
from bot.questions.answering.agreed import AgreedInRoom
from bot.questions.answering.answers import save_answer
from bot.questions.answering.commitments import add_commitment, change_commitment, remove_commitment
from bot.questions.answering.fields import AnswerIncomplete
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.publication.page import public_page
from bot.sessions.panel.held import RecordMissing
from bot.sessions.panel.records import RecordAgreed, agree_record, record_answer, reopen_record
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, AnswerStatus, Workflow
from tests.factories import ANSWER, COMMITMENT, NOW
from tests.integration.panel_steps import (
    ENGLISH,
    IN_ENGLISH,
    LATER,
    act,
    desk,
    events,
    kinds,
    question,
    record,
    recorded,
)
from tests.session_steps import HOST, SAID, SECOND, TEAM


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
