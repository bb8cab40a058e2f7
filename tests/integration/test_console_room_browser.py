"""Rooms in a real browser: phone and desk, both languages, without scripts, no fault for axe."""

import re

import pytest

from bot.sessions.room.passes import make_pass
from bot.store.tables.session_terms import Surface
from tests.e2e.axe import axe_faults
from tests.integration.console_rooms import Planned
from tests.integration.test_console_browser import FAULTS, PAYLOAD, WIDTHS
from tests.integration.test_console_sessions_browser import console, desk

__all__ = ["console"]
pytestmark = pytest.mark.chromium


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_every_page_of_a_room_fits_and_has_no_fault(console, chromium, width, language):
    planned = Planned(console, title=PAYLOAD)
    page = await desk(chromium, console, language, width)
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("dialog", lambda _: said.append("dialog"))

    async def look(*places):
        for where in places:
            await page.goto(f"{console.url}{planned.address}{where}?lang={language}")
            assert await page.evaluate(FAULTS) == [], where
            assert await axe_faults(page) == [], where

    await look("", "/room", "/room/open", "/room/rehearse")
    planned.open()
    planned.flag(planned.join_and_ask())
    planned.do(make_pass, surface=Surface.SCRIBE)
    await look("", "/room", "/room/close")
    await page.goto(f"{console.url}{planned.address}/room?lang={language}")
    await page.locator("ul.screens button").nth(1).click()
    await page.wait_for_selector(".link-once")
    assert await page.evaluate(FAULTS) == []
    assert await axe_faults(page) == []
    planned.answer()
    planned.close()
    await look("", "/room")
    assert said == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_a_room_is_rehearsed_opened_and_closed_by_hand(console, chromium, scripts):
    planned = Planned(console)
    page = await desk(chromium, console, "cy", WIDTHS["phone"], scripts=scripts)
    await page.goto(f"{console.url}{planned.address}?lang=cy")
    await page.click("main a[href*='/room/rehearse']")
    await page.click("main form button")
    await page.wait_for_selector("text=Mae’r ymarfer wedi dechrau")
    await page.click("main a.danger")
    await page.click("button.danger")
    await page.wait_for_selector("text=Does dim ohono ar ôl")

    await page.click("main a[href*='/room/open']")
    await page.click("main form button")
    await page.wait_for_selector(".room-code")
    assert re.fullmatch(r"[3-9A-Z]{6}", await page.inner_text(".room-code"))
    await page.click("ul.screens li:nth-child(3) button")
    await page.wait_for_selector(".link-once")
    await page.click("text=Yn ôl i’r ystafell")
    await page.click("table.rows button")
    await page.wait_for_selector("text=wedi’i thynnu’n ôl")

    await page.click("main a.danger")
    await page.click("button.danger")
    await page.wait_for_selector("text=Caeodd yr ystafell ar")


async def test_one_tap_selects_the_whole_link(console, chromium):
    planned = Planned(console)
    planned.open()
    page = await desk(chromium, console, "en", WIDTHS["desk"])
    await page.goto(f"{console.url}{planned.address}/room?lang=en")
    await page.locator("ul.screens button").first.click()
    await page.click(".link-once code")
    selected = await page.evaluate("getSelection().toString().trim()")
    assert selected == await page.get_attribute("main a.button", "href")


TURN = "state => { window.seen = state; document.dispatchEvent(new Event('visibilitychange')); }"
HIDE = "Object.defineProperty(document, 'visibilityState', {get: () => window.seen || 'visible'})"


async def show_page(page, state):
    """Bring the page to the front, or behind another one."""
    await page.evaluate(TURN, state)


async def test_people_here_are_counted_anew_while_the_page_is_seen(console, chromium):
    planned = Planned(console)
    planned.open()
    page = await desk(chromium, console, "en", WIDTHS["desk"])
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "/room/now" in one.url else None)
    await page.clock.install()
    await page.add_init_script(HIDE)
    await page.goto(f"{console.url}{planned.address}/room?lang=en")
    await page.wait_for_function("window.htmx !== undefined")
    assert await page.inner_text("#now dd >> nth=0") == "0 (devices: 0)"
    planned.join_and_ask(people=4)
    await page.clock.run_for(10_000)
    await page.wait_for_selector("#now >> text=4 (devices: 1)")
    assert len(asked) == 1 and await axe_faults(page) == []

    await show_page(page, "hidden")
    planned.join_and_ask(people=3)
    await page.clock.run_for(60_000)
    assert len(asked) == 1  # nobody can see it
    await show_page(page, "visible")
    await page.wait_for_selector("#now >> text=7 (devices: 2)")

    planned.close()
    await page.clock.run_for(10_000)
    await page.wait_for_selector("text=The room closed on")


async def test_without_scripts_people_are_counted_anew_by_looking_again(console, chromium):
    planned = Planned(console)
    planned.open()
    page = await desk(chromium, console, "en", WIDTHS["phone"], scripts=False)
    await page.goto(f"{console.url}{planned.address}/room?lang=en")
    planned.join_and_ask(people=4)
    await page.click("text=Look again")
    await page.wait_for_selector("text=4 (devices: 1)")
