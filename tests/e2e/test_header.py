"""The top of every public page: small on a phone, and everything in it can be reached."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.e2e.axe import axe_faults
from tests.e2e.browser import CHROMIUM, QUIET
from tests.fakes import FakeEngine
from tests.integration.public_site import PublicSite, serve_public

pytestmark = pytest.mark.chromium
HIGHEST = 110  # pixels of a screen 360 wide and, often, 640 high
TARGET = 44  # pixels
PATHS = ("/", "/chat/", "/ask", "/boards/gwent", "/question", "/help", "/privacy")
MENU = {"en": "Menu", "cy": "Dewislen"}
BOXES = """() => [...document.querySelectorAll('.top a, .top button, .top summary')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent.trim(), one.offsetWidth, one.offsetHeight])"""


@pytest.fixture
async def site(settings, sqlite_store) -> AsyncIterator[PublicSite]:
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.fixture(params=[True, False], ids=["script", "no script"])
async def phone(request, site) -> AsyncIterator[Page]:
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        context = await browser.new_context(
            viewport={"width": 360, "height": 640},
            base_url=str(site.client.base_url),
            java_script_enabled=request.param,
        )
        yield await context.new_page()
        await browser.close()


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_header_leaves_a_phone_to_the_page(phone, language):
    for path in PATHS:
        await phone.goto(f"{path}?lang={language}")
        top = await phone.locator("main").bounding_box()
        assert top["y"] <= HIGHEST, path
        for name, width, height in await phone.evaluate(BOXES):
            assert min(width, height) >= TARGET, (path, name)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_menu_opens_and_leads_on(phone, language):
    await phone.goto(f"/?lang={language}")
    links = phone.locator(".fold nav a")
    await expect(links.first).to_be_hidden()
    await phone.locator("summary", has_text=MENU[language]).click()
    await expect(links).to_have_count(6)
    for place in range(6):
        box = await links.nth(place).bounding_box()
        assert box["height"] >= TARGET
    await links.nth(4).click()
    await expect(phone).to_have_url(re.compile("/boards"))


async def test_leaving_stays_in_sight_while_the_page_is_read(phone):
    await phone.goto("/privacy?lang=en")
    await phone.locator("footer .links a").last.scroll_into_view_if_needed()
    box = await phone.locator(".top [data-leave]").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= HIGHEST


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_wide_window_shows_every_page_and_the_open_menu_has_no_fault(site, language):
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        await page.goto(f"{site.client.base_url}/?lang={language}")
        await expect(page.locator(".menu a:visible")).to_have_count(6)
        await expect(page.locator(".fold")).to_be_hidden()
        await page.set_viewport_size({"width": 360, "height": 640})
        await page.locator("summary", has_text=MENU[language]).click()
        assert await axe_faults(page) == []
        await browser.close()
