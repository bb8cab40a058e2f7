"""A question is screened again when staff open it: with what is known today."""

import pytest

from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.review_steps import ask, lane


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


async def test_words_are_screened_again_when_staff_open_them(console, reviewer):
    noticed = ask(console, text_original="My stepdad hits me. Who on the board listens to that?")
    ordinary = ask(console, text_original="Why is the pool in Newport shut?")
    page = await reviewer.open(noticed)
    assert 'id="noticed"' in page.text
    assert "This may be about somebody’s safety" in page.text
    assert f"{noticed}/flag" in page.text
    assert 'id="noticed"' not in (await reviewer.open(ordinary)).text


async def test_what_the_lead_has_cleared_does_not_cry_out_again(console, reviewer, lead):
    address = ask(console, text_original="My stepdad hits me. Who on the board listens to that?")
    await reviewer.open(f"{address}/flag")
    assert (await reviewer.send(f"{address}/flag")).status_code == 303
    await lead.open(lane(address))
    await lead.send(f"{lane(address)}/held")
    await lead.open(f"{lane(address)}/cleared")
    assert (await lead.send(f"{lane(address)}/cleared")).status_code == 303
    page = await reviewer.open(address)
    assert 'id="noticed"' not in page.text
    assert "has read it and cleared it" in page.text
