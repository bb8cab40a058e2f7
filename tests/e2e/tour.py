"""`make tour`: walk the main job in a real browser and keep pictures of it for the README."""

import os
import secrets
import signal
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK, PHONE, chromium, open_context
from tests.e2e.words import WAYS, Way
from tests.service import ROOT, RunningService

CRISIS = {"en": "i want to kill myself", "cy": "dwi eisiau lladd fy hun"}
PICTURES = ROOT / "docs" / "tour"


def main() -> None:
    """Start the service with its demonstration, walk, stop."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        service = RunningService(Path(folder))
        service.run("prepare")
        service.run("demo")
        password = secrets.token_urlsafe(16)
        account = ["--name", "tour", "--role", "commissioner_team", "--password-stdin"]
        service.run("create-account", *account, given=f"{password}\n")
        service.start()
        try:
            with chromium() as browser:
                for language, way in WAYS.items():
                    _young_person(browser, service, language, way)
                _staff(browser, service, password)
                for language in WAYS:
                    _broken(browser, service, language)
        finally:
            service.stop()
    sys.stdout.write(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}\n")


def _young_person(browser: Browser, service: RunningService, language: str, way: Way) -> None:
    context = open_context(browser, PHONE, language)
    page = context.new_page()
    page.goto(f"{service.public}/chat/?lang={language}")
    expect(page.locator("#composer")).to_be_visible()
    _keep(page, f"{language}-1-hello")
    _say(page, way.need)
    expect(page.locator("#log article.card").first).to_be_visible()
    _keep(page, f"{language}-2-doors")
    _say(page, way.ask)
    for step, answer in enumerate((way.question, way.skip, way.skip, way.place), start=1):
        expect(page.locator("#log .step").last).to_contain_text(str(step))
        if step == 1:
            _keep(page, f"{language}-3-question")
        _say(page, answer)
    for label in (way.asked_to, way.age, way.permission):
        page.locator("#log").get_by_role("button", name=label, exact=True).last.click()
    expect(page.locator("#log dl.card").last).to_be_visible()
    _keep(page, f"{language}-4-review")
    page.locator("#log").get_by_role("button", name=way.send, exact=True).last.click()
    expect(page.locator("#log .code").last).to_be_visible()
    _keep(page, f"{language}-5-receipt")
    context.close()


def _broken(browser: Browser, service: RunningService, language: str) -> None:
    """A phone without network, and a service whose engine has died."""
    context = open_context(browser, PHONE, language)
    page = context.new_page()
    page.goto(f"{service.public}/chat/?lang={language}")
    expect(page.locator("#composer")).to_be_visible()
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    os.kill(service.process("engine"), signal.SIGKILL)
    _say(page, CRISIS[language])
    expect(page.locator('#log a[href="tel:999"]').first).to_be_visible()
    _keep(page, f"{language}-6-no-engine")
    context.set_offline(True)
    page.goto(f"{service.public}/questions?lang={language}")
    _keep(page, f"{language}-7-offline")
    context.close()
    service.wait_until_ready()


def _staff(browser: Browser, service: RunningService, password: str) -> None:
    context = open_context(browser, DESK, "en")
    page = context.new_page()
    page.goto(f"{service.console}/?lang=en")
    page.locator("#name").fill("tour")
    page.locator("#password").fill(password)
    page.locator("main form button").last.click()
    page.goto(f"{service.console}/questions?lang=en")
    _keep(page, "staff-1-questions")
    page.locator("ol.queue a").first.click()
    _keep(page, "staff-2-question")
    context.close()


def _say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(700)  # the smooth scrolling comes to rest
    page.screenshot(path=str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
