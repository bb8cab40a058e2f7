"""Sending: what is kept is what was confirmed, once, with one receipt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.errors import DraftIncomplete, DraftMissing
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import erase_draft, open_draft, put_text
from bot.questions.asking.intake import DraftNotReviewed
from bot.questions.asking.receipts import forget_receipt, receipt_hash, shown_receipt
from bot.questions.asking.review import review_draft
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
from tests.integration.draft_steps import LATER, PHONE, only_question, put, submit
from tests.integration.question_steps import count


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
