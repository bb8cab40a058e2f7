"""Figures, the form for files and the pack in a real browser: phone and desk, both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.store.tables.questions import Channel
from bot.store.transaction import in_transaction
from bot.vocabulary import AgeBand, Region, Role, Theme, Workflow
from tests.e2e.axe import axe_faults
from tests.factories import make_question
from tests.integration.console_client import PASSWORD, serve_console
from tests.integration.export_steps import answer, promise
from tests.integration.test_console_browser import FAULTS

pytestmark = pytest.mark.chromium
WIDTHS = {"phone": 320, "desk": 1280}
STATES = (Workflow.SUBMITTED, Workflow.RETURNED, Workflow.DECLINED, Workflow.PUBLISHED)
LONG = "W" * 140 + " " + "<script>alert(1)</script>"


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        running.make_account("mair", Role.COMMISSIONER_TEAM, None)
        in_transaction(sqlite_store, fill)
        yield running


def fill(db):
    """Enough questions for every drawing, small counts among them."""
    bands, ways, themes = list(AgeBand), list(Channel), list(Theme)
    for number in range(90):
        region = list(Region)[min(number // 30, 2)]
        question = make_question(
            db,
            created_at=datetime.now(UTC) - timedelta(days=number % 70),
            region=region,
            council=None,
            age_band=bands[(number % 8) // 2],
            channel=ways[number % 9 // 4],
            themes=f"{themes[number % 5]},{themes[5 + number % 3]}",
            state=STATES[number % 4],
            text_original=LONG if number == 3 else "Why is the pool shut?",
            made_up=True,
        )
        if question.workflow is Workflow.PUBLISHED:
            promise(db, answer(db, question.id))


async def sign_in(browser, console, width, language, **options):
    """A page in which somebody is signed in; what the browser complains of is kept."""
    context = await browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = await context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if is_fault(said) else None)
    page.on("dialog", lambda dialog: complaints.append("dialog"))
    await page.goto(f"{console.url}/sign-in?lang={language}")
    await page.fill("#name", "mair")
    await page.fill("#password", PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{console.url}/?lang={language}")
    return page, complaints


def is_fault(said):
    """A form that is sent back with its faults is answered with 400; browsers note that."""
    return said.type == "error" and "400 (Bad Request)" not in said.text


async def faults_of(page):
    return await page.evaluate(FAULTS) + await axe_faults(page)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_figures_and_files_have_no_fault(console, chromium, width, language):
    page, complaints = await sign_in(chromium, console, width, language)
    assert await page.locator("svg.chart").count() >= 6
    for summary in await page.locator(".figure summary").all():
        await summary.click()
    assert await faults_of(page) == []
    await page.goto(f"{console.url}/exports?state=any&lang={language}")
    assert await faults_of(page) == []
    await page.locator("form[action*=exports] button").click()
    await page.wait_for_selector("#wrong")
    assert await faults_of(page) == []
    await page.check("input[name=purpose][value=board_meeting]")
    await page.check("input[name=format][value=pack]")
    await page.locator("form[action*=exports] button").click()
    await page.wait_for_selector(".pack-question")
    assert await faults_of(page) == []
    assert complaints == []


async def test_figures_in_the_dark_have_no_fault(console, chromium):
    page, complaints = await sign_in(chromium, console, 1280, "en", color_scheme="dark")

    assert await faults_of(page) == []
    assert complaints == []


async def test_letters_of_a_drawing_are_readable_on_a_phone(console, chromium):
    page, _ = await sign_in(chromium, console, 320, "cy")
    smallest = await page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('svg.chart text')].map(one =>
          parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.clientWidth /
            one.ownerSVGElement.viewBox.baseVal.width))"""
    )
    beyond = await page.evaluate(
        """() => [...document.querySelectorAll('svg.chart text')].filter(one => {
          const own = one.getBoundingClientRect();
          const all = one.ownerSVGElement.getBoundingClientRect();
          return own.left < all.left - 1 || own.right > all.right + 1; }).length"""
    )

    assert smallest >= 10  # pixels; every number stands in the table in full size too
    assert beyond == 0


async def test_a_file_is_downloaded_without_script(console, chromium):
    page, _ = await sign_in(chromium, console, 1280, "en", java_script_enabled=False)
    await page.goto(f"{console.url}/exports?state=any&lang=en")
    await page.check("input[name=purpose][value=research]")
    async with page.expect_download() as coming:
        await page.locator("form[action*=exports] button").click()
    download = await coming.value

    assert download.suggested_filename.startswith("questions-wales-")


async def test_a_pack_begins_every_theme_on_a_new_page(console, chromium):
    page, _ = await sign_in(chromium, console, 1280, "en")
    await page.goto(f"{console.url}/exports?state=published&lang=en")
    await page.check("input[name=purpose][value=board_meeting]")
    await page.check("input[name=format][value=pack]")
    await page.locator("form[action*=exports] button").click()
    await page.wait_for_selector(".pack-theme")
    await page.emulate_media(media="print")
    breaks = await page.evaluate(
        "() => [...document.querySelectorAll('.pack-theme')].map("
        "one => getComputedStyle(one).breakBefore)"
    )

    assert len(breaks) > 1
    assert breaks == ["auto", *["page"] * (len(breaks) - 1)]
