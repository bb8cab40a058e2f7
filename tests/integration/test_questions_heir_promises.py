"""One who asked goes: what is left of the answer, and of promises that everybody has read."""

import pytest

from bot.questions.answering.commitments import (
    CommitmentNotFound,
)
from bot.questions.answering.following import commitments_for
from bot.questions.asking.receipts import mint_receipt
from bot.questions.judging.ledger import LedgerState
from bot.store.tables.answers import Answer, Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    CommitmentState,
    Permission,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
)
from tests.integration.heir_steps import go, ledger, make, report, rows, with_askers
from tests.integration.question_steps import GWENT, POWYS, TEAM


@pytest.fixture
def answered(store):
    """A question with a published answer and a promise: its id and receipt."""
    code = mint_receipt()
    return in_transaction(store, make, code), code


def listed(store, actor=GWENT):
    return in_transaction(store, commitments_for, actor=actor, write=False)


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
