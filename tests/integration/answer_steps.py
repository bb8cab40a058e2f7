"""What tests of answers in the console share: how one is written, approved and published."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.questions.answering.answers import answer_for_staff
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Workflow,
)
from tests.factories import make_actor, make_question

LATER = (datetime.now(UTC) + timedelta(days=200)).date().isoformat()


FIELDS = {
    "kind": "direct",
    "text_en": "We will open two more rooms in May.",
    "text_cy": "Byddwn yn agor dwy ystafell arall ym mis Mai.",
    "given_by_en": "The Director of Services",
    "given_by_cy": "Y Cyfarwyddwr Gwasanaethau",
    "rows": "1",
    "c0_what_en": "Open two rooms",
    "c0_what_cy": "Agor dwy ystafell",
    "c0_who_en": "The health board",
    "c0_who_cy": "Y bwrdd iechyd",
    "c0_due_on": LATER,
}


UNSEEN = ("submit", "nobody")  # not a text that somebody typed


READER = make_actor()


def ask(console, state=Workflow.PUT_TO_BOARD, **fields):
    fields = {"created_at": datetime.now(UTC), **fields}
    made = in_transaction(console.store, lambda db: make_question(db, state=state, **fields).id)
    return f"/answers/{made}"


def id_of(address):
    return UUID(address.split("/")[2])


def answer_of(console, address):
    return in_transaction(
        console.store, answer_for_staff, question_id=id_of(address), actor=READER, write=False
    )


def workflow_of(console, address):
    read = lambda db: db.get(Question, id_of(address)).workflow  # noqa: E731
    return in_transaction(console.store, read, write=False)


async def fill(browser, address, **fields):
    """Open the form and send it."""
    await browser.open(address)
    return await browser.send(address, **{**FIELDS, **fields})


async def confirm(browser, *addresses):
    """Look at what everybody will see, and publish it."""
    ids = [str(id_of(address)) for address in addresses]
    preview = await browser.send("/answers/to-publish", questions=ids)
    seen = dict(re.findall(r'name="(version_[^"]+)" value="(\d+)"', preview.text))
    return await browser.send("/answers/to-publish", questions=ids, confirmed="yes", **seen)


async def make_approved(console, nia, siwan, **fields):
    address = ask(console, **fields)
    assert (await fill(nia, address, do="submit")).status_code == 303
    await siwan.open(address)
    assert (await siwan.send(f"{address}/approve")).status_code == 303
    return address


async def publish(console, nia, siwan, **fields):
    address = await make_approved(console, nia, siwan, **fields)
    await nia.open("/answers/to-publish")
    await confirm(nia, address)
    [one] = answer_of(console, address).commitments
    return address, f"/commitments/{one.commitment_id}"
