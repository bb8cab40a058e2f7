"""A phone without network: the help numbers show all the same, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.axe import axe_violations
from tests.e2e.browser import PHONE, chromium, open_context
from tests.e2e.words import WAYS
from tests.service import RunningService

pytestmark = [pytest.mark.engine, pytest.mark.chromium]

SAYS = {
    "en": "There is no internet just now.",
    "cy": "Does dim rhyngrwyd ar hyn o bryd.",
}
NOT_YET = {"en": "not gone through yet", "cy": "Dydy hynny ddim wedi mynd drwodd eto"}
NOT_SENT = {"en": "That did not send", "cy": "Chafodd hynny ddim ei anfon"}
CRISIS = {"en": "i want to kill myself", "cy": "dwi eisiau lladd fy hun"}
AT_ONCE = 2_000  # milliseconds
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys())
      found.push(new URL(one.url).pathname + new URL(one.url).search);
  return found.sort();
}"""
FORGET = """async () => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}"""
READY = "async () => { await navigator.serviceWorker.ready; return true; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(params=["en", "cy"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def phone(browser: Browser, language: str) -> Iterator[BrowserContext]:
    context = open_context(browser, PHONE, language)
    yield context
    context.close()


def visit(phone: BrowserContext, service: RunningService, language: str) -> Page:
    """The chat, open and answered once, with the help page kept."""
    page = phone.new_page()
    page.goto(f"{service.public}/chat/?lang={language}")
    expect(page.locator("#composer")).to_be_visible()
    assert page.evaluate(READY)
    return page


def test_any_page_is_the_help_page_while_there_is_no_network(phone, service, language):
    page = visit(phone, service, language)
    phone.set_offline(True)
    for address in ("/help", "/questions", "/chat/", "/nowhere"):
        page.goto(f"{service.public}{address}?lang={language}")
        expect(page.locator("main")).to_contain_text(SAYS[language])
        expect(page.locator("main")).to_contain_text(SAYS["cy" if language == "en" else "en"])
        expect(page.locator('main a[href="tel:999"]').first).to_be_visible()
        expect(page.locator('main a[href="tel:08001111"]').first).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == language
    assert axe_violations(page) == []
    phone.set_offline(False)
    page.get_by_role("link", name={"en": "Try again", "cy": "Tria eto"}[language]).click()
    expect(page.locator("main")).not_to_contain_text(SAYS[language])


def test_words_typed_without_network_bring_the_numbers_and_are_not_lost(phone, service, language):
    page = visit(phone, service, language)
    phone.set_offline(True)
    page.locator("#text").fill(CRISIS[language])
    page.keyboard.press("Enter")
    problem = page.locator("#problem")
    expect(problem).to_contain_text(NOT_YET[language], timeout=AT_ONCE)
    expect(problem.locator('a[href="tel:999"]')).to_be_in_viewport()
    expect(problem).to_contain_text(NOT_SENT[language], timeout=20_000)
    assert axe_violations(page) == []
    expect(page.locator("#log")).to_contain_text(CRISIS[language])
    phone.set_offline(False)
    problem.get_by_role("button").click()
    expect(page.locator('#log a[href="tel:999"]').last).to_be_visible()
    expect(problem).to_be_hidden()


def test_browser_keeps_the_help_page_and_nothing_else(phone, service, language):
    page = visit(phone, service, language)
    page.locator("#text").fill(WAYS[language].need)
    page.keyboard.press("Enter")
    expect(page.locator("#log article.card").first).to_be_visible()
    page.goto(f"{service.public}/question?lang={language}")
    kept = page.evaluate(KEPT)
    shown = [one for one in kept if not one.startswith("/static/")]
    assert shown == ["/offline?lang=cy", "/offline?lang=en"]
    names = {one.rsplit("/", 1)[1] for one in kept if one.startswith("/static/")}
    assert names == {"site.css", "questions.css", "leave.js", "keep_help.js", "door.svg"}


def test_what_an_older_version_kept_is_thrown_away(phone, service, language):
    page = visit(phone, service, language)
    page.evaluate("async () => { await caches.open('help-before'); }")
    page.evaluate(FORGET)
    page.reload()
    assert page.evaluate(READY)
    page.wait_for_function("async () => !(await caches.keys()).includes('help-before')")
    assert len(page.evaluate("caches.keys()")) == 1


def test_leaving_hides_the_page_without_network_too(phone, service, language):
    page = visit(phone, service, language)
    phone.set_offline(True)
    page.goto(f"{service.public}/help?lang={language}")
    page.locator("[data-leave]").click()
    expect(page.locator("main")).to_be_hidden()
