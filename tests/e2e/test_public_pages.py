"""Asked without JavaScript, answered, judged, read by all: in a real browser, narrow and wide."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect
from sqlalchemy import select

from bot.questions.reviewing.moderation import accept_question
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Role
from tests.e2e.axe import axe_faults
from tests.e2e.browser import CHROMIUM, QUIET, watch_foreign_requests
from tests.factories import ANSWER, COMMITMENT, make_actor, make_answer
from tests.fakes import FakeEngine
from tests.integration.public_site import PublicSite, serve_public

pytestmark = pytest.mark.chromium
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
WIDTHS = (320, 1280)
PATHS = (
    "/", "/questions", "/questions?words=zebra", "/boards", "/boards?place=unknown",
    "/boards/gwent", "/boards/powys", "/good-practice", "/ask", "/question", "/privacy",
    "/questions/00000000-0000-4000-8000-000000000000",
)  # fmt: skip


@dataclass(frozen=True)
class Walk:
    """What is typed, pressed and read on the way, in one language."""

    text: str
    other: str
    both: str
    look_over: str
    send: str
    show: str
    judge: str
    partly: str
    kept: str
    public: str
    headings: tuple[str, ...]
    answer: str


WALKS = {
    "en": Walk(
        text="Why does nobody tell us when the new clinic for anxiety opens?",
        other="Pam does neb yn dweud wrthon ni pryd mae’r clinig newydd yn agor?",
        both="Yes. It may be read out and put on the website.",
        look_over="Look it over",
        send="Send my question",
        show="Show my question",
        judge="Send my verdict",
        partly="Partly",
        kept="Your verdict is kept",
        public="Open the public page",
        headings=("You asked", "They said", "What happened", "Your verdict"),
        answer=ANSWER.text_en,
    ),
    "cy": Walk(
        text="Pam does neb yn dweud wrthon ni pryd bydd y clinig gorbryder yn agor?",
        other="Why does nobody tell us when the anxiety clinic will open?",
        both="Iawn. Gellir ei ddarllen yn uchel a’i roi ar y wefan.",
        look_over="Edrych drosto",
        send="Anfon fy nghwestiwn",
        show="Dangos fy nghwestiwn",
        judge="Anfon fy marn",
        partly="Yn rhannol",
        kept="Mae dy farn wedi’i chadw",
        public="Agor y dudalen gyhoeddus",
        headings=("Gofynnoch chi", "Dywedon nhw", "Beth ddigwyddodd", "Eich dyfarniad chi"),
        answer=ANSWER.text_cy,
    ),
}


@pytest.fixture
async def site(settings, sqlite_store) -> AsyncIterator[PublicSite]:
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@asynccontextmanager
async def _window(
    width: int, language: str, *, script: bool = True, dark: bool = False
) -> AsyncIterator[Page]:
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=QUIET)
        context = await browser.new_context(
            viewport={"width": width, "height": 800},
            locale=f"{language}-GB",
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        yield await context.new_page()
        await browser.close()


async def _look(page: Page, width: int, *, script: bool) -> None:
    """No page is wider than its window; where scripts run, axe finds nothing."""
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{page.url} is {wide} wide"
    if script:
        assert await axe_faults(page) == [], page.url


async def _ask(page: Page, site: PublicSite, walk: Walk, language: str) -> str:
    await page.goto(f"{_at(site)}/ask?lang={language}")
    await page.locator("#text").fill(walk.text)
    await page.locator("#area").select_option("W06000022")
    await page.get_by_label(walk.both).check()
    await page.get_by_role("button", name=walk.look_over).click()
    await expect(page.locator("main")).to_contain_text(walk.text)
    await page.get_by_role("button", name=walk.send).click()
    return await page.locator("p.code").inner_text()


def _answer(store, walk: Walk) -> None:
    """Staff accept the question, and a board answers it."""
    in_transaction(store, _accept_and_answer, walk=walk)


def _accept_and_answer(db, *, walk: Walk) -> None:
    now = datetime.now(UTC)
    wanted = select(Question).where(Question.text_original == walk.text)
    question = db.scalars(wanted.order_by(Question.created_at.desc())).first()
    accept_question(
        db, question_id=question.id, actor=TEAM, version=question.version, now=now,
        details_checked=True, text_other=walk.other,
    )  # fmt: skip
    due = (now + timedelta(days=60)).date()
    make_answer(db, question, commitments=(replace(COMMITMENT, due_on=due),), now=now)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_question_is_asked_answered_judged_and_read(
    site, sqlite_store, language: str, width: int, script: bool
):
    walk = WALKS[language]
    async with _window(width, language, script=script) as page:
        foreign = watch_foreign_requests(page, _at(site))
        code = await _ask(page, site, walk, language)
        await _look(page, width, script=script)
        _answer(sqlite_store, walk)
        await _open_receipt(page, site, walk, code, language)
        await _look(page, width, script=script)
        await page.get_by_label(walk.partly, exact=True).check()
        await page.locator("input[name=progress][value=amber]").check()
        await page.get_by_role("button", name=walk.judge).click()
        await expect(page.get_by_role("status")).to_contain_text(walk.kept)
        await _look(page, width, script=script)
        await page.get_by_role("link", name=walk.public).click()
        await expect(page.locator("h1")).to_have_text(walk.text)
        for heading in walk.headings:
            await expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        await expect(page.locator("main")).to_contain_text(walk.answer)
        await _look(page, width, script=script)
        assert await page.evaluate("document.documentElement.lang") == language
        assert foreign == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_public_pages_have_no_fault_that_axe_finds(site, language, width, dark):
    async with _window(width, language, dark=dark) as page:
        for path in PATHS:
            await page.goto(f"{_at(site)}{path}{'&' if '?' in path else '?'}lang={language}")
            await _look(page, width, script=True)


async def test_receipt_page_works_with_the_keyboard_alone(site, sqlite_store):
    walk = WALKS["en"]
    async with _window(1280, "en", script=False) as page:
        code = await _ask(page, site, walk, "en")
        _answer(sqlite_store, walk)
        await page.goto(f"{_at(site)}/question?lang=en")
        await page.keyboard.press("Tab")
        await expect(page.locator("a.skip")).to_be_focused()
        await _tab_to(page, "#code")
        await page.keyboard.type(code)
        await page.keyboard.press("Enter")
        await expect(page.locator("main")).to_contain_text(walk.answer)
        await _tab_to(page, "input[name=answered]")
        for key in ("Space", "ArrowDown", "Tab", "Space", "Enter"):
            await page.keyboard.press(key)
        await expect(page.get_by_role("status")).to_contain_text(walk.kept)
        await expect(page.locator("main")).to_contain_text("You said: Partly.")


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_chat_shows_the_answer_and_its_promises(site, sqlite_store, language):
    walk = WALKS[language]
    async with _window(320, language) as page:
        await _ask(page, site, walk, language)
        _answer(sqlite_store, walk)
        asked = in_transaction(sqlite_store, _newest, walk=walk)
        part = {"part": "question_status", "question_id": str(asked)}
        site.fake.answer = lambda _: [{"language": language, "text": "…", "custom": part}]
        await page.goto(f"{_at(site)}/chat/?lang={language}")
        await page.locator("#text").fill("?x")
        await page.locator("#text").press("Enter")
        log = page.locator("#log")
        await expect(log.locator("ol.way li[aria-current=step]")).to_have_count(1)
        await expect(log).to_contain_text(walk.answer)
        await expect(log).to_contain_text(COMMITMENT.what(Language(language)))
        await expect(log.locator(f"a[href='/questions/{asked}?lang={language}']")).to_be_visible()
        await _look(page, 320, script=True)


def _newest(db, *, walk: Walk):
    return db.scalar(select(Question.id).where(Question.text_original == walk.text))


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_printed_page_holds_the_facts_and_no_buttons(site, language):
    async with _window(1280, language) as page:
        await page.emulate_media(media="print")
        await page.goto(f"{_at(site)}/boards/gwent?lang={language}")
        await expect(page.locator("h1")).to_be_visible()
        await expect(page.locator(".menu-bar")).to_be_hidden()
        assert await page.locator("button:visible").count() == 0


async def _open_receipt(page: Page, site: PublicSite, walk: Walk, code: str, language: str) -> None:
    await page.goto(f"{_at(site)}/question?lang={language}")
    await page.locator("#code").fill(code)
    await page.get_by_role("button", name=walk.show).click()
    await expect(page.locator("main")).to_contain_text(walk.answer)
    assert code not in page.url


async def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        if await page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def _at(site: PublicSite) -> str:
    """The address of the site."""
    return str(site.client.base_url).rstrip("/")
