"""What tests over HTTP and with a real browser share: a browser, a live room, its hall."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.settings import Settings
from bot.store.engine import Store
from tests.conftest import CHROMIUM
from tests.integration.hall import Hall
from tests.integration.room_site import RoomSite, serve_room


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser of this test's own."""
    path = next(one for one in CHROMIUM if Path(one).exists())
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
async def site(settings: Settings, sqlite_store: Store) -> AsyncIterator[RoomSite]:
    """The public site with an open room; tests of other sites have a fixture of their own."""
    async with serve_room(settings, sqlite_store) as running:
        yield running


@pytest.fixture
def hall(site: RoomSite) -> Hall:
    """The meeting in that room, which a test takes on to where it needs it."""
    return Hall(site)
