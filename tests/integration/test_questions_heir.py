"""One who asked goes: what stays for the others who asked."""

import pytest

from bot.errors import QuestionNotFound
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.judging.verdicts import give_verdict
from bot.questions.publication.page import public_page
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.wording import translate_question
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import QuestionSupport
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    Progress,
    Visibility,
    Workflow,
)
from tests.factories import (
    ANSWER,
    NOW,
    TEXT_OTHER,
    make_askers,
    make_question,
)
from tests.integration.heir_steps import LATER, askers, go, ledger, rows, with_askers
from tests.integration.question_steps import GWENT, act, kept, made, steps_of


def status(store, code):
    opened = {"receipt_hash": receipt_hash(code), "write": False}
    return in_transaction(store, question_by_receipt, **opened)


# Others asked it too


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_the_oldest_merged_question_takes_over_the_answer(store, how):
    root, code, others = with_askers(store)
    judged = {"answered": Answered.YES, "progress": Progress.GREEN, "now": NOW}
    in_transaction(store, give_verdict, receipt_hash=receipt_hash(others[1]), **judged)
    heir = status(store, others[0]).question_id
    for one in (root, heir):  # somebody said "me too" to both of them
        in_transaction(store, support, one)
    before = kept(store, root)
    go(store, code, how, root)
    row = kept(store, heir)
    assert (row.workflow, row.visibility) == (Workflow.ASSESSED, Visibility.PUBLIC)
    assert (row.merged_into, row.merged_from, row.unchecked) == (None, None, False)
    for name in ("put_at", "due_answer_at", "due_review_at", "published_at", "answer_round"):
        assert getattr(row, name) == getattr(before, name)
    assert kept(store, root).published_at is None
    for table in (Answer, Commitment, Verdict, QuestionSupport):
        assert {one.question_id for one in rows(store, table)} == {heir}
    for other in others:
        assert status(store, other).answer.fields == ANSWER
        assert status(store, other).can_judge
    assert status(store, others[2]).merged.page_id == heir
    assert in_transaction(store, public_page, question_id=heir).answer.fields == ANSWER
    with pytest.raises(QuestionNotFound):
        in_transaction(store, public_page, question_id=root)
    assert [one.question_id for one in ledger(store)] == [heir]
    assert steps_of(store, heir)[-1] == "take_over"


def support(db, question_id):
    db.add(QuestionSupport(question_id=question_id, supporter_hash="a", created_at=NOW))


def test_one_after_the_other_can_go_and_the_last_still_has_the_answer(store):
    _, code, others = with_askers(store)
    for gone in (code, *others[:2]):
        go(store, gone)
        assert status(store, others[2]).answer.fields == ANSWER
    assert len(ledger(store)) == 1
    go(store, others[2])
    assert rows(store, Answer)[0].text_en == ""


def test_a_question_with_the_board_has_an_heir_before_there_is_an_answer(store):
    code = mint_receipt()

    def build(db):
        root = make_question(db, code=code, state=Workflow.PUT_TO_BOARD)
        return root.due_answer_at, askers(db, root, 2)

    due, others = in_transaction(store, build)
    go(store, code)
    first = status(store, others[0])
    assert (first.workflow, first.deadline.due_at) == (Workflow.PUT_TO_BOARD, due)
    assert status(store, others[1]).workflow is Workflow.MERGED


def test_words_that_nobody_has_approved_stay_with_staff_until_somebody_has_read_them(store):
    _, code, others = with_askers(store, state=Workflow.IN_REVIEW)
    go(store, code)
    heir = status(store, others[0]).question_id
    assert kept(store, heir).visibility is Visibility.STAFF
    assert status(store, others[0]).answer.fields == ANSWER
    assert [one.question_id for one in ledger(store)] == [None]
    act(store, translate_question, heir, text=TEXT_OTHER)
    assert kept(store, heir).visibility is Visibility.PUBLIC
    assert [one.question_id for one in ledger(store)] == [heir]


def test_one_that_was_approved_takes_over_before_an_older_one_that_was_not(store):
    _, code, others = with_askers(store, state=Workflow.IN_REVIEW, count=2)

    def add(db):
        root = db.get(type(kept(store, rows(store, Answer)[0].question_id)), root_id)
        return make_askers(db, root, 1, state=Workflow.ACCEPTED, text_other=TEXT_OTHER)[0]

    root_id = rows(store, Answer)[0].question_id
    approved = in_transaction(store, add)
    go(store, code)
    assert status(store, approved).workflow is Workflow.PUBLISHED
    assert status(store, others[0]).merged is not None


def test_what_was_merged_into_a_merged_question_goes_to_the_one_above(store):
    middle = mint_receipt()

    def build(db):
        one = make_question(db, code=middle, state=Workflow.ACCEPTED)
        [below] = make_askers(db, one, 1)
        return one.id, make_question(db, state=Workflow.ACCEPTED).id, below

    one, root, below = in_transaction(store, build)
    ids = {"question_ids": [one], "into": root}
    in_transaction(store, merge_questions, actor=GWENT, now=NOW, **ids)
    go(store, middle)
    assert kept(store, status(store, below).question_id).merged_into == root


def test_what_comes_back_is_not_late_at_once(store):
    code = mint_receipt()
    root, child = made(store, code=code, state=Workflow.IN_REVIEW), made(store)
    ids = {"question_ids": [child], "into": root}
    in_transaction(store, merge_questions, actor=GWENT, now=NOW, **ids)
    go(store, code)
    assert kept(store, child).workflow is Workflow.IN_REVIEW
    assert kept(store, child).due_decision_at > LATER
