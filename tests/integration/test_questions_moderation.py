"""Accepting, with somebody's look for details and the words in the other language."""

import pytest

from bot.errors import BadInput, QuestionNotFound
from bot.questions.asking.draft_fields import TextTooLong, TextTooShort
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.moderation import (
    DetailsNotChecked,
    accept_question,
    decline_question,
    return_question,
)
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Permission, Visibility, Workflow
from tests.factories import TEXT, TEXT_OTHER
from tests.integration.question_steps import (
    GWENT,
    POWYS,
    act,
    audited,
    count,
    kept,
    made,
    steps_of,
)


def test_nothing_is_accepted_before_somebody_has_looked_for_details(store):
    question = made(store)
    with pytest.raises(DetailsNotChecked) as refused:
        act(store, accept_question, question, details_checked=False)
    assert isinstance(refused.value, BadInput)
    assert refused.value.code == "details_not_checked"
    assert kept(store, question).workflow is Workflow.SUBMITTED


def test_whose_question_it_is_comes_before_what_is_missing(store):
    question = made(store)
    with pytest.raises(QuestionNotFound):
        act(store, accept_question, question, POWYS, details_checked=False)


def test_the_other_language_can_be_written_while_accepting(store):
    question = made(store, text_other=None)
    version = act(store, accept_question, question, text_other=f"  {TEXT_OTHER} ")
    now = kept(store, question)
    assert (now.text_other, now.text_original) == (TEXT_OTHER, TEXT)
    assert (now.visibility, now.version) == (Visibility.PUBLIC, version)
    assert steps_of(store, question) == ["submit", "start_review", "translate", "accept"]
    assert len(audited(store, question)) == 4


@pytest.mark.parametrize(
    ("permission", "visibility"),
    [
        (Permission.BOTH, Visibility.ROOM),
        (Permission.PUBLISH, Visibility.STAFF),
        (Permission.READ_OUT, Visibility.ROOM),
        (Permission.NEITHER, Visibility.STAFF),
    ],
)
def test_in_one_language_nothing_is_public(store, permission, visibility):
    question = made(store, text_other=None, permission=permission)
    act(store, accept_question, question)
    assert kept(store, question).visibility is visibility
    assert not in_transaction(store, public_questions, write=False)


@pytest.mark.parametrize(
    ("length", "error"), [(9, TextTooShort), (10, None), (280, None), (281, TextTooLong)]
)
def test_the_other_language_has_the_same_limits(sqlite_store, length, error):
    question = made(sqlite_store, text_other=None)
    more = {"text_other": "a" * length}
    if error is None:
        act(sqlite_store, accept_question, question, **more)
        assert kept(sqlite_store, question).visibility is Visibility.PUBLIC
    else:
        events = count(sqlite_store, QuestionEvent)
        with pytest.raises(error):
            act(sqlite_store, accept_question, question, **more)
        assert count(sqlite_store, QuestionEvent) == events


@pytest.mark.parametrize("use_case", [return_question, decline_question])
def test_a_decision_keeps_the_words_as_they_were(store, use_case):
    question = made(store, context="It matters to us.")
    act(store, use_case, question, reason="abusive", note="Without that word?")
    now = kept(store, question)
    assert (now.text_original, now.context, now.text_other) == (
        TEXT,
        "It matters to us.",
        TEXT_OTHER,
    )
    assert now.declined_by == (GWENT.account_id if use_case is decline_question else None)


def test_what_the_lane_has_is_nobodys_to_decide(store):
    question = made(store, level=Level.SOFT)
    with pytest.raises(QuestionNotFound):
        act(store, accept_question, question)
