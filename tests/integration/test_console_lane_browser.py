"""The pages of the safeguarding lane in a real browser: readable on any screen, without faults."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.vocabulary import Language, Level, Region, Role
from tests.e2e.axe import axe_faults
from tests.integration.case_windows import FITS
from tests.integration.console_client import serve_console
from tests.integration.review_steps import ask, lane

pytestmark = pytest.mark.chromium
LATE = datetime.now(UTC) - timedelta(hours=30)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
async def test_every_page_of_the_lane_is_without_faults(console, chromium, width, scheme, language):
    lead = await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)
    ask(console, level=Level.SOFT, created_at=LATE)
    address = lane(ask(console, level=Level.FULL))
    await lead.open(address)
    await lead.send(f"{address}/done", done="told_council", note="Rang the duty team")
    size = {"width": width, "height": 900}
    context = await chromium.new_context(viewport=size, color_scheme=scheme)
    await context.add_cookies([{"name": "staff", "value": lead.cookie, "url": console.url}])
    page = await context.new_page()
    for path in ("/", "/safeguarding", address, f"{address}/actioned", f"{address}/report"):
        await page.goto(f"{console.url}{path}?lang={language}")
        assert await page.evaluate(FITS), path
        assert await axe_faults(page) == [], path
