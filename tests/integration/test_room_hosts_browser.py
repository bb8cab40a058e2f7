"""The moderator's and the scribe's screens in a real browser: they fit, axe finds nothing, and
nothing that somebody reads or types is swapped away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Page, expect

from bot.sessions.ballot.ballots import open_ballot
from bot.sessions.panel.records import put_question
from bot.sessions.room.chair import show_question
from bot.sessions.room.moderating import Chosen, approve
from bot.sessions.room.passes import make_pass
from bot.store.tables.session_terms import Surface
from tests.e2e.axe import axe_faults
from tests.integration.host_room import add_panel, list_questions
from tests.integration.live_room import WORDS
from tests.integration.room_site import RoomSite, serve_room
from tests.integration.test_console_browser import FAULTS

pytestmark = pytest.mark.chromium
NAMELESS = "if (!one.textContent.trim())"
SEEN_FAULTS = FAULTS.replace(NAMELESS, f"if (!one.checkVisibility()) continue; {NAMELESS}")
MODERATOR, SCRIBE = "/room/moderator", "/room/scribe"
NAMED = "Why did Callum Probert from my class wait for two years?"
LIKE = "Why does no bus come to our village in the evening?"
SAID = "We will look at the buses in the spring."


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_room(settings, sqlite_store) as running:
        running.live.do(add_panel, running.live.session_id)
        yield running


@asynccontextmanager
async def opened(
    site: RoomSite, chromium: Chromium, surface: Surface, language: str = "en", **window: Any
) -> AsyncIterator[Page]:
    """A tablet that opened a screen by its link."""
    live = site.live
    made = {"session_id": live.session_id, "surface": surface, "actor": live.host}
    token = live.at(make_pass, **made)
    size = {"width": window.pop("width", 800), "height": 900}
    context = await chromium.new_context(viewport=size, **window)
    page = await context.new_page()
    page.set_default_timeout(30_000)
    await page.goto(f"{site.base}/room/open/{token}?lang={language}")
    await page.locator("main button").click()
    await page.wait_for_url(f"**/room/{surface.value}*")
    yield page
    await context.close()


def asked(site: RoomSite, text: str = WORDS, **more: Any) -> Any:
    return site.live.ask(site.live.join(), text, **more).question_id


def put(site: RoomSite, count: int) -> list[Any]:
    ids = list_questions(site.live, count)
    which = {"session_id": site.live.session_id, "actor": site.live.host}
    for one in ids:
        site.live.at(put_question, **which, question_id=one)
    return ids


async def look(page: Page, site: RoomSite, language: str, *paths: str) -> None:
    for path in paths:
        await page.goto(f"{site.base}{path}{'&' if '?' in path else '?'}lang={language}")
        assert await page.evaluate(SEEN_FAULTS) == [], path
        assert await axe_faults(page) == [], path


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_every_page_of_a_host_fits_and_has_no_fault(site, chromium, language, width):
    approved, first = site.question(), asked(site)
    named = asked(site, NAMED, kept_in=frozenset({1}))
    asked(site, LIKE)
    opened_now = {"session_id": site.live.session_id, "places": 1, "actor": site.live.host}
    site.live.at(open_ballot, **opened_now)
    asking = {"width": width, "language": language}
    async with opened(site, chromium, Surface.MODERATOR, **asking) as page:
        at = (f"{MODERATOR}?question={one}" for one in (approved, named))
        lists = (f"{MODERATOR}?list=approved", f"{MODERATOR}?list=merged", f"{MODERATOR}/people")
        paper = (f"{MODERATOR}/paper", f"{MODERATOR}/paper/sheets", f"{MODERATOR}/{first}/flag")
        await look(page, site, language, MODERATOR, *at, *lists, *paper)
    put(site, 2)
    async with opened(site, chromium, Surface.SCRIBE, **asking) as page:
        await look(page, site, language, SCRIBE)
        await page.check("#member-1")
        await page.check("#kind-will_consider")
        assert await page.locator(".when-considering").is_visible()
        assert not await page.locator("#body").is_visible()
        await page.fill(f"#text-{language}", SAID)
        await page.click("button.big")
        await page.wait_for_url("**/read*")
        assert await page.evaluate(SEEN_FAULTS) == [] and await axe_faults(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_ordinary_question_takes_one_press_and_the_next_one_has_the_focus(
    site, chromium, scripts
):
    asked(site)
    second = asked(site, LIKE)
    async with opened(site, chromium, Surface.MODERATOR, java_script_enabled=scripts) as page:
        await page.click("#approve")
        await expect(page.locator(".told")).to_contain_text("The room can see it")
        assert await page.locator(f"[data-part='open-{second}']").count() == 1
        await expect(page.locator("#open")).to_be_focused()


async def test_what_is_asked_comes_up_by_itself(site, chromium):
    async with opened(site, chromium, Surface.MODERATOR) as page:
        await expect(page.locator("main")).to_contain_text("Nothing is waiting")
        asked(site)
        await page.click("text=Read it")
        await expect(page.locator("#open")).to_contain_text(WORDS)


async def test_open_question_is_not_swapped_under_a_finger(site, chromium):
    first, _ = asked(site), asked(site, "When will there be a counsellor in every school?")
    async with opened(site, chromium, Surface.MODERATOR) as page:
        chosen = Chosen(first)
        site.live.act(approve, host=site.live.moderator, chosen=chosen, details_checked=True)
        await expect(page.locator(".tabs .count").nth(1)).to_have_text("1")
        await expect(page.locator("#open")).to_contain_text(WORDS)
        await page.click("#approve")
        await expect(page.locator("#open")).to_contain_text("counsellor")
        assert await page.locator(".tabs .count").nth(1).inner_text() == "1"


async def test_words_of_a_moderator_stay_while_the_room_goes_on(site, chromium):
    first = asked(site)
    async with opened(site, chromium, Surface.MODERATOR) as page:
        await page.click(f"#back-{first} summary")
        await page.check("#reason-unclear")
        asked(site, LIKE)  # likely the same: the open part is different now
        await expect(page.locator(".tabs .count").first).to_have_text("2")
        assert await page.locator("#reason-unclear").is_checked()
        await page.fill("#note", "Which village?")
        asked(site, f"{LIKE} And why?")
        await expect(page.locator(".tabs .count").first).to_have_text("3")
        assert await page.locator("#note").input_value() == "Which village?"


async def test_words_of_a_scribe_stay_while_the_room_goes_on(site, chromium):
    both = {str(one): one for one in put(site, 2)}
    async with opened(site, chromium, Surface.SCRIBE) as page:
        await page.check("#kind-partial")
        await page.check("#member-2")
        await page.select_option("#owner-1", "1")
        await page.fill("#what-1", "Tell us what was decided.")
        await page.fill("#due-1", "2031-03-01")
        await page.fill("#text-en", SAID)
        written = (await page.locator("form").get_attribute("action")).split("/")[3]
        [other] = (one for text, one in both.items() if text != written)
        site.live.act(show_question, question_id=other)
        await expect(page.locator("[data-part='now']")).to_contain_text("On the screen now")
        assert await page.locator("#kind-partial").is_checked()
        assert await page.locator("#due-1").input_value() == "2031-03-01"
        await page.click("button.big")
        await page.wait_for_url("**/read*")
        await expect(page.locator(".aloud")).to_contain_text(SAID)
        await page.click("text=The group agrees")
        await expect(page.locator(".told")).to_contain_text("Agreed")
