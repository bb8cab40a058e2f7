"""A phone in a live room, in a real browser: live, by keyboard, offline for a while; axe."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.room.chair import begin_item, lock
from bot.sessions.room.closing import close_room
from bot.store.tables.ballots import BallotVote
from tests.e2e.axe import axe_faults
from tests.integration.live_room import WORDS

pytestmark = pytest.mark.chromium
WIDTHS = (320, 1280)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NAMED = "Why did Callum Probert from my class wait for two years?"


async def come_in(chromium, site, language="en", width=320, *, scripts=True):
    """A page of somebody who has just come in by the poster."""
    context = await chromium.new_context(
        viewport={"width": width, "height": 740}, java_script_enabled=scripts
    )
    page = await context.new_page()
    await page.goto(f"{site.base}/j/{site.live.code}?lang={language}")
    await page.locator("button[value=own]").click()
    await page.locator("[data-part=ask]").wait_for()
    return page


async def check(page):
    """No fault of axe, and nothing wider than the screen."""
    assert await axe_faults(page) == []
    assert not await page.evaluate(WIDER)


def voted(site) -> set:
    return set(site.live.do(lambda db: db.scalars(select(BallotVote.question_id)).all()))


def ballot_on(site):
    return site.live.at(
        open_ballot, session_id=site.live.session_id, places=1, actor=site.live.host
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_every_page_of_a_participant_is_without_fault(site, chromium, language, width):
    context = await chromium.new_context(viewport={"width": width, "height": 740})
    page = await context.new_page()
    for path in ("/room", f"/j/{site.live.code}"):
        await page.goto(f"{site.base}{path}?lang={language}")
        await check(page)
    await page.goto(f"{site.base}/room?lang={language}")
    await page.fill("#code", "CCCCCC")
    await page.locator("main form button").click()
    await check(page)
    page = await come_in(chromium, site, language, width)
    await check(page)
    await page.fill("#text", NAMED)
    await page.locator("[data-part=ask] button").click()
    await page.locator("form[action='/room/ask/send']").wait_for()
    await check(page)
    await page.locator("form[action='/room/ask/send'] button:not([formaction])").click()
    await page.locator(".code").wait_for()
    await check(page)
    site.question()
    ballot = ballot_on(site)
    await page.goto(f"{site.base}/room/here?lang={language}")
    await check(page)
    site.live.at(close_ballot, ballot_id=ballot, actor=site.live.host)
    site.live.at(choose_questions, ballot_id=ballot, actor=site.live.host)
    await page.reload()
    await check(page)


async def test_page_changes_by_itself_and_keeps_what_is_being_written(site, chromium):
    page = await come_in(chromium, site)
    await page.fill("#text", "Half a quest")
    site.question()
    site.live.act(begin_item, position=2)
    await expect(page.locator("[data-part=now]")).to_contain_text("Part 2")
    site.live.act(lock)
    ballot_on(site)
    await expect(page.locator("[data-part=vote]")).to_contain_text(WORDS)
    await expect(page.locator("#text")).to_have_value("Half a quest")


async def test_vote_by_keyboard_is_kept_without_leaving_the_page(site, chromium):
    question = site.question()
    ballot_on(site)
    page = await come_in(chromium, site)
    box = page.locator("[data-part=vote] input[type=checkbox]")
    await box.focus()
    await page.keyboard.press("Space")
    await expect(page.locator("[data-part=vote] [role=status]")).to_contain_text(
        "We have your vote"
    )
    assert voted(site) == {question}
    await expect(box).to_be_focused()
    await page.reload()
    await expect(box).to_be_checked()


async def test_tap_without_connection_is_sent_when_it_is_back(site, chromium):
    question = site.question()
    ballot_on(site)
    page = await come_in(chromium, site)
    await page.context.set_offline(True)
    await page.locator("[data-part=vote] input[type=checkbox]").check()
    await expect(page.locator("#connection")).to_be_visible()
    assert not voted(site)
    await page.context.set_offline(False)
    await expect(page.locator("[data-part=vote] [role=status]")).to_contain_text(
        "We have your vote", timeout=20_000
    )
    assert voted(site) == {question}


async def test_everything_works_without_script(site, chromium):
    question = site.question()
    ballot_on(site)
    page = await come_in(chromium, site, "cy", scripts=False)
    await page.locator("[data-part=vote] input[type=checkbox]").check()
    await page.locator("[data-part=vote] button").click()
    assert voted(site) == {question}
    await page.fill("#text", WORDS)
    await page.locator("[data-part=ask] button").click()
    await expect(page.locator(".code")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_phone_is_led_on_by_itself_when_the_meeting_is_over(
    site, chromium, language, width
):
    page = await come_in(chromium, site, language, width)
    site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
    board = page.locator("main a[href^='/boards/gwent']")
    await board.wait_for()
    await check(page)
    await board.click()
    await page.wait_for_url("**/boards/gwent?lang=*")
