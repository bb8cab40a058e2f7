"""Drafts, the review of what would be kept, and sending."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.errors import BadInput, DraftIncomplete, DraftMissing
from bot.questions.draft_fields import DraftField, TextTooLong, TextTooShort
from bot.questions.drafts import (
    erase_draft,
    expire_drafts,
    open_draft,
    put_choice,
    put_text,
    read_draft,
)
from bot.questions.intake import DraftNotReviewed, submit_question
from bot.questions.receipts import forget_receipt, receipt_hash, shown_receipt
from bot.questions.review import decide_finding, review_draft
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import (
    Question,
    QuestionDraft,
    QuestionEvent,
    QuestionTheme,
    ShownReceipt,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    AskedTo,
    Identifier,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Theme,
    Visibility,
    Workflow,
)
from tests.factories import NOW, TEXT, make_draft

LATER = NOW + timedelta(minutes=31)
PHONE = "Why does nobody ring me back on 07700 900123 after I ask?"


def put(store, conversation, field, value, now=NOW):
    if field in (DraftField.TEXT, DraftField.CONTEXT):
        extra = {"text": value, "level": Level.NONE}
        return in_transaction(
            store, put_text, conversation_id=conversation, field=field, now=now, **extra
        )
    return in_transaction(
        store, put_choice, conversation_id=conversation, field=field, value=value, now=now
    )


def submit(store, conversation, now=NOW):
    return in_transaction(store, submit_question, conversation_id=conversation, now=now)


def only_question(store):
    return in_transaction(store, lambda db: db.scalars(select(Question)).one(), write=False)


def count(store, table):
    wanted = select(func.count()).select_from(table)
    return in_transaction(store, lambda db: db.scalar(wanted), write=False)


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
        assert put(sqlite_store, conversation, DraftField.TEXT, "a" * length).text
    else:
        with pytest.raises(error):
            put(sqlite_store, conversation, DraftField.TEXT, "a" * length)


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


def test_what_is_kept_is_what_was_confirmed(store):
    conversation = in_transaction(store, make_draft, text=PHONE, context="It matters to us.")
    shown = in_transaction(store, review_draft, conversation_id=conversation, now=NOW).fields
    receipt = submit(store, conversation)
    question = only_question(store)
    assert (question.text_original, question.context) == (shown.text, shown.context)
    assert question.id == receipt.question_id
    assert question.receipt_hash == receipt_hash(receipt.code)
    assert (question.region, question.council) == (Region.GWENT, "W06000022")
    assert (question.asked_to, question.age_band) == (AskedTo.BOARD, AgeBand.AGE_14_16)
    assert (question.permission, question.visibility) == (Permission.BOTH, Visibility.STAFF)
    assert (question.workflow, question.safeguarding) == (Workflow.SUBMITTED, Safeguarding.NONE)
    themes = in_transaction(store, lambda db: set(db.scalars(select(QuestionTheme.theme))))
    assert themes == {Theme.WAITING_TIMES, Theme.NEURODIVERSITY}


def test_skipped_steps_become_not_said(store):
    skipped = {"context": "", "themes": "", "area": "", "asked_to": "", "age_band": ""}
    submit(store, in_transaction(store, make_draft, **skipped))
    question = only_question(store)
    assert (question.context, question.region, question.council) == (None, None, None)
    assert (question.asked_to, question.age_band) == (AskedTo.NOT_SURE, AgeBand.NOT_SAID)


def test_a_draft_with_a_step_missing_is_not_sent(store):
    in_transaction(store, open_draft, conversation_id="c", language=Language.EN, now=NOW)
    put(store, "c", DraftField.TEXT, TEXT)
    with pytest.raises(DraftIncomplete):
        submit(store, "c")
    assert count(store, Question) == 0


def test_what_was_not_shown_to_its_author_is_not_sent(store):
    never_shown = in_transaction(store, make_draft, reviewed=False)
    with pytest.raises(DraftNotReviewed):
        submit(store, never_shown)
    changed_after = in_transaction(store, make_draft)
    put(store, changed_after, DraftField.TEXT, PHONE)
    with pytest.raises(DraftNotReviewed):
        submit(store, changed_after)
    assert count(store, Question) == 0


def test_nothing_is_sent_without_a_draft(store):
    with pytest.raises(DraftMissing):
        submit(store, "nobody")


def test_sending_twice_keeps_one_question_and_shows_one_receipt(store):
    conversation = in_transaction(store, make_draft)
    assert submit(store, conversation) == submit(store, conversation)
    assert count(store, Question) == 1


def test_twenty_at_once_keep_one_question_and_show_one_receipt(store):
    conversation = in_transaction(store, make_draft)
    with ThreadPoolExecutor(20) as pool:
        receipts = set(pool.map(lambda _: submit(store, conversation), range(20)))
    assert len(receipts) == 1
    assert count(store, Question) == 1
    assert count(store, ShownReceipt) == 1
    assert count(store, QuestionEvent) == count(store, AuditEvent) == 1


def test_a_second_question_of_a_conversation_has_its_own_receipt(store):
    conversation = in_transaction(store, make_draft)
    first = submit(store, conversation)
    in_transaction(store, make_draft, conversation_id=conversation, now=NOW + timedelta(minutes=1))
    second = submit(store, conversation, now=NOW + timedelta(minutes=1))
    assert first.code != second.code
    assert count(store, Question) == 2


def test_a_draft_that_expired_is_not_answered_with_an_older_receipt(store):
    conversation = in_transaction(store, make_draft)
    submit(store, conversation)
    in_transaction(store, make_draft, conversation_id=conversation)
    with pytest.raises(DraftMissing):
        submit(store, conversation, now=LATER)


def test_a_receipt_is_shown_until_the_chat_ends_or_30_minutes(store):
    conversation = in_transaction(store, make_draft)
    receipt = submit(store, conversation)
    show = {"conversation_id": conversation, "write": False}
    assert in_transaction(store, shown_receipt, now=NOW, **show) == receipt
    assert in_transaction(store, shown_receipt, now=LATER, **show) is None
    in_transaction(store, forget_receipt, conversation_id=conversation)
    assert in_transaction(store, shown_receipt, now=NOW, **show) is None
    assert count(store, Question) == 1


@pytest.mark.parametrize("level", [Level.SOFT, Level.FULL])
@pytest.mark.parametrize("field", [DraftField.TEXT, DraftField.CONTEXT])
def test_a_screened_text_goes_to_the_lane(store, level, field):
    conversation = in_transaction(store, make_draft)
    in_transaction(
        store,
        put_text,
        conversation_id=conversation,
        field=field,
        text=TEXT,
        level=level,
        now=NOW,
    )
    in_transaction(store, review_draft, conversation_id=conversation, now=NOW)
    submit(store, conversation)
    question = only_question(store)
    assert (question.level, question.safeguarding) == (level, Safeguarding.FLAGGED)
    assert question.visibility is Visibility.AUTHOR


def test_stop_erases_the_draft_and_not_a_question(store):
    sent = in_transaction(store, make_draft)
    submit(store, sent)
    begun = in_transaction(store, make_draft)
    for conversation in (sent, begun):
        in_transaction(store, erase_draft, conversation_id=conversation)
    assert (count(store, QuestionDraft), count(store, Question)) == (0, 1)


def test_no_word_of_a_sent_or_erased_draft_stays_in_the_files(sqlite_store):
    kept_in_draft = "Why is zebrafish the word here, on 07700 900123?"
    sent = in_transaction(sqlite_store, make_draft, text=kept_in_draft)
    submit(sqlite_store, sent)
    begun = in_transaction(sqlite_store, make_draft, text="Why is quokka the word here?")
    in_transaction(sqlite_store, erase_draft, conversation_id=begun)
    path = Path(sqlite_store.engine.url.database)
    kept = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert b"zebrafish" in kept  # the question itself
    assert b"900123" not in kept
    assert b"quokka" not in kept


def test_neither_words_nor_code_are_in_the_logs_of_the_store(store):
    conversation = in_transaction(store, make_draft, text=PHONE)
    receipt = submit(store, conversation)
    rows = in_transaction(store, lambda db: db.execute(text("SELECT * FROM audit_event")).all())
    said = str(rows)
    assert "ring me" not in said
    assert receipt.code not in said and receipt.code.replace("-", "") not in said
    assert conversation not in said
