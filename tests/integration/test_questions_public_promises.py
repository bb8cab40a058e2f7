"""A promise that everybody has read is never changed silently."""

from datetime import timedelta

import pytest

from bot.questions.answering.commitments import (
    PromiseIsPublic,
    change_commitment,
    remove_commitment,
)
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.stages import send_back_answer
from bot.questions.asking.receipts import mint_receipt
from bot.store.tables.answers import Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    CommitmentState,
)
from tests.factories import (
    COMMITMENT,
    NOW,
    make_actor,
)
from tests.integration.heir_steps import (
    LATER,
    TOLD,
    answer,
    ledger,
    make,
    report,
    rows,
)
from tests.integration.question_steps import GWENT

MORE = make_actor()


@pytest.fixture
def answered(store):
    """A question with a published answer and a promise: its id and receipt."""
    code = mint_receipt()
    return in_transaction(store, make, code), code


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
