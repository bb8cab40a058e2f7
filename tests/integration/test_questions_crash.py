"""Killed at any moment: every receipt that was shown has its question."""

import os
import signal
import subprocess
import sys
import time

import pytest

from bot.questions.made_up import add_made_up_question
from bot.questions.publication import public_questions
from bot.questions.receipts import receipt_hash
from bot.questions.status import question_by_receipt
from bot.settings import ROOT
from bot.store.events import verify_events
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from tests.factories import NOW, TEXT

TRIES = 5
SENDING = """
import sys
from bot.questions.intake import submit_question
from bot.store.engine import open_store
from bot.store.transaction import in_transaction
from tests.factories import NOW, make_draft
store = open_store(sys.argv[1])
print("ready", flush=True)
for number in range(10_000):
    conversation = in_transaction(store, make_draft, conversation_id=f"{sys.argv[2]}-{number}")
    receipt = in_transaction(store, submit_question, conversation_id=conversation, now=NOW)
    print(receipt.code, flush=True)
"""


def send_until_killed(url: str, name: str, receipts: int, more_seconds: float) -> list[str]:
    """The receipts shown by a process that is killed a moment after so many of them."""
    process = subprocess.Popen(
        [sys.executable, "-c", SENDING, url, name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    said = [process.stdout.readline() for _ in range(receipts)]
    time.sleep(more_seconds)  # so that the kill falls anywhere within a sending
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    return [line.strip() for line in (*said, *rest.splitlines()) if len(line.strip()) == 14]


def test_every_receipt_shown_before_a_kill_has_its_question(store):
    url = store.engine.url.render_as_string(hide_password=False)
    receipts = []
    for number in range(TRIES):
        receipts += send_until_killed(url, f"try{number}", number + 1, 0.007 * number)
    assert len(set(receipts)) == len(receipts) >= sum(range(1, TRIES + 1))
    for code in receipts:
        status = in_transaction(
            store, question_by_receipt, receipt_hash=receipt_hash(code), write=False
        )
        assert status.text == TEXT
    assert in_transaction(store, verify_events, write=False)


@pytest.mark.parametrize("accepted", [True, False])
def test_a_made_up_question_says_so(store, accepted):
    in_transaction(
        store,
        add_made_up_question,
        text=TEXT,
        language=Language.EN,
        area="region:gwent",
        themes="waiting_times",
        now=NOW,
        accepted=accepted,
    )
    found = in_transaction(store, public_questions, write=False)
    assert [question.made_up for question in found] == [True] * accepted
