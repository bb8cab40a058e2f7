"""What tests of reviewing share: questions with their pages, for staff and for the lead."""

from datetime import UTC, datetime

from bot.store.transaction import in_transaction
from tests.factories import make_question

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} ' \" &"


NOTE = "Please ask <b>one</b> thing & no more\0"


def ask(console, **fields):
    made = in_transaction(
        console.store,
        lambda db: make_question(db, **{"created_at": datetime.now(UTC), **fields}).id,
    )
    return f"/questions/{made}"


def lane(address):
    return address.replace("/questions", "/safeguarding")
