"""Questions that may ask the same, side by side with the one that is reviewed."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


def ask(console, **fields):
    fields = {"created_at": datetime.now(UTC), **fields}
    made = in_transaction(console.store, lambda db: make_question(db, **fields).id)
    return f"/questions/{made}"


def id_of(address):
    return UUID(address.split("/")[2])


async def test_what_may_ask_the_same_stands_side_by_side(console, nia):
    one = ask(console, text_original="How long do we have to wait for an autism assessment?")
    likely = ask(
        console,
        language=Language.CY,
        text_original="Pa mor hir fydd rhaid aros am asesiad awtistiaeth? 07700 900123",
    )
    declined = ask(
        console,
        text_original="How long is the wait for an autism assessment?",
        state=Workflow.DECLINED,
    )
    other = ask(console, text_original="Why is the swimming pool closed on Sundays?")
    elsewhere = ask(
        console,
        region=Region.POWYS,
        council=None,
        text_original="How long do we wait for an autism assessment?",
    )
    page = await nia.open(one)

    assert "likely the same" in page.text
    assert f"{one}/merge?other={id_of(likely)}" in page.text
    assert "Pa mor hir fydd rhaid aros" in page.text
    assert "07700" not in page.text
    for address in (declined, other, elsewhere):  # not mergeable, not alike, not this region's
        assert str(id_of(address)) not in page.text
    assert english_in((await nia.open(f"{one}?lang=cy")).text) == []
