"""What a panel says is written down: an answer like any other."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.spoken import SpokenPromise
from bot.questions.life.erase import erase_question
from bot.sessions.panel.held import RecordMissing
from bot.sessions.panel.records import (
    MemberUnknown,
    RecordIncomplete,
    agree_record,
    put_question,
    record_answer,
)
from bot.store.tables.answers import Answer, Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, AnswerStatus, Region, Workflow
from tests.factories import ANSWER, COMMITMENT
from tests.integration.panel_steps import LATER, act, kinds, record, recorded, staged
from tests.session_steps import (
    BOARD,
    HOST,
    OFFICES,
    PROMISE,
    SAID,
    TEAM,
    make_listed,
    make_live_session,
    make_recorded,
)


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


def test_words_of_an_erased_question_go_from_its_record(store):
    ids = recorded(store, judged=True)
    in_transaction(store, erase_question, question_id=ids["question_id"], now=LATER)
    found = record(store, ids)
    assert (found.fields.text_en, found.fields.text_cy) == ("", "")
    assert (found.verdict.reason_en, found.verdict.reason_cy) == ("", "")
