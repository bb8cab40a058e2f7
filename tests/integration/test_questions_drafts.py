"""Drafts, the review of what would be kept, and sending."""

from datetime import timedelta

import pytest

from bot.errors import BadInput, DraftMissing
from bot.questions.asking.draft_fields import DraftField, TextTooLong, TextTooShort
from bot.questions.asking.drafts import expire_drafts, open_draft, read_draft
from bot.questions.asking.review import decide_finding, review_draft
from bot.store.tables.questions import QuestionDraft
from bot.store.transaction import in_transaction
from bot.vocabulary import Identifier, Language
from tests.factories import NOW, TEXT, make_draft
from tests.integration.draft_steps import LATER, PHONE, only_question, put, submit
from tests.integration.question_steps import count


def test_a_draft_fills_step_by_step(store):
    view = in_transaction(store, open_draft, conversation_id="c", language=Language.CY, now=NOW)
    assert view.missing == tuple(DraftField)
    view = put(store, "c", DraftField.TEXT, f"  {TEXT} ")
    assert (view.text, view.missing[0]) == (TEXT, DraftField.CONTEXT)
    view = put(store, "c", DraftField.AREA, "region:gwent")
    assert view.area == "region:gwent"
    view = put(store, "c", DraftField.THEMES, "")
    assert DraftField.THEMES not in view.missing


def test_opening_again_goes_on_with_the_same_draft(store):
    conversation = in_transaction(store, make_draft)
    view = in_transaction(
        store, open_draft, conversation_id=conversation, language=Language.CY, now=NOW
    )
    assert (view.text, view.language) == (TEXT, Language.CY)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        pytest.param(DraftField.TEXT, "Why?", "text_too_short", id="short"),
        pytest.param(DraftField.TEXT, "🙂", "text_too_short", id="emoji"),
        pytest.param(DraftField.TEXT, "\u200b" * 40, "text_too_short", id="unseen"),
        pytest.param(DraftField.TEXT, "a" * 281, "text_too_long", id="long"),
        pytest.param(DraftField.TEXT, "x" * 280, "text_without_words", id="one-letter"),
        pytest.param(DraftField.TEXT, "bws bws bws bws", "text_without_words", id="one-word"),
        pytest.param(DraftField.TEXT, "1234567890?", "text_without_words", id="numbers"),
        pytest.param(DraftField.TEXT, "aa bb aa bb", "text_without_words", id="few-letters"),
        pytest.param(DraftField.CONTEXT, "a" * 1001, "context_too_long", id="context"),
        pytest.param(DraftField.THEMES, "housing,pizza", "choice_unknown", id="theme"),
        pytest.param(DraftField.AREA, "W06000099", "choice_unknown", id="area"),
        pytest.param(DraftField.AREA, "region:kent", "choice_unknown", id="region"),
        pytest.param(DraftField.AGE_BAND, "14", "choice_unknown", id="age"),
        pytest.param(DraftField.PERMISSION, "", "choice_unknown", id="permission-skipped"),
    ],
)
def test_what_a_step_does_not_take_is_refused_by_a_code(sqlite_store, field, value, code):
    conversation = in_transaction(sqlite_store, make_draft)
    with pytest.raises(BadInput) as refused:
        put(sqlite_store, conversation, field, value)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("length", "error"), [(9, TextTooShort), (10, None), (280, None), (281, TextTooLong)]
)
def test_the_limits_of_a_question_are_10_and_280(sqlite_store, length, error):
    conversation = in_transaction(sqlite_store, make_draft)
    if error is None:
        text = "Pryd mae'r bws? " + "a" * length
        assert put(sqlite_store, conversation, DraftField.TEXT, text[:length]).text
    else:
        with pytest.raises(error):
            put(sqlite_store, conversation, DraftField.TEXT, "a" * length)


@pytest.mark.parametrize(
    "text", ["Why so slow?", "Pam mor hir?", "Ble mae’r tŷ?", "为什么要等这么久才有医生？"]
)
def test_short_questions_in_real_words_are_taken(sqlite_store, text):
    conversation = in_transaction(sqlite_store, make_draft)
    assert put(sqlite_store, conversation, DraftField.TEXT, text).text == text


def test_a_draft_is_gone_30_minutes_after_the_last_change(store):
    conversation = in_transaction(store, make_draft)
    read = {"conversation_id": conversation, "write": False}
    assert in_transaction(store, read_draft, now=NOW + timedelta(minutes=29), **read)
    assert in_transaction(store, read_draft, now=LATER, **read) is None
    with pytest.raises(DraftMissing):
        submit(store, conversation, now=LATER)
    assert in_transaction(store, expire_drafts, LATER) == 1
    assert count(store, QuestionDraft) == 0


def test_personal_details_are_taken_out_unless_kept_in(store):
    conversation = in_transaction(store, make_draft, text=PHONE)
    review = in_transaction(store, review_draft, conversation_id=conversation, now=NOW)
    [finding] = review.findings
    assert (finding.number, finding.kind, finding.taken_out) == (1, Identifier.PHONE, True)
    assert finding.excerpt == "07700 900123"
    assert review.fields.text == PHONE.replace("07700 900123", "[phone number]")
    decide = {"conversation_id": conversation, "number": 1, "now": NOW}
    review = in_transaction(store, decide_finding, take_out=False, **decide)
    assert review.fields.text == PHONE
    assert not review.findings[0].taken_out
    review = in_transaction(store, decide_finding, take_out=True, **decide)
    assert "07700" not in review.fields.text


def test_a_welsh_draft_is_redacted_in_welsh(store):
    words = "Pam nad oes neb yn ffonio 07700 900123 yn ôl?"
    conversation = in_transaction(store, make_draft, text=words, language=Language.CY)
    submit(store, conversation)
    assert only_question(store).text_original == words.replace("07700 900123", "[rhif ffôn]")


def test_a_new_text_forgets_what_was_kept_in(store):
    conversation = in_transaction(store, make_draft, text=PHONE)
    decide = {"conversation_id": conversation, "number": 1, "take_out": False, "now": NOW}
    in_transaction(store, decide_finding, **decide)
    put(store, conversation, DraftField.TEXT, PHONE)
    review = in_transaction(store, review_draft, conversation_id=conversation, now=NOW)
    assert review.findings[0].taken_out


def test_a_finding_that_is_not_there_is_refused(sqlite_store):
    conversation = in_transaction(sqlite_store, make_draft)
    with pytest.raises(BadInput):
        in_transaction(
            sqlite_store,
            decide_finding,
            conversation_id=conversation,
            number=1,
            take_out=True,
            now=NOW,
        )
