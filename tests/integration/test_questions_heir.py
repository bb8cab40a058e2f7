"""One who asked goes: what stays for the others who asked, and what is left of the answer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound
from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.commitments import (
    CommitmentNotFound,
    PromiseIsPublic,
    change_commitment,
    remove_commitment,
)
from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.stages import send_back_answer
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt, withdraw_question
from bot.questions.judging.ledger import LedgerState, promise_ledger
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.erase import erase_question
from bot.questions.publication.page import public_page
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.wording import translate_question
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import QuestionSupport
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    CommitmentState,
    Permission,
    Progress,
    Region,
    Visibility,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT_OTHER,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)
from tests.integration.question_steps import GWENT, POWYS, TEAM, act, kept, made, steps_of

LATER = NOW + timedelta(days=40)
TOLD = {"happened_en": "It is not needed.", "happened_cy": "Does dim angen."}
MORE = make_actor()


@pytest.fixture
def answered(store):
    """A question with a published answer and a promise: its id and receipt."""
    code = mint_receipt()
    return in_transaction(store, make, code), code


def make(db, code, **fields):
    question = make_question(db, code=code, text_other=TEXT_OTHER, **fields)
    make_answer(db, question, commitments=(COMMITMENT,))
    return question.id


def with_askers(store, state=Workflow.ACCEPTED, stage=AnswerStage.PUBLISHED, count=3):
    """A question with a promise in its answer, its receipt, and those of others merged into it."""
    code = mint_receipt()

    def build(db):
        root = make_question(db, code=code, text_other=TEXT_OTHER, state=Workflow.ACCEPTED)
        others = askers(db, root, count, state=state, text_other=TEXT_OTHER)
        make_answer(db, root, commitments=(COMMITMENT,), stage=stage)
        return root.id, others

    root, others = in_transaction(store, build)
    return root, code, others


def askers(db, root, count, **fields):
    """Merged into the root, the oldest first."""
    times = [NOW - timedelta(minutes=count - number) for number in range(count)]
    return [make_askers(db, root, 1, created_at=at, **fields)[0] for at in times]


def go(store, code, how="withdrawn", question_id=None, now=LATER):
    if how == "erased":
        in_transaction(store, erase_question, question_id=question_id, now=now)
    else:
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=now)


def status(store, code):
    opened = {"receipt_hash": receipt_hash(code), "write": False}
    return in_transaction(store, question_by_receipt, **opened)


def rows(store, table):
    return in_transaction(store, lambda db: list(db.scalars(select(table))), write=False)


def ledger(store, now=LATER):
    found = in_transaction(store, promise_ledger, region=Region.GWENT, now=now, write=False)
    return [one for one in found if one.commitment]


def listed(store, actor=GWENT):
    return in_transaction(store, commitments_for, actor=actor, write=False)


def report(store, commitment_id, state, actor=GWENT):
    [version] = [one.version for one in rows(store, Commitment) if one.id == commitment_id]
    told = {"commitment_id": commitment_id, "state": state, "version": version, **TOLD}
    in_transaction(store, report_commitment, actor=actor, now=LATER, **told)


# Nobody else asked it


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_only_what_was_promised_in_public_is_left_of_an_answer(store, answered, how):
    question_id, code = answered
    [promise] = rows(store, Commitment)
    report(store, promise.id, CommitmentState.PARTLY_KEPT)
    go(store, code, how, question_id)
    [answer] = rows(store, Answer)
    words = (answer.text_en, answer.text_cy, answer.given_by_en, answer.given_by_cy)
    assert (words, answer.kind) == (("",) * 4, ANSWER.kind)
    [entry] = ledger(store)
    assert (entry.question_id, entry.verdict) == (None, None)
    assert entry.commitment.fields == COMMITMENT
    assert entry.state is LedgerState.PARTLY_KEPT
    assert (entry.commitment.happened_en, entry.commitment.happened_cy) == ("", "")


def test_staff_look_at_a_promise_whose_question_is_gone_and_still_follow_it(store, answered):
    _, code = answered
    [promise] = rows(store, Commitment)
    assert not listed(store)[0].orphaned
    go(store, code)
    assert [one.orphaned for one in listed(store)] == [one.orphaned for one in listed(store, TEAM)]
    assert listed(store)[0].orphaned and not listed(store, POWYS)
    with pytest.raises(CommitmentNotFound):
        report(store, promise.id, CommitmentState.KEPT, POWYS)
    report(store, promise.id, CommitmentState.KEPT)
    assert ledger(store)[0].state is LedgerState.KEPT


@pytest.mark.parametrize("stage", [AnswerStage.WRITING, AnswerStage.APPROVED])
def test_a_promise_nobody_has_read_goes_with_its_question(store, stage):
    _, code, _ = with_askers(store, stage=stage, count=0)
    go(store, code)
    assert rows(store, Commitment) == ledger(store) == []


@pytest.mark.parametrize("permission", [Permission.READ_OUT, Permission.NEITHER])
def test_a_promise_that_only_the_asker_could_read_goes_with_their_question(store, permission):
    code = mint_receipt()
    in_transaction(store, make, code, permission=permission)
    go(store, code)
    assert rows(store, Commitment) == ledger(store) == []


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


# A promise that everybody has read


def corrected(store, question_id):
    """Take an answer back, to be written anew; gives back its version."""
    version = answer(store, question_id).version
    later = {"question_id": question_id, "now": LATER}
    taken = in_transaction(
        store, unpublish_answer, actor=GWENT, version=version, correcting=True, **later
    )
    again = {"actor": GWENT, "version": taken, "note": "Not right.", **later}
    return in_transaction(store, send_back_answer, **again)


def answer(store, question_id):
    return in_transaction(store, answer_for_staff, question_id=question_id, actor=GWENT)


def test_a_correction_neither_removes_nor_changes_a_promise_that_was_public(store, answered):
    question_id, _ = answered
    [promise] = rows(store, Commitment)
    version = corrected(store, question_id)
    assert [one.commitment.fields for one in ledger(store)] == [COMMITMENT]
    mine = {"actor": GWENT, "commitment_id": promise.id, "version": version, "now": LATER}
    with pytest.raises(PromiseIsPublic):
        in_transaction(store, remove_commitment, **mine)
    with pytest.raises(PromiseIsPublic):
        in_transaction(store, change_commitment, fields=COMMITMENT, **mine)


@pytest.mark.parametrize("state", [CommitmentState.REPLACED, CommitmentState.WITHDRAWN])
def test_a_promise_is_given_up_with_a_reason_that_everybody_reads(store, answered, state):
    question_id, _ = answered
    [promise] = rows(store, Commitment)
    corrected(store, question_id)
    report(store, promise.id, state)
    [entry] = ledger(store)
    assert entry.state.value == state.value
    assert (entry.commitment.happened_en, entry.commitment.happened_cy) == tuple(TOLD.values())


def test_what_was_published_by_mistake_is_as_if_it_had_not_been(store, answered):
    question_id, _ = answered
    taken = {"question_id": question_id, "version": answer(store, question_id).version}
    soon = NOW + timedelta(minutes=5)
    in_transaction(store, unpublish_answer, actor=MORE, now=soon, **taken)
    assert ledger(store) == []
    assert rows(store, Commitment)[0].public_since is None
