"""An appeal: once, in time, by receipt, decided by the Commissioner's team and somebody else."""

from datetime import timedelta

import pytest

from bot.errors import NotAllowed, QuestionNotFound
from bot.questions.asking.appeal import AppealOver, appeal_question, appeal_until
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.life.deadlines import APPEAL_DAYS, DECISION_DAYS, due_after
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.states import Step
from bot.questions.reviewing.already_answered import AnswerNotPublic
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.moderation import accept_question, decline_question, return_question
from bot.questions.reviewing.pass_on import pass_on_question
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.staff import question_for_staff
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Role, Workflow
from tests.factories import NOW, TEXT_OTHER, make_actor, make_answer
from tests.integration.question_steps import GWENT, POWYS, TEAM, act, audited, kept, made, steps_of

OTHER_TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LAST = NOW + timedelta(days=APPEAL_DAYS)


@pytest.fixture
def declined(store):
    """A question that staff of Gwent declined, and the hash of its receipt."""
    return _declined(store)


def _declined(store, actor=GWENT):
    code = mint_receipt()
    question = made(store, code=code)
    act(store, decline_question, question, actor, reason="other_body")
    return question, receipt_hash(code)


def appeal(store, receipt, now=NOW):
    in_transaction(store, appeal_question, receipt_hash=receipt, now=now)


def steps_offered(store, question, reader):
    ask = {"question_id": question, "reader": reader, "write": False}
    return set(in_transaction(store, question_for_staff, **ask).steps)


def test_an_appeal_puts_the_question_back_into_review(store, declined):
    question, receipt = declined
    appeal(store, receipt, NOW + timedelta(days=3))
    now = kept(store, question)
    assert (now.workflow, now.appealed_at) == (Workflow.IN_REVIEW, NOW + timedelta(days=3))
    assert (now.declined_by, now.assigned_to) == (GWENT.account_id, None)
    assert now.due_decision_at == due_after(NOW + timedelta(days=3), DECISION_DAYS)
    assert audited(store, question)[-1].actor == "author"


def test_its_board_sees_an_appeal_and_does_not_decide_about_it(store, declined):
    question, receipt = declined
    appeal(store, receipt)
    decisions = {Step.ACCEPT, Step.RETURN, Step.DECLINE, Step.PASS_ON, Step.MERGE}
    assert not steps_offered(store, question, GWENT) & decisions
    assert steps_offered(store, question, TEAM) >= decisions
    with pytest.raises(QuestionNotFound):
        steps_offered(store, question, POWYS)
    colleague = make_actor()
    for use_case, more in (
        (accept_question, {}),
        (return_question, {"reason": "unclear"}),
        (decline_question, {"reason": "other_body"}),
        (pass_on_question, {"reason": "their_decision", "body": "school"}),
    ):
        with pytest.raises(NotAllowed):
            act(store, use_case, question, colleague, **more)


def test_whoever_declined_does_not_decide_again(store):
    question, receipt = _declined(store, TEAM)
    appeal(store, receipt)
    into = made(store)
    with pytest.raises(SecondPersonNeeded):
        act(store, accept_question, question, TEAM)
    with pytest.raises(SecondPersonNeeded):
        ids = {"question_ids": [question], "into": into}
        in_transaction(store, merge_questions, actor=TEAM, now=NOW, **ids)
    act(store, accept_question, question, OTHER_TEAM)
    assert kept(store, question).workflow is Workflow.ACCEPTED


def test_there_is_one_appeal(store, declined):
    question, receipt = declined
    appeal(store, receipt)
    with pytest.raises(AppealOver):
        appeal(store, receipt)
    act(store, decline_question, question, TEAM, reason="other_body")
    with pytest.raises(AppealOver):
        appeal(store, receipt)
    assert kept(store, question).declined_by == GWENT.account_id
    assert steps_of(store, question).count("appeal") == 1


@pytest.mark.parametrize(("now", "in_time"), [(LAST - timedelta(seconds=1), True), (LAST, False)])
def test_an_appeal_has_fourteen_days(store, declined, now, in_time):
    question, receipt = declined
    assert in_transaction(store, appeal_until, kept(store, question)) == LAST
    if in_time:
        appeal(store, receipt, now)
    else:
        with pytest.raises(AppealOver):
            appeal(store, receipt, now)
    workflow = Workflow.IN_REVIEW if in_time else Workflow.DECLINED
    assert kept(store, question).workflow is workflow


@pytest.mark.parametrize("state", [Workflow.SUBMITTED, Workflow.RETURNED, Workflow.ACCEPTED])
def test_what_was_not_declined_is_not_appealed(store, state):
    code = mint_receipt()
    made(store, code=code, state=state)
    with pytest.raises(AppealOver):
        appeal(store, receipt_hash(code))


def test_nobody_appeals_without_the_receipt(store, declined):
    with pytest.raises(QuestionNotFound):
        appeal(store, receipt_hash(mint_receipt()))


def test_an_appealed_question_can_still_go_to_the_lane(store, declined):
    question, receipt = declined
    appeal(store, receipt)
    act(store, flag_question, question)
    with pytest.raises(QuestionNotFound):
        steps_offered(store, question, GWENT)


def test_a_question_that_was_answered_already_is_told_where(store):
    code = mint_receipt()
    question = made(store, code=code)
    hidden = made(store, state=Workflow.ACCEPTED, text_other=TEXT_OTHER)
    why = {"reason": "already_answered"}
    with pytest.raises(AnswerNotPublic):
        act(store, decline_question, question, answered_by=hidden, **why)
    in_transaction(store, lambda db: make_answer(db, db.get(Question, hidden)) and None)
    act(store, decline_question, question, answered_by=hidden, **why)
    opened = {"receipt_hash": receipt_hash(code), "now": NOW}
    assert in_transaction(store, question_by_receipt, **opened).answered_page == hidden
