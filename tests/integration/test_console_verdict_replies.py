"""A board reads how groups judged its answer, and replies; the verdict stays as it was."""

import re
from html import unescape

import pytest

from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in
from tests.integration.test_sessions_panel_verdict import judge, judged, publish, rows, shown
from tests.session_steps import JUDGED

SEEN = re.compile(r'name="seen" value="([^"]*)"')
WORDS = {"reply_en": "We will do it in May.", "reply_cy": "Byddwn ni’n ei wneud ym mis Mai."}


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
def answer(console):
    """The page of the verdicts of a published answer, and its session."""
    ids = judged(console.store)
    judge(console.store, ids)
    publish(console.store, ids)
    [verdict] = rows(console.store)
    page = f"/answers/{ids['question_id']}/verdicts"
    return page, f"{page}/{verdict.id}", ids


async def reply(browser, page, form, **words):
    """Send the reply as the open page has it."""
    shown_now = await browser.open(page)
    return await browser.send(form, seen=SEEN.search(shown_now.text)[1], **words)


async def test_board_replies_in_both_languages_and_changes_nothing(console, answer):
    page, form, ids = answer
    nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    assert f'href="{page}?lang=en"' in (await nia.open(page.removesuffix("/verdicts"))).text
    read = unescape((await nia.open(page)).text)
    assert JUDGED["reason_en"] in read and JUDGED["reason_cy"] in read
    assert (await reply(nia, page, form, **WORDS)).status_code == 303
    [kept] = shown(console.store, ids["session_id"])
    assert (kept.reply_en, kept.reply_cy) == tuple(WORDS.values())
    assert kept.progress is JUDGED["progress"]


async def test_reply_in_one_language_is_refused_and_not_lost(console, answer):
    page, form, _ = answer
    nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    refused = await reply(nia, page, form, **{**WORDS, "reply_cy": ""})
    assert refused.status_code == 400 and WORDS["reply_en"] in refused.text
    too_long = await reply(nia, page, form, **{**WORDS, "reply_en": "x" * 1_001})
    assert too_long.status_code == 400


async def test_reply_of_a_colleague_is_not_overwritten(console, answer):
    page, form, ids = answer
    nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    siwan = await console.signed_in("siwan", Role.COMMISSIONER_TEAM)
    await nia.open(page)
    await reply(siwan, page, form, reply_en="First.", reply_cy="Cyntaf.")
    late = await nia.send(form, seen="", **WORDS)
    assert late.status_code == 409
    assert "First." in late.text and WORDS["reply_en"] in late.text
    assert shown(console.store, ids["session_id"])[0].reply_en == "First."


async def test_only_staff_of_this_board_read_and_reply(console, answer):
    page, form, _ = answer
    other = await console.signed_in("elin", Role.RPB_STAFF, Region.POWYS)
    assert (await other.open(page)).status_code == 404
    assert (await other.post(form, **other.hidden(), seen="", **WORDS)).status_code in (403, 404)
    worker = await console.signed_in("huw", Role.YOUTH_WORKER, Region.GWENT)
    assert (await worker.open(page)).status_code == 403


async def test_welsh_page_of_verdicts_is_welsh_also_where_there_is_none(console):
    ids = judged(console.store)
    publish(console.store, ids)
    nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    page = await nia.open(f"/answers/{ids['question_id']}/verdicts?lang=cy")
    assert "Does dim grŵp wedi barnu" in unescape(page.text)
    assert not english_in(page.text)
