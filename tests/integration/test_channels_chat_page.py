"""The chat page in a real browser: by keyboard, on a phone, under the strict policy."""

import pytest
from playwright.async_api import async_playwright

from tests.conftest import CHROMIUM
from tests.fakes import HELLO, TEXT_STEP, FakeEngine
from tests.integration.public_site import serve_public

pytestmark = pytest.mark.chromium
PHONE = {"width": 360, "height": 740}
SMALL = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
FULL = "i want to kill myself"


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.fixture
async def page(site):
    from pathlib import Path

    async with async_playwright() as playwright:
        path = next(p for p in CHROMIUM if Path(p).exists())
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = await browser.new_context(
            viewport=PHONE, base_url=str(site.client.base_url), reduced_motion="reduce"
        )
        opened = await context.new_page()
        opened.faults = []
        opened.hosts = set()
        opened.on("pageerror", lambda error: opened.faults.append(str(error)))
        opened.on("console", lambda m: m.type == "error" and opened.faults.append(m.text))
        opened.on("request", lambda request: opened.hosts.add(request.url.split("/")[2]))
        await context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
        yield opened
        await browser.close()


async def begin(page, language="en"):
    await page.goto(f"/chat/?lang={language}")
    await page.get_by_role("textbox").wait_for()


async def say(page, text):
    await page.get_by_role("textbox").fill(text)
    await page.keyboard.press("Enter")


async def test_talk_by_typing_and_by_button_under_the_strict_policy(page, site):
    await begin(page)
    await say(page, "hello")
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()
    site.fake.replies = [TEXT_STEP]
    await page.get_by_role("button", name="Ask a question").click()
    await page.get_by_text("Step 1 of 7").wait_for()
    await page.get_by_text("Why do you ask?").click()
    await page.get_by_text(TEXT_STEP[0]["custom"]["why"]).wait_for()
    assert await page.get_by_role("button", name="Stop and delete").is_visible()
    assert await page.get_by_role("textbox").is_enabled()
    assert page.faults == []
    assert page.hosts == {str(site.client.base_url).split("/")[2]}
    assert await page.context.cookies() == []


async def test_markup_that_is_typed_stays_text(page, site):
    await begin(page)
    site.fake.replies = [[{"language": "en", "text": "<img src=x onerror=alert(1)> said"}]]
    await say(page, "<b>bold</b>")
    await page.locator("#log").get_by_text("<img src=x onerror=alert(1)> said").wait_for()
    assert await page.locator("#log b, #log img").count() == 0


async def test_card_shows_with_a_number_to_call(page):
    await begin(page, "cy")
    await say(page, "dwi eisiau lladd fy hun")
    card = page.locator("#log li.urgent")
    await card.wait_for()
    assert await card.get_attribute("lang") == "cy"
    assert await card.locator('a[href="tel:999"]').count() == 1
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()  # and then the answer


async def test_reload_goes_on_and_end_erases(page, site):
    await begin(page)
    await say(page, "hello")
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()
    await page.reload()
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()
    assert await page.evaluate("Object.keys(sessionStorage)") == ["conversation"]
    assert await page.evaluate("localStorage.length") == 0
    await page.get_by_role("button", name="End and delete").click()
    await page.get_by_text("This chat has ended").wait_for()
    assert await page.evaluate("sessionStorage.length") == 0
    await _until(lambda: site.fake.forgotten)
    await page.get_by_role("button", name="Start a new chat").click()
    await page.get_by_text("What can I help you with?").first.wait_for()


async def test_other_language_keeps_the_conversation(page, site):
    site.fake.answer = lambda asked: [
        {"language": asked["language"], "text": "Cymraeg" if asked["language"] == "cy" else "Hi"}
    ]
    await begin(page)
    await say(page, "hello")
    await page.locator("#log").get_by_text("Hi", exact=True).wait_for()
    await page.get_by_role("link", name="Cymraeg", exact=True).click()
    await page.locator("#log li[lang=cy]").get_by_text("Cymraeg", exact=True).wait_for()
    assert await page.locator("#log li[lang=en]").get_by_text("Hi", exact=True).count() == 1
    assert await page.evaluate("document.documentElement.lang") == "cy"
    assert len({asked["conversation_id"] for asked in site.fake.asked}) == 1


async def test_shift_three_times_leaves_and_erases_but_typing_capitals_does_not(page, site):
    await begin(page)
    await page.get_by_role("textbox").focus()
    for _ in range(3):
        await page.keyboard.press("Shift+A")
    assert "/chat/" in page.url
    for _ in range(3):
        await page.keyboard.press("Shift")
    await page.wait_for_url("https://www.bbc.co.uk/**")
    await _until(lambda: site.fake.forgotten)
    await page.go_back()
    assert "/chat/" not in page.url


async def test_message_that_does_not_send_is_kept_and_sent_again(page, site):
    await begin(page)
    down = True

    async def answer(route):
        await (route.abort() if down else route.continue_())

    await page.route("**/chat/api/messages", answer)
    await say(page, "hello")
    again = page.get_by_role("alert").get_by_role("button", name="Try again")
    await again.wait_for(timeout=20_000)
    down = False
    await again.click()
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()
    assert len(site.fake.asked) == 1


async def test_failed_answer_can_be_tried_again_with_the_same_words(page, site):
    site.fake.status = 500
    await begin(page)
    await say(page, "hello again")
    button = page.locator("#log").get_by_role("button", name="Try again")
    await button.wait_for()
    site.fake.status = 200
    await button.click()
    await page.locator("#log").get_by_text(HELLO[0]["text"]).wait_for()
    assert site.fake.asked[-1]["text"] == "hello again"


@pytest.mark.parametrize("path", ["/", "/chat/", "/help", "/directory", "/ask", "/questions"])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_page_reflows_and_targets_are_large(page, path, language):
    await page.set_viewport_size(SMALL)
    await page.goto(f"{path}?lang={language}")
    assert await page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    small = await page.evaluate(
        """() => [...document.querySelectorAll("header a, .button, button, nav a, select")]
            .filter((e) => e.getClientRects().length && !e.classList.contains("skip"))
            .filter((e) => e.getBoundingClientRect().height < 44)
            .map((e) => e.textContent.trim())"""
    )
    assert small == []
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"


async def _until(there):
    import asyncio

    for _ in range(50):
        if there():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never came")
