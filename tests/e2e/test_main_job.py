"""From a greeting to a receipt, and on to the console, in a real browser and both languages."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK, PHONE, chromium, open_context, watch_foreign_requests
from tests.e2e.words import WAYS, Way
from tests.service import RunningService

LOOKS, LOOK_MS = 50, 100  # the beacon that erases is sent while the page is already gone
pytestmark = [pytest.mark.chromium, pytest.mark.engine]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def password(service: RunningService) -> str:
    made = secrets.token_urlsafe(16)
    arguments = ["--name", "reviewer", "--role", "commissioner_team", "--password-stdin"]
    service.run("create-account", *arguments, given=f"{made}\n")
    return made


ASKED_HERE = {  # nobody else asks this of the service that all tests share
    "en": "Why do young carers in Merthyr get no rest in the holidays?",
    "cy": "Pam nad oes seibiant i ofalwyr ifanc ym Merthyr yn y gwyliau?",
}


def press(page: Page, label: str) -> None:
    """Press the newest button with this label, as the chat shows it."""
    page.locator("#log").get_by_role("button", name=label, exact=True).last.click()


def say(page: Page, text: str) -> None:
    """Type and send."""
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def newest(page: Page, text: str) -> None:
    """Wait until the chat shows this."""
    expect(page.locator("#log").get_by_text(text).last).to_be_visible()


def ask_for_doors(page: Page, way: Way) -> None:
    say(page, way.greeting)
    expect(page.locator("#log li.mine")).to_have_count(1)
    say(page, way.need)
    expect(page.locator("#log article.card").first).to_be_visible()
    newest(page, way.door_place)


def leave_question(page: Page, way: Way) -> str:
    """Fill the form by typing and by button; the receipt code."""
    say(page, way.ask)
    expect(page.locator("#log .step").last).to_contain_text("1")
    say(page, way.question)
    expect(page.locator("#log .step").last).to_contain_text("2")
    say(page, way.skip)
    expect(page.locator("#log .step").last).to_contain_text("3")
    press(page, way.theme)
    press(page, way.done)
    expect(page.locator("#log .step").last).to_contain_text("4")
    say(page, way.place)
    press(page, way.asked_to)
    press(page, way.age)
    press(page, way.permission)
    expect(page.locator("#log dl.card").last).to_contain_text(way.question)
    press(page, way.send)
    code = page.locator("#log .code").last
    expect(code).to_have_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    return code.inner_text()


def accept_in_console(page: Page, service: RunningService, way: Way, password: str, lang: str):
    page.goto(f"{service.console}/?lang={lang}")
    page.locator("#name").fill("reviewer")
    page.locator("#password").fill(password)
    page.locator("main form button").last.click()
    page.goto(f"{service.console}/questions?lang={lang}")
    page.get_by_role("link", name=way.question).click()
    page.locator("input[name=details_checked]").check()
    page.get_by_role("button", name=way.accept, exact=True).click()
    expect(page.locator("main")).to_contain_text(way.accepted)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_young_person_gets_doors_leaves_question_and_staff_accept_it(
    browser: Browser, service: RunningService, password: str, language: str
):
    way = replace(WAYS[language], question=ASKED_HERE[language])
    phone = open_context(browser, PHONE, language)
    page = phone.new_page()
    foreign = watch_foreign_requests(page, service.public)
    page.goto(f"{service.public}/chat/?lang={language}")
    ask_for_doors(page, way)
    code = leave_question(page, way)

    desk = open_context(browser, DESK, language)
    accept_in_console(desk.new_page(), service, way, password, language)

    say(page, code)
    expect(page.locator("#log blockquote").last).to_have_text(way.question)
    assert page.evaluate("document.documentElement.lang") == language
    assert phone.cookies() == []
    assert foreign == []
    phone.close()
    desk.close()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_chat_works_with_the_keyboard_alone(
    browser: Browser, service: RunningService, language: str
):
    page = open_context(browser, DESK, language).new_page()
    page.goto(f"{service.public}/chat/?lang={language}")
    expect(page.locator("#composer")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.locator("#text").focus()
    page.keyboard.type(WAYS[language].ask)
    page.keyboard.press("Enter")
    expect(page.locator("#log .step").last).to_contain_text("1")
    page.close()


def test_leaving_hides_the_page_at_once_and_erases_the_chat(
    browser: Browser, service: RunningService
):
    page = open_context(browser, PHONE, "en").new_page()
    page.route(re.compile(r"^(?!http://127\.0\.0\.1)"), lambda route: route.abort())
    page.goto(f"{service.public}/chat/")
    expect(page.locator("#composer")).to_be_visible()
    token = page.evaluate("sessionStorage.getItem('conversation')")
    for _ in range(3):
        page.keyboard.press("Shift")
    question = {"conversation": token, "after": 0}
    for _ in range(LOOKS):
        reply = page.request.post(f"{service.public}/chat/api/events", data=question)
        if reply.status == 404:
            break
        page.wait_for_timeout(LOOK_MS)
    assert reply.status == 404
    page.close()
