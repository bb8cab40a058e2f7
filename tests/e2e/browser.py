"""A real Chromium, as a young person's phone and as a member of staff's desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
QUIET = [  # a browser that asks nothing of the network by itself; --no-sandbox: CI runs as root
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium where it is, otherwise Playwright's own."""
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


def open_context(browser: Browser, size: dict[str, int], language: str) -> BrowserContext:
    """A window of its own, with nothing remembered."""
    locale = "cy-GB" if language == "cy" else "en-GB"
    return browser.new_context(viewport=size, locale=locale, has_touch=size is PHONE)


def watch_foreign_requests(page: Page, own: str) -> list[str]:
    """The addresses of requests that leave the service; filled while the page is used."""
    foreign: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(own) else foreign.append(sent.url))
    return foreign
