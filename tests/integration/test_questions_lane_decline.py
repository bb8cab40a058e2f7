"""Declined in the safeguarding lane: its board never reads it, its author may appeal."""

from datetime import timedelta

import pytest

from bot.errors import EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.life.reasons import ReasonUnknown, reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.moderation import accept_question, decline_question
from bot.questions.reviewing.safeguarding import (
    decline_in_lane,
    flag_question,
    left_the_lane,
    mark_safeguarding,
    question_for_lead,
)
from bot.questions.reviewing.undo import undo_decision
from bot.store.transaction import in_transaction
from bot.vocabulary import Safeguarding, Visibility, Workflow
from tests.factories import NOW
from tests.integration.question_steps import (
    FLAGGED,
    GWENT,
    GWENT_LEAD,
    LEAD,
    POWYS_LEAD,
    TEAM,
    act,
    audited,
    kept,
    lane,
    made,
    seen,
    steps_of,
)

KIND = {"reason": "help_not_answer"}


def declined(store, code: str = "", **fields):
    question = made(store, code=code or mint_receipt(), **{**FLAGGED, **fields})
    act(store, decline_in_lane, question, LEAD, **KIND)
    return question


def appeal(store, code: str) -> None:
    receipt = receipt_hash(code)
    in_transaction(store, appeal_question, receipt_hash=receipt, now=NOW + timedelta(days=1))


def test_it_leaves_the_lane_and_no_other_staff_see_it(store):
    question = declined(store)
    row = kept(store, question)
    assert (row.workflow, row.safeguarding) == (Workflow.DECLINED, Safeguarding.ACTIONED)
    assert (row.visibility, row.kept_back) == (Visibility.AUTHOR, True)
    assert lane(store, LEAD) == set()
    assert [seen(store, one, Workflow.DECLINED) for one in (GWENT, TEAM)] == [set(), set()]
    assert steps_of(store, question) == ["submit", "flag", "decline_in_lane"]
    line = audited(store, question)[-1]
    assert (line.action, line.actor) == ("question.decline_in_lane", LEAD.mover.name)
    assert line.detail["reason"] == "help_not_answer"


def test_its_lead_still_finds_it_with_the_reason_and_may_write(store):
    question = declined(store)
    left = in_transaction(store, left_the_lane, reader=GWENT_LEAD, write=False)
    assert [one.question_id for one in left] == [question]
    read = {"question_id": question, "write": False}
    file = in_transaction(store, question_for_lead, reader=GWENT_LEAD, **read)
    assert (file.history[-1].step, file.history[-1].reason) == (
        Step.DECLINE_IN_LANE,
        "help_not_answer",
    )
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_for_lead, reader=POWYS_LEAD, **read)


def test_after_an_appeal_the_team_alone_reads_it_until_it_accepts(store):
    code = mint_receipt()
    question = declined(store, code)
    appeal(store, code)
    assert kept(store, question).visibility is Visibility.TEAM
    assert (seen(store, GWENT), seen(store, TEAM)) == (set(), {question})
    with pytest.raises(QuestionNotFound):
        act(store, accept_question, question, GWENT)
    act(store, accept_question, question, TEAM)
    assert kept(store, question).visibility is Visibility.PUBLIC
    assert seen(store, GWENT, Workflow.ACCEPTED) == {question}


def test_after_an_appeal_it_is_declined_only_with_a_reason_that_is_kind(store):
    code = mint_receipt()
    question = declined(store, code)
    appeal(store, code)
    for blunt in ("unlawful", "test_or_spam", "other_body", "abusive"):
        with pytest.raises(ReasonUnknown):
            act(store, decline_question, question, TEAM, reason=blunt)
    act(store, decline_question, question, TEAM, reason="about_one_case")
    declined_ones = [seen(store, one, Workflow.DECLINED) for one in (GWENT, TEAM)]
    assert declined_ones == [set(), {question}]
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.step, status.can_appeal) == ("lead_declined", False)


def test_after_an_appeal_it_is_not_merged_before_it_is_accepted(store):
    code = mint_receipt()
    question, into = declined(store, code), made(store)
    appeal(store, code)
    with pytest.raises(TransitionRefused):
        ids = {"question_ids": [question], "into": into}
        in_transaction(store, merge_questions, actor=TEAM, now=NOW, **ids)


def test_kind_reasons_are_few_and_each_says_where_help_is():
    kind = {code for code, one in reasons().items() if Step.DECLINE_IN_LANE in one.steps}
    assert kind == {"help_not_answer", "too_private", "about_one_case"}


@pytest.mark.parametrize("reason", ["unlawful", "abusive", "test_or_spam", "other_body", ""])
def test_words_about_harm_are_not_answered_with_a_blunt_reason(store, reason):
    question = made(store, **FLAGGED)
    with pytest.raises(ReasonUnknown):
        act(store, decline_in_lane, question, LEAD, reason=reason)
    assert lane(store, LEAD) == {question}


@pytest.mark.parametrize("actor", [GWENT, TEAM, POWYS_LEAD], ids=["board", "team", "other-lead"])
def test_nobody_but_its_lead_declines_in_the_lane(store, actor):
    question = made(store, **FLAGGED)
    with pytest.raises(QuestionNotFound):
        act(store, decline_in_lane, question, actor, **KIND)


def test_what_is_not_in_the_lane_is_not_declined_by_its_lead(store):
    for fields in ({}, {"state": Workflow.ACCEPTED}):
        with pytest.raises(QuestionNotFound):
            act(store, decline_in_lane, made(store, **fields), LEAD, **KIND)


def test_what_was_accepted_before_it_was_flagged_is_not_declined_in_the_lane(store):
    question = made(store, state=Workflow.ACCEPTED)
    act(store, flag_question, question)
    with pytest.raises(TransitionRefused):
        act(store, decline_in_lane, question, LEAD, **KIND)


def test_its_lead_does_not_decide_about_the_appeal(store):
    code = mint_receipt()
    question = declined(store, code)
    appeal(store, code)
    act(store, flag_question, question, TEAM)
    with pytest.raises(NotAllowed):
        act(store, decline_in_lane, question, LEAD, **KIND)
    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.CLEARED)
    assert (seen(store, GWENT), seen(store, TEAM)) == (set(), {question})


def test_it_is_not_undone(store):
    question = declined(store)
    for actor in (LEAD, GWENT, TEAM):
        with pytest.raises(QuestionNotFound):
            act(store, undo_decision, question, actor)


def test_two_leads_do_not_decide_unknowingly(store):
    question = made(store, **FLAGGED)
    version = kept(store, question).version
    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.HELD)
    with pytest.raises(EditConflict):
        act(store, decline_in_lane, question, GWENT_LEAD, version=version, **KIND)


def test_those_merged_into_it_come_back_to_their_board(store):
    root, other = made(store), made(store)
    ids = {"question_ids": [other], "into": root}
    in_transaction(store, merge_questions, actor=GWENT, now=NOW, **ids)
    act(store, flag_question, root)
    act(store, decline_in_lane, root, LEAD, **KIND)
    assert seen(store, GWENT) == {other}
    assert kept(store, other).merged_into is None
