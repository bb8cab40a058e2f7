"""The safeguarding lane: into it, out of it, and what becomes of words meanwhile."""

import pytest

from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.life.move import locked_question
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.store.transaction import in_transaction
from bot.vocabulary import Safeguarding, Workflow
from tests.factories import NOW, TEXT
from tests.integration.question_steps import FLAGGED, GWENT, LEAD, TEAM, decide, lane, make, seen


@pytest.mark.parametrize("outcome", [Safeguarding.ACTIONED, Safeguarding.CLEARED])
def test_a_question_leaves_the_lane_for_the_queue(store, outcome):
    question = make(store, **FLAGGED)
    assert (seen(store, GWENT), lane(store, LEAD)) == (set(), {question.id})
    version = decide(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.HELD)
    assert (seen(store, GWENT), lane(store, LEAD)) == (set(), {question.id})
    decide(store, mark_safeguarding, question, LEAD, version, outcome=outcome)
    assert (seen(store, GWENT), lane(store, LEAD)) == ({question.id}, set())


def test_a_flag_takes_a_public_question_out_of_sight(store):
    question = make(store, state=Workflow.ACCEPTED)
    assert in_transaction(store, public_questions, write=False)
    decide(store, flag_question, question)
    assert not in_transaction(store, public_questions, write=False)
    assert lane(store, LEAD) == {question.id}
    fresh = in_transaction(store, locked_question, question.id)
    decide(store, mark_safeguarding, fresh, LEAD, outcome=Safeguarding.CLEARED)
    assert in_transaction(store, public_questions, write=False)


def test_what_is_withdrawn_in_the_lane_is_erased_when_its_lead_is_done(store):
    code = mint_receipt()
    question = make(store, code=code, **FLAGGED)
    status = in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert (status.workflow, status.text) == (Workflow.WITHDRAWN, None)
    assert lane(store, LEAD) == {question.id}
    kept = in_transaction(store, locked_question, question.id)
    assert kept.text_original == TEXT
    decide(store, mark_safeguarding, kept, LEAD, outcome=Safeguarding.ACTIONED)
    assert in_transaction(store, locked_question, question.id).text_original is None
    assert seen(store, TEAM) == set()
