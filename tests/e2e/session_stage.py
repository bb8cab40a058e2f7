"""Where a whole session is played: the console and the public site on one store, and windows.

Everything that a window asks of anybody else is kept in `outside`, and what its page complains of
in `complaints`, so that a test can say at its end that there was nothing of either.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright, expect

from bot.settings import Settings
from bot.store.engine import Store
from tests.e2e.axe import axe_faults
from tests.e2e.browser import CHROMIUM, DESK, PHONE, QUIET
from tests.fakes import FakeEngine
from tests.integration.console_client import Console, serve_console
from tests.integration.public_site import serve_public

WALL = {"width": 1280, "height": 720}
TABLET = {"width": 800, "height": 900}
SIZES = {"projector": WALL, "chair": TABLET, "moderator": TABLET, "scribe": TABLET}
PATIENCE_MS = 30_000  # a slow machine may need that for one step; a quick one never waits
USUAL_MS = 5_000  # what Playwright waits for by itself


@dataclass
class Stage:
    """Both sites, a browser, and the windows that are open in it, each with cookies of its own."""

    browser: Browser
    console: Console
    site: str
    windows: dict[str, Page] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.console.store

    async def window(self, name: str, language: str = "en") -> Page:
        """A window of somebody's own, with nothing remembered."""
        size = SIZES.get(name, DESK if name.startswith("desk") else PHONE)
        locale = f"{language}-GB"
        context = await self.browser.new_context(viewport=size, locale=locale)
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", self._watch)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("dialog", lambda one: self.complaints.append(one.message))
        self.windows[name] = page
        return page

    async def shut(self, name: str) -> None:
        await self.windows.pop(name).context.close()

    def _watch(self, request: Request) -> None:
        own = (f"{self.site}/", f"{self.console.url}/", "data:", "blob:")
        if not request.url.startswith(own):
            self.outside.append(request.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security" in message.text:
            self.complaints.append(message.text)


@asynccontextmanager
async def set_stage(settings: Settings, store: Store) -> AsyncIterator[Stage]:
    """Serve both sites and start a browser, with patience for a slow machine."""
    expect.set_options(timeout=PATIENCE_MS)
    path = next((one for one in CHROMIUM if Path(one).exists()), None)
    async with (
        serve_public(settings, store, FakeEngine()) as public,
        serve_console(settings_for(settings, str(public.client.base_url)), store) as console,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
        yield Stage(browser, console, str(public.client.base_url))
        await browser.close()
    expect.set_options(timeout=USUAL_MS)


def settings_for(settings: Settings, site: str) -> Settings:
    """Settings of a console that makes links to this public site."""
    return replace(settings, public_url=site)


async def sees(page: Page, *words: str, where: str = "main") -> None:
    """These words come up, by themselves and for people: not hidden."""
    for one in words:
        await expect(page.locator(where).first).to_contain_text(one, use_inner_text=True)


async def sees_nothing_of(page: Page, *words: str) -> None:
    """Not one of these is anywhere in the page, seen or not."""
    await expect(page.locator("main").first).to_be_visible()
    whole = await page.content()
    assert [one for one in words if one in whole] == [], page.url


async def loses(page: Page, *words: str) -> None:
    """What a page still shows goes by itself, as soon as it hears that there is nothing left."""
    for one in words:
        await expect(page.locator("body")).not_to_contain_text(one, timeout=PATIENCE_MS)


async def without_fault(page: Page) -> None:
    """Nothing for axe, and nothing wider than the screen."""
    assert await axe_faults(page) == [], page.url
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(wider) <= 0, page.url
