"""A process that sends questions until somebody kills it."""

from multiprocessing.connection import Connection

from bot.questions.asking.intake import submit_question
from bot.questions.likeness.train import present_model
from bot.store.engine import open_store
from bot.store.transaction import in_transaction
from tests.factories import NOW, make_draft

READY = present_model()  # loaded once, by the process that all senders are forked from


def send_for_ever(url: str, name: str, shown: Connection) -> None:
    """Send one question after the other; each receipt is shown once it may be."""
    store = open_store(url)
    shown.send("ready")
    for number in range(10_000):
        conversation = in_transaction(store, make_draft, conversation_id=f"{name}-{number}")
        receipt = in_transaction(store, submit_question, conversation_id=conversation, now=NOW)
        shown.send(receipt.code)
