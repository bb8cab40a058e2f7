"""One question in the console: masked first, and for whom it is there at all."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.vocabulary import Language, Permission, Region, Role, Safeguarding
from tests.integration.case_steps import PHONE, WELSH, ask, id_of, logged
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


async def test_details_are_masked_until_somebody_asks_and_that_is_logged(console, nia):
    address = ask(console, text_original=PHONE, context="My name is Cerys Pritchard.")
    page = await nia.open(address)
    assert "07700" not in page.text
    assert "Pritchard" not in page.text
    assert "[phone number]" in page.text

    shown = await nia.send(f"{address}/unmask")
    assert shown.status_code == 200
    assert "07700 900123" in shown.text
    [newest] = logged(console, 1)
    assert (newest.action, newest.who) == ("question.unmasked", "nia")
    assert newest.subject == f"question:{id_of(address)}"
    assert newest.detail == {}
    assert "07700" not in (await nia.open(address)).text


async def test_details_are_masked_on_the_pages_of_every_decision(console, nia):
    address = ask(console, text_original=PHONE)
    other = ask(console, text_original=PHONE.replace("bus", "pool"))
    parts = ["return", "decline", "flag", "pass-on", "move", "translation", "redact"]
    pages = [await nia.open(f"{address}/{part}") for part in parts]
    pages.append(await nia.open(f"{address}/merge?other={id_of(other)}"))

    assert [page.status_code for page in pages] == [200] * 8
    assert not [page for page in pages if "07700" in page.text]


async def test_unmasking_a_question_of_another_region_is_as_if_there_were_none(console, nia):
    theirs = ask(console, region=Region.POWYS, council=None, text_original=PHONE)
    await nia.open("/account")
    response = await nia.send(f"{theirs}/unmask")

    assert response.status_code == 404
    assert "07700" not in response.text
    assert all(event.action != "question.unmasked" for event in logged(console))


async def test_whoever_accepts_is_told_what_may_still_be_in_it(console, nia):
    kept = await nia.open(ask(console, text_original=PHONE))
    clean = await nia.open(ask(console))
    taken_out = ask(console, text_original=PHONE)
    await nia.open(f"{taken_out}/redact")
    await nia.send(f"{taken_out}/redact", spans="20-32")

    assert "There may still be something personal in it:</strong> a phone number." in kept.text
    assert "There may still be" not in clean.text
    assert "There may still be" not in (await nia.open(taken_out)).text


async def test_lateness_is_shown(console, nia):
    address = ask(console, created_at=datetime.now(UTC) - timedelta(days=30))
    page = await nia.open(address)

    assert '<span class="tag risk">late</span>' in page.text


async def test_every_step_about_another_region_is_as_if_there_were_none(console, nia):
    theirs = ask(console, region=Region.POWYS, council=None)
    await nia.open("/account")
    gets = ["", "/pass-on", "/move", "/translation", "/redact", f"/merge?other={id_of(theirs)}"]
    shown = [await nia.open(theirs + part) for part in gets]
    await nia.open("/account")
    fields = {
        "version": "1",
        "reason": "other_area",
        "place": "powys",
        "text_other": WELSH,
        "details_checked": "yes",
        "spans": "0-3",
        "themes": "access",
        "note": "A note",
        "account": "",
    }
    posts = ["accept", "move", "take-back", "undo", "unmerge", "translation", "redact", "themes"]
    sent = [await nia.send(f"{theirs}/{step}", **fields) for step in [*posts, "assign", "notes"]]

    assert [page.status_code for page in shown + sent] == [404] * 16


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
async def test_other_roles_open_none_of_it(console, role):
    address = ask(console)
    region = None if role is Role.OPERATOR else Region.GWENT
    browser = await console.signed_in("other", role, region)
    parts = ["", "/pass-on", "/move", "/translation", "/redact"]

    assert [(await browser.open(address + part)).status_code for part in parts] == [403] * 5


async def test_every_page_about_a_question_is_welsh_in_welsh(console, nia):
    address = ask(console, text_original=PHONE, permission=Permission.BOTH)
    other = ask(console, language=Language.CY, text_original=WELSH)
    parts = ["", "/return", "/decline", "/flag", "/pass-on", "/move", "/translation", "/redact"]
    addresses = [f"{address}{part}?lang=cy" for part in parts]
    addresses.append(f"{address}/merge?other={id_of(other)}&lang=cy")
    for where in addresses:
        page = await nia.open(where)
        assert page.status_code == 200
        assert english_in(page.text) == [], where


async def test_a_question_that_was_in_the_lane_says_so_above_the_decision(console, nia):
    address = ask(console, safeguarding=Safeguarding.CLEARED)
    page = (await nia.open(address)).text

    assert "was in the safeguarding lane" in page
    assert "was in the safeguarding lane" in (await nia.open("/questions")).text
    assert page.index('id="worried"') < page.index('id="decide"')
    assert "was in the safeguarding lane" not in (await nia.open(ask(console))).text
