"""Looking through many words takes seconds: nobody waits for it who writes something else."""

from uuid import UUID

import pytest

from bot.privacy import find_details
from bot.questions.reviewing import allowed_details
from bot.questions.reviewing.bulk import BulkChoice, Pick, look_before, take_step
from bot.questions.reviewing.bulk_steps import BulkStep
from bot.store.events import record_event
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role, Workflow
from tests.factories import NOW
from tests.integration.console_client import serve_console
from tests.integration.question_steps import GWENT, made
from tests.integration.question_steps import kept as stored
from tests.integration.queue_steps import ask, kept, take

OTHER = "Beth am y bws?"
BATCH = UUID(int=7)


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


async def test_others_write_while_the_words_of_many_are_looked_through(console, monkeypatch):
    reviewer = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    picks = [ask(console, f"Why is bus {n} late?") for n in range(2)]
    texts = []

    def look(text):
        """As ever, and somebody else writes meanwhile."""
        texts.append(text)
        event = {"actor": "system", "action": "test.meanwhile", "subject": "test:1"}
        in_transaction(console.store, record_event, now=NOW, **event)
        return find_details(text)

    monkeypatch.setattr(allowed_details, "find_details", look)
    done = await take(reviewer, "accept", picks, details_checked="yes")
    assert "count=2" in done.headers["location"]
    assert {kept(console, pick).workflow for pick in picks} == {Workflow.ACCEPTED}
    assert "Why is bus 1 late?" in texts


def accept(store, picks, meanwhile=None):
    step = {"step": BulkStep.ACCEPT, "picks": picks}
    looked = in_transaction(store, look_before, **step, reader=GWENT, write=False)
    if meanwhile:
        meanwhile()
    choice = BulkChoice(details_checked=True, looked=looked)
    more = {"choice": choice, "actor": GWENT, "now": NOW, "batch": BATCH}
    return in_transaction(store, take_step, **step, **more)


def test_what_was_found_before_is_left_out(store):
    ids = [made(store, text_other=OTHER), made(store, text_original="Ring 07700 900123 for me?")]
    result = accept(store, [Pick(one, stored(store, one).version) for one in ids])
    assert (result.done, result.left_out) == (1, ((ids[1], "may_be_personal"),))


def test_words_that_changed_since_are_looked_through_again(store):
    question = made(store, text_other=OTHER)
    version = stored(store, question).version

    def write_a_number():
        def put(db):
            row = db.merge(stored(store, question))
            row.text_public = "Ring 07700 900123 for me?"

        in_transaction(store, put)

    result = accept(store, [Pick(question, version)], write_a_number)
    assert result.left_out == ((question, "may_be_personal"),)
