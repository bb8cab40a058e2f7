"""The verdict of the group: kept at once, assessed with the answer; the board replies only."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer
from bot.questions.judging.verdicts import verdict_of
from bot.questions.life.move import SYSTEM, locked_question, move
from bot.questions.life.states import Step
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.held import RecordMissing
from bot.sessions.panel.records import put_question
from bot.sessions.panel.verdicts import (
    ReplyMissing,
    VerdictStands,
    group_verdict,
    reply_to_verdict,
)
from bot.sessions.panel.views import panel_records, verdict_rows
from bot.sessions.scope import SessionNotFound
from bot.store.tables.answers import Verdict
from bot.store.tables.questions import QuestionEvent
from bot.store.tables.session_terms import DecidedHow
from bot.store.tables.sessions import SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import Answered, Judge, Progress, Region, Role, Workflow
from tests.factories import NOW, make_actor, make_answer
from tests.session_steps import (
    BOARD,
    HOST,
    JUDGED,
    OTHER_HOST,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_recorded,
)

LATER = NOW + timedelta(days=1)
RED = {**JUDGED, "progress": Progress.RED, "answered": Answered.NO}
REPLY = {"reply_en": "We disagree.", "reply_cy": "Dydyn ni ddim yn cytuno."}


def judged(store, **said):
    """A session whose panel answered one question: both ids."""

    def make(db):
        session_id = make_live_session(db)
        question_id = make_listed(db, session_id)
        make_recorded(db, session_id, question_id, **said)
        return {"session_id": session_id, "question_id": question_id}

    return in_transaction(store, make)


def judge(store, ids, verdict=JUDGED, actor=HOST, now=NOW):
    return in_transaction(store, group_verdict, **ids, actor=actor, now=now, **verdict)


def publish(store, ids, now=LATER):
    def both(db):
        which = {"question_id": ids["question_id"], "actor": SECOND}
        version = answer_for_staff(db, **which).version
        approve_answer(db, **which, version=version, now=now)
        publish_answers(db, question_ids=[ids["question_id"]], actor=SECOND, now=now)

    in_transaction(store, both)


def follow_up(store, previous_id):
    """The session that follows, of the same host."""
    return in_transaction(store, make_live_session, previous_id=previous_id)


def told(store, ids):
    return in_transaction(store, verdict_of, ids["question_id"], write=False)


def state(store, ids):
    return in_transaction(store, locked_question, ids["question_id"]).workflow


def rows(store):
    stages = select(Verdict).order_by(Verdict.stage)
    return in_transaction(store, lambda db: list(db.scalars(stages)), write=False)


def shown(store, session_id):
    found = in_transaction(store, verdict_rows, session_id=session_id, write=False)
    return [view for _, view in found]


def test_a_verdict_is_kept_at_once_and_nobody_outside_is_told_yet(store):
    ids = judged(store)
    judge(store, ids)
    [found] = in_transaction(store, panel_records, session_id=ids["session_id"], write=False)
    view = found.verdict
    assert (view.answered, view.progress) == (Answered.PARTLY, Progress.AMBER)
    assert (view.decided_how, view.people) == (DecidedHow.CARDS, PeopleBand.TO_19)
    assert (view.reason_en, view.reason_cy) == (JUDGED["reason_en"], JUDGED["reason_cy"])
    assert state(store, ids) is Workflow.PUT_TO_BOARD
    assert told(store, ids) is None


def test_a_question_is_assessed_when_the_answer_its_group_judged_is_published(store):
    ids = judged(store)
    judge(store, ids)
    publish(store, ids)
    assert state(store, ids) is Workflow.ASSESSED
    verdict = told(store, ids)
    assert (verdict.judge, verdict.counts) == (Judge.GROUP, None)
    assert (verdict.answered, verdict.progress) == (Answered.PARTLY, Progress.AMBER)
    question = in_transaction(store, locked_question, ids["question_id"])
    assert question.due_review_at > LATER
    actors = select(QuestionEvent.actor).where(QuestionEvent.kind == Step.ASSESS.value)
    assert in_transaction(store, lambda db: list(db.scalars(actors))) == [SYSTEM.name]


def test_a_question_that_no_group_judged_is_published_and_waits(store):
    ids = judged(store)
    publish(store, ids)
    assert state(store, ids) is Workflow.PUBLISHED


def test_until_the_answer_is_out_the_group_may_change_its_mind(store):
    ids = judged(store)
    first = judge(store, ids)
    assert judge(store, ids, RED, now=LATER) == first
    [row] = rows(store)
    assert (row.answered, row.progress, row.given_at) == (Answered.NO, Progress.RED, LATER)
    assert len(shown(store, ids["session_id"])) == 1


def test_once_it_is_out_the_verdict_stands(store):
    ids = judged(store, judged=True)
    publish(store, ids)
    with pytest.raises(VerdictStands):
        judge(store, ids, RED)
    assert told(store, ids).progress is Progress.AMBER


def test_nothing_is_judged_before_the_group_agreed_on_the_record(store):
    ids = judged(store, agreed=False)
    with pytest.raises(RecordMissing):
        judge(store, ids)
    assert rows(store) == []


@pytest.mark.parametrize("actor", [OTHER_HOST, BOARD], ids=["another host", "the board"])
def test_only_the_host_and_the_team_keep_the_verdict_of_a_group(store, actor):
    ids = judged(store)
    with pytest.raises(SessionNotFound):
        judge(store, ids, actor=actor)
    judge(store, ids, actor=TEAM)
    assert len(rows(store)) == 1


def test_an_answer_that_was_written_and_is_out_is_judged_by_the_group_that_lists_it(store):
    def make(db):
        session_id = make_live_session(db)
        question_id = make_listed(db, session_id, state=Workflow.ACCEPTED)
        make_answer(db, locked_question(db, question_id))
        return {"session_id": session_id, "question_id": question_id}

    ids = in_transaction(store, make)
    judge(store, ids)
    assert state(store, ids) is Workflow.ASSESSED
    assert told(store, ids).judge is Judge.GROUP


def test_the_session_that_follows_judges_again_and_both_verdicts_stand(store):
    ids = judged(store, judged=True)
    publish(store, ids)

    def review(db):
        question = locked_question(db, ids["question_id"])
        move(db, question, Step.MARK_REVIEW_DUE, mover=SYSTEM, now=LATER)

    in_transaction(store, review)
    second = {**ids, "session_id": follow_up(store, ids["session_id"])}
    judge(store, second, RED, now=LATER)
    assert [(row.stage, row.progress) for row in rows(store)] == [
        (1, Progress.AMBER),
        (2, Progress.RED),
    ]
    assert state(store, ids) is Workflow.ASSESSED
    assert told(store, ids).progress is Progress.RED
    assert [view.progress for view in shown(store, ids["session_id"])] == [Progress.AMBER]
    assert [view.progress for view in shown(store, second["session_id"])] == [Progress.RED]


def test_another_groups_verdict_does_not_replace_the_first_one(store):
    ids = judged(store, judged=True)
    publish(store, ids)
    second = {**ids, "session_id": follow_up(store, ids["session_id"])}
    judge(store, second, RED, now=LATER)
    assert [row.progress for row in rows(store)] == [Progress.AMBER, Progress.RED]


def test_a_session_that_has_nothing_to_do_with_a_question_does_not_judge_it(store):
    ids = judged(store, judged=True)
    publish(store, ids)
    with pytest.raises(QuestionNotFound):
        judge(store, {**ids, "session_id": follow_up(store, None)})


def test_a_closed_question_is_judged_no_more(store):
    ids = judged(store, judged=True)
    publish(store, ids)

    def close(db):
        move(db, locked_question(db, ids["question_id"]), Step.CLOSE, mover=SYSTEM, now=LATER)

    in_transaction(store, close)
    second = {**ids, "session_id": follow_up(store, ids["session_id"])}
    with pytest.raises(TransitionRefused):
        judge(store, second)


def test_an_answer_given_again_has_a_verdict_of_its_own(store):
    ids = judged(store, judged=True)
    publish(store, ids)

    def again(db):
        session_id = make_live_session(db, previous_id=ids["session_id"])
        listed = {"session_id": session_id, "question_id": ids["question_id"]}
        db.add(SessionQuestion(**listed, position=1))
        db.flush()
        put_question(db, **listed, actor=HOST, now=LATER)
        make_recorded(db, *listed.values(), judged=True, now=LATER)
        return listed

    second = in_transaction(store, again)
    assert {row.stage for row in rows(store)} == {1}
    assert len({row.answer_id for row in rows(store)}) == 2
    publish(store, second)
    assert state(store, ids) is Workflow.ASSESSED


# The board's reply


def test_a_board_replies_and_the_verdict_stays_as_it_was(store):
    ids = judged(store)
    verdict_id = judge(store, ids)
    [before] = rows(store)
    in_transaction(store, reply_to_verdict, verdict_id=verdict_id, actor=BOARD, now=LATER, **REPLY)
    [view], [after] = shown(store, ids["session_id"]), rows(store)
    assert (view.reply_en, view.reply_cy, view.replied_at) == (*REPLY.values(), LATER)
    assert (after.answered, after.progress, after.given_at) == (
        before.answered,
        before.progress,
        before.given_at,
    )


@pytest.mark.parametrize(
    "actor",
    [make_actor(region=Region.POWYS), HOST, make_actor(Role.OPERATOR, None)],
    ids=["another board", "the host", "the operator"],
)
def test_nobody_else_replies_for_a_board(store, actor):
    verdict_id = judge(store, judged(store))
    with pytest.raises(QuestionNotFound):
        in_transaction(
            store, reply_to_verdict, verdict_id=verdict_id, actor=actor, now=LATER, **REPLY
        )


def test_a_board_replies_in_both_languages(store):
    verdict_id = judge(store, judged(store))
    reply = {**REPLY, "reply_cy": " "}
    with pytest.raises(ReplyMissing):
        in_transaction(
            store, reply_to_verdict, verdict_id=verdict_id, actor=BOARD, now=LATER, **reply
        )
