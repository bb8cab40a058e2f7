"""Killed at any moment: every receipt that was shown has its question."""

from contextlib import suppress
from multiprocessing import get_context
from random import Random
from time import monotonic

import pytest

from bot.errors import DraftMissing
from bot.questions.asking.intake import submit_question
from bot.questions.asking.made_up import add_made_up_question
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.publication.readable import public_questions
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from tests.factories import NOW, TEXT
from tests.integration.question_steps import count
from tests.integration.sending import send_for_ever

TRIES = 40
LONGEST = 0.12  # seconds until the kill, from the first sending on: some four questions
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.integration.sending"])


def send_until_killed(url: str, name: str, seconds: float) -> list[str]:
    """The receipts shown by a process that is killed after so many seconds, wherever it is."""
    here, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=send_for_ever, args=(url, name, there))
    process.start()
    there.close()
    assert here.recv() == "ready"
    receipts, end = [], monotonic() + seconds
    while here.poll(max(0.0, end - monotonic())):
        receipts.append(here.recv())
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            receipts.append(here.recv())
    return receipts


def send_again(store, name: str, number: int) -> list[str]:
    """What the author of the sending that was cut off sees who sends again."""
    with suppress(DraftMissing):
        again = {"conversation_id": f"{name}-{number}", "now": NOW}
        return [in_transaction(store, submit_question, **again).code]
    return []


def test_every_receipt_shown_before_a_kill_has_its_question_and_no_question_is_twice(store):
    url = store.engine.url.render_as_string(hide_password=False)
    chance, receipts = Random(40), []
    for number in range(TRIES):
        name = f"try{number}"
        shown = send_until_killed(url, name, chance.uniform(0, LONGEST))
        receipts += shown + send_again(store, name, len(shown))

    assert len(set(receipts)) == len(receipts) == count(store, Question)
    for code in receipts:
        ask = {"receipt_hash": receipt_hash(code), "write": False}
        assert in_transaction(store, question_by_receipt, **ask).text == TEXT
    assert count(store, QuestionEvent) == count(store, AuditEvent) == len(receipts)
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
        other="Un arall?",
        accepted=accepted,
    )
    found = in_transaction(store, public_questions, write=False)
    assert [question.made_up for question in found] == [True] * accepted
