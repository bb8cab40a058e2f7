"""What tests of one question in the console share: questions, and what is then in the store."""

from datetime import UTC, datetime
from uuid import UUID

from bot.accounts.audit_log import recent_events
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from tests.factories import make_question

PHONE = "Will you ring me on 07700 900123 about the bus?"


WELSH = "Pryd bydd y bws yn rhatach?"


CODE = "7K3M9QWERTY2"


def ask(console, **fields):
    fields = {"created_at": datetime.now(UTC), "text_other": None, **fields}
    made = in_transaction(console.store, lambda db: make_question(db, **fields).id)
    return f"/questions/{made}"


def id_of(address):
    return UUID(address.split("/")[2])


def stored(console, address, column):
    read = lambda db: getattr(db.get(Question, id_of(address)), column)  # noqa: E731
    return in_transaction(console.store, read, write=False)


def logged(console, limit=5):
    return in_transaction(console.store, recent_events, before=None, limit=limit, write=False)
