"""What tests of a draft share: its steps, and the one question that came of it."""

from datetime import timedelta

from sqlalchemy import select

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_choice, put_text
from bot.questions.asking.intake import submit_question
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Level
from tests.factories import NOW

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
