"""The list of questions in a real browser: in place, by keyboard, and without a script."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from bot.questions.finding.findable import keep_findable
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Role, Workflow
from tests.conftest import CHROMIUM
from tests.e2e.axe import axe_faults
from tests.factories import make_question
from tests.integration.console_client import PASSWORD, serve_console

pytestmark = pytest.mark.chromium
OTHER = "Beth am y bws?"
PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)> onclick="
PAGES = (
    "/questions?",
    "/questions?theme=transport&words=bus&sort=due&",
    "/questions?picked=page&",
    "/questions?picked=all&",
    "/questions?words=zebra&",
    "/questions?state=closed&",
    *(
        f"/questions/bulk/{step}?everything=yes&state=any&"
        for step in ("start", "assign", "theme", "accept", "return", "decline", "merge", "board")
    ),
    "/questions/bulk/accept?",
)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        in_transaction(running.store, fill)
        running.make_account("mair", Role.COMMISSIONER_TEAM, None)
        yield running


def fill(db):
    now = datetime.now(UTC)
    for number in range(24):
        text = f"Why is bus number {number:02} late?"
        question = make_question(
            db, created_at=now, text_original=text, text_other=OTHER, themes="transport,access"
        )
        keep_findable(db, question)
    welsh = {"text_original": "Oes clwb yn Nolgellau?", "language": Language.CY}
    for fields in (welsh, {"text_original": PAYLOAD}, {"state": Workflow.ACCEPTED}):
        keep_findable(db, make_question(db, **{"created_at": now, "text_other": OTHER, **fields}))


@asynccontextmanager
async def desk(console, *, language="en", **options):
    """A page in which somebody is signed in; what the browser complains of is kept."""
    path = next(one for one in CHROMIUM if Path(one).exists())
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = await browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
        page.complaints = []
        page.on(
            "console",
            lambda said: (
                page.complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append("dialog"))
        await page.goto(f"{console.url}/sign-in?lang={language}")
        await page.fill("#name", "mair")
        await page.fill("#password", PASSWORD)
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"{console.url}/?lang={language}")
        yield page
        await browser.close()


def rows(page):
    return page.locator("[data-row]")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
async def test_every_page_is_without_faults(console, width, scheme, language):
    size = {"width": width, "height": 900}
    async with desk(console, language=language, viewport=size, color_scheme=scheme) as page:
        for address in PAGES:
            await page.goto(f"{console.url}{address}lang={language}")
            assert await axe_faults(page) == [], address
            wide = "document.documentElement.scrollWidth - window.innerWidth"
            assert await page.evaluate(wide) <= 0, address
        assert page.complaints == []


async def test_a_search_updates_the_list_in_place_and_keeps_the_focus(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.evaluate("window.stays = document.getElementById('count')")
        await page.locator("#search").press_sequentially("nolgella")
        await expect(rows(page)).to_have_count(1)
        await expect(rows(page)).to_contain_text("Oes clwb yn Nolgellau?")
        await expect(page.locator("#count")).to_have_text("1 question.")
        await page.wait_for_url(f"{console.url}/questions?words=nolgella&lang=en")
        focus = await page.evaluate("document.activeElement.id")
        same = await page.evaluate("window.stays === document.getElementById('count')")
        to = await page.locator("#switch").get_attribute("href")

        assert (focus, same) == ("search", True)  # a live region that is replaced says nothing
        assert to == "/questions?words=nolgella&lang=cy"
        assert page.complaints == []


async def test_filters_update_in_place_and_the_way_back_leads_back(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.locator("summary", has_text="Where it is").click()
        await page.locator('input[name="state"][value="accepted"]').check()
        await expect(rows(page)).to_have_count(1)
        await expect(page.locator(".chips")).to_contain_text("Where it is: Accepted")
        assert await page.evaluate("document.activeElement.value") == "accepted"

        await page.go_back()
        await expect(rows(page)).to_have_count(20)
        assert page.url == f"{console.url}/questions?lang=en"
        kept = await page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]")
        assert "htmx-history-cache" not in kept  # no page stays behind in the browser
        assert page.complaints == []


async def test_markup_in_a_question_stays_text_when_the_list_is_updated(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.fill("#search", "onerror")
        await expect(rows(page)).to_have_count(1)
        await expect(rows(page)).to_contain_text("<script>alert(1)</script>")
        assert page.complaints == []


async def test_markup_that_could_run_is_not_put_into_the_page(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        refused = await page.evaluate(
            """() => ["<p onclick=x>", "<script>1</script>", "<a href='javascript:x'>",
              "<iframe></iframe>", "<p style='color:red'>"].map(text => {
                try { document.createElement("div").innerHTML = text; return false; }
                catch { return true; } })"""
        )
        assert refused == [True] * 5


async def test_who_was_signed_out_is_led_to_the_sign_in(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.context.clear_cookies()
        await page.fill("#search", "bus")
        await page.wait_for_url("**/sign-in**")


async def test_what_is_selected_is_counted_and_taken(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?theme=transport&lang=en")
        await expect(page.locator("#selected")).to_have_text("nothing yet")
        await page.locator('input[name="pick"]').nth(1).check()
        await expect(page.locator("#selected")).to_have_text("1 question")
        await page.get_by_role("link", name="Select all on this page").click()
        await expect(page.locator("#selected")).to_have_text("20 questions")
        await page.get_by_role("link", name="Select none").click()
        await expect(page.locator("#selected")).to_have_text("nothing yet")
        await page.get_by_role("link", name="Select all 24 that match").click()
        await expect(page.locator("#selected")).to_have_text("24 questions")
        await page.get_by_role("button", name="Start looking").click()
        await expect(page.locator("main h2").first).to_have_text("It will happen to these 24")
        await page.get_by_role("button", name="Start looking").click()
        await expect(page.locator(".done")).to_contain_text("24 questions are being looked at")
        assert "theme=transport" in page.url
        assert page.complaints == []


async def test_keys_work_only_when_they_are_switched_on(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.keyboard.press("j")
        assert await page.evaluate("document.activeElement.tagName") == "BODY"
        await page.locator("#keys-on").check()
        await page.locator("h1").click()
        for key in ("j", "j", "k", "x", "j", "x"):
            await page.keyboard.press(key)
        await expect(page.locator("#selected")).to_have_text("2 questions")
        await page.keyboard.press("/")
        await page.keyboard.type("jak")
        assert await page.input_value("#search") == "jak"
        await page.goto(f"{console.url}/questions?lang=en")
        for key in ("j", "x", "a"):
            await page.keyboard.press(key)
        await page.wait_for_url("**/questions/bulk/accept?**")
        assert page.complaints == []


async def test_everything_works_with_the_keyboard_and_no_script(console):
    async with desk(console, java_script_enabled=False) as page:
        await page.goto(f"{console.url}/questions?lang=en")
        await page.focus("#search")
        await page.keyboard.type("number 07")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/questions?words=number+07&lang=en")
        await expect(rows(page)).to_have_count(1)
        await page.focus('input[name="pick"]')
        await page.keyboard.press("Space")
        await page.focus('[data-step="accept"]')
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/questions/bulk/accept?**")
        await page.focus("#details_checked")
        await page.keyboard.press("Space")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator(".done")).to_contain_text("1 question was accepted.")
        await page.focus(".done button")
        await page.keyboard.press("Enter")
        await expect(page.locator(".done")).to_contain_text("Undone.")
        assert page.complaints == []


async def test_the_focused_row_is_not_hidden_by_the_bar(console):
    async with desk(console) as page:
        await page.goto(f"{console.url}/questions?picked=page&lang=en")
        links = page.locator("[data-row] h3 a")
        for number in range(20):
            await links.nth(number).focus()
            box = await links.nth(number).bounding_box()
            bar = await page.locator(".bar").bounding_box()
            assert box["y"] + box["height"] <= bar["y"] or box["y"] >= bar["y"] + bar["height"]
