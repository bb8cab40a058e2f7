"""Undoing a decision in the console: by when, and what is said once that ended early."""

from datetime import UTC, datetime

import pytest

from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.receipts import receipt_hash
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.case_steps import CODE, WELSH, ask
from tests.integration.console_client import serve_console


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def siwan(console):
    return await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)


def appeal(console):
    return in_transaction(
        console.store, appeal_question, receipt_hash=receipt_hash(CODE), now=datetime.now(UTC)
    )


@pytest.mark.parametrize(
    ("language", "done", "waits", "gone"),
    [
        ("en", "Declined, with your reason.", "asked for another look", "can no longer undo"),
        ("cy", "Gwrthodwyd, gyda’ch rheswm.", "gofyn am olwg arall", "ddim dadwneud"),
    ],
)
async def test_after_an_appeal_the_page_says_what_holds_now(
    console, nia, language, done, waits, gone
):
    address = ask(console, code=CODE)
    await nia.open(f"{address}/decline")
    sent = await nia.send(f"{address}/decline", reason="test_or_spam", confirmed="yes")
    there = sent.headers["location"].replace("lang=en", f"lang={language}")
    before = await nia.open(there)
    assert done in before.text
    assert f"{address}/undo" in before.text

    appeal(console)
    after = await nia.open(there)
    assert done not in after.text
    assert f"{address}/undo" not in after.text
    assert gone in after.text
    assert waits in after.text


async def test_an_undo_that_ends_early_says_why(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    await nia.send(f"{address}/accept", details_checked="yes")
    assert "as long as nothing happens" in (await nia.open(address)).text
    await nia.open(f"{address}/translation")
    await nia.send(f"{address}/translation", text_other=WELSH)

    assert "something has happened to the question since" in (await nia.open(address)).text
    assert "can no longer undo" not in (await siwan.open(address)).text


async def test_an_undone_decision_leaves_no_word_about_undoing(console, nia):
    address = ask(console)
    await nia.open(address)
    await nia.send(f"{address}/accept", details_checked="yes")
    await nia.open(address)
    await nia.send(f"{address}/undo")

    assert "can no longer undo" not in (await nia.open(address)).text
