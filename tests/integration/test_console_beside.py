"""What staff keep beside a question in the console: themes, who looks after it, notes."""

import re
from uuid import UUID

import pytest

from bot.vocabulary import Region, Role
from tests.integration.case_steps import ask, stored
from tests.integration.console_client import serve_console


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def siwan(console):
    return await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)


async def test_themes_are_what_people_ticked(console, nia):
    address = ask(console, text_original="Why is the bus so late?", themes="funding")
    page = await nia.open(address)
    assert re.search("It may also be about:[^<]*Getting there", page.text)
    sent = await nia.send(f"{address}/themes", themes=["transport", "access"])
    assert sent.status_code == 303

    page = await nia.open(address)
    assert page.text.count(" checked>") == 2
    assert (await nia.send(f"{address}/themes", themes="nonsense")).status_code == 400


async def test_a_question_is_given_to_me_a_colleague_or_nobody(console, nia, siwan):
    address = ask(console)
    page = await nia.open(address)
    mine = page.text.split('<option value="')[2].split('"')[0]
    assert "siwan (Board staff)" in page.text
    assert (await nia.send(f"{address}/assign", account=mine)).status_code == 303
    assert stored(console, address, "assigned_to") == UUID(mine)
    await nia.open(address)
    assert (await nia.send(f"{address}/assign", account="")).status_code == 303
    assert stored(console, address, "assigned_to") is None


async def test_a_question_is_not_given_to_staff_of_another_region(console, nia):
    theirs = console.make_account("alun", Role.RPB_STAFF, Region.POWYS)
    address = ask(console)
    page = await nia.open(address)

    assert "alun" not in page.text
    assert (await nia.send(f"{address}/assign", account=str(theirs.id))).status_code == 400


async def test_notes_are_among_staff_and_kept_when_too_long(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    assert (await nia.send(f"{address}/notes", note="Ask <b>health</b>.")).status_code == 303
    page = await siwan.open(address)
    assert "Ask &lt;b&gt;health&lt;/b&gt;." in page.text
    refused = await siwan.send(f"{address}/notes", note="x" * 1001)
    assert refused.status_code == 400
    assert "x" * 1001 in refused.text


async def test_themes_and_hands_that_changed_meanwhile_are_not_overwritten(console, nia, siwan):
    address = ask(console, themes="funding")
    await nia.open(address)
    old = nia.hidden()
    await siwan.open(address)
    assert (await siwan.send(f"{address}/themes", themes="transport")).status_code == 303
    themes = await nia.http.post(f"{address}/themes?lang=en", data={**old, "themes": "access"})
    given = await nia.http.post(f"{address}/assign?lang=en", data={**old, "account": ""})

    assert [themes.status_code, given.status_code] == [409, 409]
    assert "A colleague changed this question while you had it open." in themes.text
    page = await nia.open(address)
    assert re.search(r'value="transport" checked', page.text)
    assert not re.search(r'value="access" checked', page.text)
