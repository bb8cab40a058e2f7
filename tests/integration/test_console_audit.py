"""The audit log in the console."""

import re
from datetime import UTC, datetime

import pytest

from bot.store.events import record_event
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in
from tests.integration.review_steps import ask


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


async def test_the_audit_page_says_that_the_log_is_whole(console):
    ask(console)
    browser = await console.signed_in("olwen", Role.OPERATOR)

    assert '<td data-label="What">Sent</td>' in (await browser.open("/audit")).text
    assert "The log is as it was written." in (await browser.open("/audit/check")).text


async def test_the_audit_page_says_that_the_log_was_changed(console):
    ask(console)
    browser = await console.signed_in("olwen", Role.OPERATOR)
    with console.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE audit_event SET actor = 'nobody' WHERE id = 1")

    assert "The log has been changed" in (await browser.open("/audit/check")).text


async def shown(browser, language):
    """What the page says of each event, the newest first, without its tags."""
    page = await browser.open(f"/audit?lang={language}")
    rows = re.findall(r"<tr>\s*<td.*?</tr>", page.text, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Moved to another region", "Region: Powys", "Who sees it: staff", "Where it is:"]),
        ("cy", ["Symudwyd i ranbarth arall", "Powys", "Pwy sy’n ei weld: staff", "Ble mae e:"]),
    ],
)
async def test_what_was_done_is_told_in_words_and_not_in_codes(console, language, words):
    address = ask(console)
    staff = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    await staff.open(f"{address}/move")
    await staff.send(f"{address}/move", place="powys", reason="other_area")
    reader = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    rows = await shown(reader, language)
    [moved] = [row for row in rows if address.split("/")[2] in row and words[0] in row]

    assert all(word.removeprefix("Region: ") in moved for word in words)
    assert not re.search(r"move_region|other_area|in_review|submitted|account:", moved)


async def test_a_welsh_page_of_the_log_holds_no_english(console):
    address = ask(console, themes="access")
    staff = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    page = await staff.open(address)
    mine = page.text.split('<option value="')[2].split('"')[0]
    await staff.send(f"{address}/assign", account=mine)
    await staff.open(address)
    await staff.send(f"{address}/themes", themes="transport")
    await staff.open("/exports?state=any&theme=transport&words=bus")
    made = {"purpose": "research", "format": "csv", "profile": "team"}
    await staff.send("/exports", **made, state="any", theme="transport", words="bus")
    reader = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    page, rows = await reader.open("/audit?lang=cy"), await shown(reader, "cy")

    assert english_in(page.text) == []
    assert not re.search(r"\w\.\w+_|research|csv|removed|added|account:|nobody", " ".join(rows))
    assert any("Mewngofnodwyd Cyfrif: nia" in row.replace("Ynglŷn â", "") for row in rows)
    assert any("Rhoddwyd i rywun ofalu amdano" in row and "I: nia" in row for row in rows)
    assert any("Cyrraedd yno: ychwanegwyd" in row for row in rows)
    assert any("Thema: Cyrraedd yno, Geiriau" in row for row in rows)


async def test_a_code_of_long_ago_is_shown_as_it_is(console):
    at = datetime.now(UTC)
    old = {"actor": "somebody", "action": "lamp.lit", "subject": "lamp:7", "detail": {"oil": "low"}}
    in_transaction(console.store, record_event, now=at, **old)
    reader = await console.signed_in("mair", Role.COMMISSIONER_TEAM)

    rows = await shown(reader, "en")
    assert any("lamp.lit" in row and "oil: low" in row for row in rows)
