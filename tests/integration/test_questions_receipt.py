"""What the holder of a receipt sees and may do."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import (
    STEP_KEYS,
    question_by_receipt,
    question_status,
    withdraw_question,
)
from bot.questions.life.erase import erase_question
from bot.questions.life.move import locked_question
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.moderation import return_question
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Workflow
from tests.factories import NOW, TEXT, WAYS
from tests.integration.question_steps import FLAGGED, GWENT, decide, make, seen


def test_a_receipt_opens_its_question_and_no_other(store):
    code, other = mint_receipt(), mint_receipt()
    question = make(store, code=code)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.question_id, status.text, status.step) == (question.id, TEXT, "submitted")
    assert (status.asked_on, status.can_withdraw) == (NOW.date(), True)
    assert in_transaction(store, question_status, question_id=question.id) == status
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(other))
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_status, question_id=uuid4())


def test_the_author_sees_why_it_came_back(store):
    code = mint_receipt()
    question = make(store, code=code)
    decide(store, return_question, question, reason="unclear", note="Which club?")
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.step, status.reason, status.note) == ("returned", "unclear", "Which club?")


def test_the_author_of_a_held_question_is_told_who_has_it(store):
    code = mint_receipt()
    make(store, code=code, **FLAGGED)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert status.step == "with_safeguarding"


@pytest.mark.parametrize(
    "state", [s for s in WAYS if s not in (Workflow.WITHDRAWN, Workflow.ERASED)]
)
def test_withdrawing_erases_the_words_everywhere(store, state):
    code = mint_receipt()
    question = make(store, code=code, state=state, context="It matters.")
    status = in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert (status.step, status.text, status.can_withdraw) == ("withdrawn", None, False)
    kept = in_transaction(store, locked_question, question.id)
    assert (kept.text_original, kept.context) == (None, None)
    assert not in_transaction(store, public_questions, write=False)
    assert seen(store, GWENT, workflow=state) == set()
    with pytest.raises(TransitionRefused):
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)


def test_an_erased_question_has_no_words_notes_or_receipt(store):
    code = mint_receipt()
    question = make(store, code=code)
    decide(store, return_question, question, reason="unclear", note="Which club?")
    in_transaction(store, erase_question, question_id=question.id, now=NOW)
    kept = in_transaction(store, locked_question, question.id)
    assert (kept.text_original, kept.receipt_hash, kept.council) == (None, None, None)
    assert (kept.workflow, kept.erased_at, kept.region) == (Workflow.ERASED, NOW, Region.GWENT)
    notes = in_transaction(store, lambda db: set(db.scalars(select(QuestionEvent.note))))
    assert notes == {None}


def test_every_place_has_a_key_for_its_words(store):
    for state in WAYS:
        code = mint_receipt()
        make(store, code=code, state=state)
        status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
        assert status.step in STEP_KEYS
