"""Reports and boards over time in a real browser: phone and desk, both languages, no fault."""

import pytest

from bot.questions.life.move import Actor
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.e2e.axe import axe_faults
from tests.fakes import FakeEngine
from tests.integration.console_client import PASSWORD, serve_console
from tests.integration.public_site import serve_public
from tests.integration.test_console_browser import FAULTS
from tests.integration.test_console_sessions_report import DAYS, page_of
from tests.report_steps import make_promises, make_reports

pytestmark = pytest.mark.chromium
WIDTHS = {"phone": 360, "desk": 1280}
OPEN_ALL = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        account = running.make_account("mair", Role.COMMISSIONER_TEAM, None)
        owner = Actor(account.id, Role.COMMISSIONER_TEAM, None)
        in_transaction(sqlite_store, make_promises, region=Region.GWENT)
        running.made = in_transaction(sqlite_store, make_reports, owner=owner, made_up=True)
        yield running


async def desk(browser, console, width, language, **options):
    """A page in which the Commissioner's team is signed in; what the browser complains of."""
    context = await browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = await context.new_page()
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    await page.goto(f"{console.url}/sign-in?lang={language}")
    await page.fill("#name", "mair")
    await page.fill("#password", PASSWORD)
    await page.click("main button")
    await page.wait_for_url(f"{console.url}/?lang={language}")
    return page, said


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_reports_fit_and_have_no_fault(console, chromium, width, language):
    page, said = await desk(chromium, console, width, language)
    period = f"/sessions/report?since={DAYS['since']}&until={DAYS['until']}&"
    own = f"{page_of(console.made.first)}?profile=group&"
    second = f"{page_of(console.made.second)}?"
    for where in (second, own, "/sessions/report?", period, "/boards-over-time?", "/sessions?"):
        await page.goto(f"{console.url}{where}lang={language}")
        await page.evaluate(OPEN_ALL)
        assert await page.evaluate(FAULTS) == [], where
        assert await axe_faults(page) == [], where
    assert said == []


async def test_boards_over_time_in_the_dark_have_no_fault(console, chromium):
    page, _ = await desk(chromium, console, 1280, "en", color_scheme="dark")
    await page.goto(f"{console.url}/boards-over-time?lang=en")
    assert await axe_faults(page) == []


async def test_a_file_is_one_click_without_scripts(console, chromium):
    page, _ = await desk(chromium, console, 360, "cy", java_script_enabled=False)
    await page.goto(f"{console.url}/sessions?lang=cy")
    await page.click("text=Adroddiad i’r Gweinidog")
    async with page.expect_download() as coming:
        await page.click("main button[value=pdf]")
    name = (await coming.value).suggested_filename
    assert name.startswith("minister-report-") and name.endswith("-both.pdf")


async def test_report_of_a_session_prints_without_its_form(console, chromium):
    page, _ = await desk(chromium, console, 1280, "cy")
    await page.goto(f"{console.url}{page_of(console.made.second)}?lang=cy")
    await page.emulate_media(media="print")
    assert await page.locator("main form:visible, nav:visible").count() == 0
    assert await page.locator(".report table:visible").count() >= 4


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_public_page_fits_and_has_no_fault(
    console,
    settings,
    sqlite_store,
    chromium,
    width,
    language,
):
    async with serve_public(settings, sqlite_store, FakeEngine()) as site:
        page = await chromium.new_page(viewport={"width": width, "height": 800})
        await page.goto(f"{site.client.base_url}/boards/over-time?lang={language}")
        await page.evaluate(OPEN_ALL)
        assert await page.evaluate(FAULTS) == []
        assert await axe_faults(page) == []
        await page.emulate_media(media="print")
        assert await page.locator("main .over-time:visible").count() == 7
        assert await page.locator(".no-print:visible").count() == 0
