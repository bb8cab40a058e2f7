"""The review on the chat page: a decision changes the card where it stands, and posts nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from bot.questions.asking.drafts import open_draft
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from channels.state import conversation_id_of
from tests.conftest import CHROMIUM
from tests.e2e.axe import axe_faults
from tests.fakes import TEXT_STEP, FakeEngine
from tests.integration.public_site import serve_public

pytestmark = pytest.mark.chromium
TEXT = "Why does nobody ring Sam Morgan back on 07700 900123?"
REVIEW = {"text": "?", "custom": {"part": "question_review"}}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.fixture
async def page(site):
    async with async_playwright() as playwright:
        path = next(p for p in CHROMIUM if Path(p).exists())
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = await browser.new_context(
            viewport={"width": 360, "height": 740},
            base_url=str(site.client.base_url),
            reduced_motion="reduce",
        )
        opened = await context.new_page()
        opened.faults = []
        opened.on("pageerror", lambda error: opened.faults.append(str(error)))
        yield opened
        await browser.close()


async def _to_review(page, site, store, language):
    send = {"title": "Send it" if language == "en" else "Anfon", "payload": "/confirm_send"}
    site.fake.replies = [
        [{**TEXT_STEP[0], "language": language}],
        [{**REVIEW, "language": language, "buttons": [send]}],
    ]
    await page.goto(f"/chat/?lang={language}")
    await _say(page, "…")
    await page.locator("#log .step").wait_for()
    token = await page.evaluate("sessionStorage.getItem('conversation')")
    in_transaction(
        store, open_draft, conversation_id=conversation_id_of(token),
        language=Language(language), now=datetime.now(UTC),
    )  # fmt: skip
    await _say(page, TEXT)
    await page.locator("#log dl.card").wait_for()


async def _say(page, text):
    await page.get_by_role("textbox").fill(text)
    await page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("language", "keep", "stays", "send"),
    [
        ("en", "No, keep it in: Sam Morgan", "“Sam Morgan” stays in.", "Send it"),
        ("cy", "Na, cadw i mewn: Sam Morgan", "Mae “Sam Morgan” yn aros i mewn.", "Anfon"),
    ],
)
async def test_button_changes_the_card_in_place(
    page, site, sqlite_store, language, keep, stays, send
):
    await _to_review(page, site, sqlite_store, language)
    log = page.locator("#log")
    before = await log.locator("> li").count()
    await log.locator("button", has_text=keep).press("Enter")
    await expect(log.locator(".told")).to_contain_text(stays)
    await expect(log.locator("dl.card")).to_have_count(1)
    await expect(log.locator("dl.card")).to_contain_text("Sam Morgan")
    await expect(log.locator("dl.card")).not_to_contain_text("07700")
    await expect(log.locator("button", has_text=keep)).to_be_focused()
    assert await log.locator("button", has_text=keep).get_attribute("aria-pressed") == "true"
    assert await log.locator("> li").count() == before
    await log.locator("button", has_text="07700 900123").last.click()
    await expect(log.locator("dl.card")).to_contain_text("07700 900123")
    assert await axe_faults(page) == []
    await log.get_by_role("button", name=send, exact=True).click()
    await expect(log.locator("> li.mine").last).to_contain_text(send)
    assert site.fake.asked[-1]["intent"] == "confirm_send"
    assert page.faults == []


async def test_typing_posts_a_short_line_and_changes_the_card(page, site, sqlite_store):
    await _to_review(page, site, sqlite_store, "en")
    await _say(page, "keep the name in")
    log = page.locator("#log")
    await expect(log.locator("> li").last).to_contain_text("“Sam Morgan” stays in.")
    await expect(log.locator("dl.card")).to_have_count(1)
    await expect(log.locator("dl.card")).to_contain_text("Sam Morgan")
    await expect(log.locator("> li").last.get_by_role("button", name="Send it")).to_be_visible()
    assert page.faults == []


async def test_reload_shows_the_card_as_it_is_now_and_once(page, site, sqlite_store):
    await _to_review(page, site, sqlite_store, "en")
    log = page.locator("#log")
    await log.locator("button", has_text="No, keep it in: Sam Morgan").click()
    await expect(log.locator(".told")).to_be_visible()
    await page.reload()
    await expect(log.locator("dl.card")).to_contain_text("Sam Morgan")
    await expect(log.locator("dl.card")).to_have_count(1)
    await expect(log.locator(".told")).to_contain_text("stays in")
