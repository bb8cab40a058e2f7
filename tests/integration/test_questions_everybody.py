"""What everybody sees, and who else asks the same."""

import pytest

from bot.errors import QuestionNotFound
from bot.questions.asking.status import withdraw_question
from bot.questions.asking.support import support_question
from bot.questions.likeness.similar import similar_questions
from bot.questions.publication.readable import public_questions
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Permission,
    Region,
    Theme,
    Workflow,
)
from tests.factories import NOW, TEXT, make_draft
from tests.integration.question_steps import FLAGGED, make


def test_only_accepted_questions_with_permission_are_public(store):
    shown = make(store, state=Workflow.ACCEPTED, themes="waiting_times", context="secret")
    for fields in (
        {"state": Workflow.IN_REVIEW},
        {"state": Workflow.DECLINED},
        {"state": Workflow.ACCEPTED, "permission": Permission.NEITHER},
        {"state": Workflow.ACCEPTED, "permission": Permission.READ_OUT},
        {"state": Workflow.WITHDRAWN},
        FLAGGED,
    ):
        make(store, **fields)
    [found] = in_transaction(store, public_questions, write=False)
    assert (found.question_id, found.themes) == (shown.id, (Theme.WAITING_TIMES,))
    assert "secret" not in repr(found)
    assert not in_transaction(store, public_questions, region=Region.POWYS, write=False)


def test_support_counts_a_conversation_once_and_shows_from_five(store):
    question = make(store, state=Workflow.ACCEPTED)
    shown = []
    for number in range(5):
        support = {"question_id": question.id, "conversation_id": f"c{number}", "now": NOW}
        assert in_transaction(store, support_question, **support)
        assert not in_transaction(store, support_question, **support)
        shown.append(in_transaction(store, public_questions, write=False)[0].support)
    assert shown == [None, None, None, None, 5]


def test_what_is_not_public_cannot_be_supported(store):
    for fields in ({}, FLAGGED, {"state": Workflow.WITHDRAWN}):
        question = make(store, **fields)
        with pytest.raises(QuestionNotFound):
            in_transaction(
                store, support_question, question_id=question.id, conversation_id="c", now=NOW
            )


def test_similar_public_questions_are_offered_across_languages(store):
    welsh = make(
        store,
        state=Workflow.ACCEPTED,
        language=Language.CY,
        text_original="Pam mae'n rhaid aros dwy flynedd am asesiad awtistiaeth?",
    )
    make(store, state=Workflow.ACCEPTED, text_original="When will the buses be free for us?")
    make(store, text_original=TEXT)  # nobody has approved it
    conversation = in_transaction(store, make_draft, reviewed=False)
    ask = {"conversation_id": conversation, "now": NOW, "write": False}
    assert [q.question_id for q in in_transaction(store, similar_questions, **ask)] == [welsh.id]
    in_transaction(
        store,
        withdraw_question,
        receipt_hash=welsh.receipt_hash,
        now=NOW,
    )
    assert in_transaction(store, similar_questions, **ask) == ()
