"""From a sent question to a published answer in a real browser: phone and desk, mouse and keys."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from bot.questions.answering.plain_words import plain_hint
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import receipt_hash
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Region, Role, Visibility, Workflow
from tests.conftest import CHROMIUM
from tests.e2e.axe import axe_faults
from tests.factories import make_draft, make_question
from tests.integration.console_client import PASSWORD, serve_console

pytestmark = pytest.mark.chromium
DETAILS = "Why did the bus driver, Gareth Pritchard, ring 07700 900123?"
WELSH = "Pam mae’n rhaid i ni aros dwy flynedd?"
ANSWER = {"en": "We will open two more rooms in May.", "cy": "Byddwn yn agor dwy ystafell ym Mai."}
LATER = (datetime.now(UTC) + timedelta(days=200)).date()
TABS = 150  # more than any page has places to stop at
CODE = "7K3M9QWERTY2"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


class Mouse:
    """Somebody who points and clicks."""

    def __init__(self, page):
        self.page = page

    async def press(self, where):
        await self.page.locator(where).first.click()

    tick = press

    async def write(self, where, text):
        await self.page.locator(where).fill(text)

    async def date(self, where, day):
        await self.page.locator(where).fill(day.isoformat())


class Keys:
    """Somebody without a mouse: every place is reached with Tab."""

    def __init__(self, page):
        self.page = page

    async def _go(self, where):
        for _ in range(TABS):
            await self.page.keyboard.press("Tab")
            found = "where => document.activeElement.matches(where)"
            if await self.page.evaluate(found, where):
                return
        raise AssertionError(f"the keyboard does not get to {where}")

    async def press(self, where):
        await self._go(where)
        await self.page.keyboard.press("Enter")

    async def tick(self, where):
        await self._go(where)
        await self.page.keyboard.press("Space")

    async def write(self, where, text):
        await self._go(where)
        await self.page.keyboard.type(text)

    async def date(self, where, day):
        await self._go(where)
        await self.page.keyboard.type(day.strftime("%d%m%Y"))
        for _ in range(2):  # the field has three stops of its own
            await self.page.keyboard.press("Tab")


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        for name in ("nia", "siwan"):
            running.make_account(name, Role.RPB_STAFF, Region.GWENT)
        yield running


@pytest.fixture
async def chromium():
    path = next(one for one in CHROMIUM if Path(one).exists())
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


async def desk(chromium, console, name, width, language):
    """A window in which somebody is signed in; what the browser complains of is kept."""
    context = await chromium.new_context(
        viewport={"width": width, "height": 800}, locale="en-GB", timezone_id="Europe/London"
    )
    page = await context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    await page.goto(f"{console.url}/sign-in?lang={language}")
    await page.fill("#name", name)
    await page.fill("#password", PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{console.url}/?lang={language}")
    return page, complaints


async def is_sound(page):
    """Nothing for axe to complain of, and nothing wider than the screen."""
    assert await axe_faults(page) == [], page.url
    assert await page.evaluate(FITS), page.url


def send_question(console):
    """What an author confirmed and sent; its id."""
    now = datetime.now(UTC)

    def send(db):
        return submit_question(db, conversation_id=make_draft(db, now=now), now=now).question_id

    return in_transaction(console.store, send)


def stored(console, question_id, column):
    read = lambda db: getattr(db.get(Question, question_id), column)  # noqa: E731
    return in_transaction(console.store, read, write=False)


async def accept_and_put(hand, page, console, question_id, language):
    await page.goto(f"{console.url}/questions/{question_id}?lang={language}")
    await is_sound(page)
    await hand.tick("#details_checked")
    await hand.press("details.more summary")
    await hand.write("#text_other", WELSH)
    await hand.press("form[action*='/accept'] button")
    await page.wait_for_url("**done=accepted")
    await is_sound(page)
    await hand.press("a[href*='/put']")
    await page.wait_for_url("**/put**")
    await page.wait_for_selector("form[action*='/put'] button")
    await is_sound(page)
    await hand.press("form[action*='/put'] button")
    await page.wait_for_url("**done=case.put")


async def write_answer(hand, page, console, question_id, language):
    await page.goto(f"{console.url}/answers?lang={language}")
    await is_sound(page)
    await hand.press(f"main a[href*='{question_id}']")
    await page.wait_for_selector("#text_cy")
    await is_sound(page)
    await hand.tick("#kind")
    for one, text in ANSWER.items():
        await hand.write(f"#text_{one}", text)
    for one in ANSWER:
        await hand.write(f"#given_by_{one}", "Y Tîm")
    for one in ANSWER:
        await hand.write(f"#c0_what_{one}", "Agor")
        await hand.write(f"#c0_who_{one}", "Y Tîm")
    await hand.date("#c0_due_on", LATER)
    await hand.press("button[value=submit]")
    await page.wait_for_url("**done=answers.submit")
    await is_sound(page)


async def publish(hand, page, console, language):
    await page.goto(f"{console.url}/answers/to-publish?lang={language}")
    await is_sound(page)
    await hand.tick("input[name=questions]")
    await hand.press("main form button")
    await page.wait_for_selector("input[name=confirmed]", state="attached")
    await is_sound(page)
    await hand.press("main form button")
    await page.wait_for_url("**done=answers.published**")
    await is_sound(page)


@pytest.mark.parametrize(
    "width, language, Hand",
    [(320, "en", Mouse), (320, "cy", Mouse), (1280, "en", Mouse), (1280, "cy", Keys)],
    ids=["phone-en", "phone-cy", "desk-en", "desk-cy-keyboard"],
)
async def test_a_sent_question_becomes_a_published_answer(console, chromium, width, language, Hand):
    question_id = send_question(console)
    page, complaints = await desk(chromium, console, "nia", width, language)
    await accept_and_put(Hand(page), page, console, question_id, language)
    await write_answer(Hand(page), page, console, question_id, language)

    second, more = await desk(chromium, console, "siwan", width, language)
    hand = Hand(second)
    await second.goto(f"{console.url}/answers/{question_id}?lang={language}")
    await is_sound(second)
    await hand.press("form[action*='/approve'] button")
    await second.wait_for_url("**done=answers.approved")
    await publish(hand, second, console, language)
    await second.goto(f"{console.url}/commitments?lang={language}")
    await hand.press("main td a")
    await second.wait_for_selector("#happened_cy")
    await is_sound(second)

    assert stored(console, question_id, "workflow") is Workflow.PUBLISHED
    assert stored(console, question_id, "visibility") is Visibility.PUBLIC
    assert complaints == more == []


def prepare(console):
    """A question that shows everything at once, one like it, an appeal, one in the lane."""

    def add(db):
        now = datetime.now(UTC)
        one = make_question(
            db, created_at=now, text_original=DETAILS, context=DETAILS, text_other=None
        )
        other = make_question(db, created_at=now, text_original=DETAILS)
        declined = make_question(db, created_at=now, state=Workflow.DECLINED, code=CODE)
        held = make_question(db, created_at=now, level=Level.FULL)
        appeal_question(db, receipt_hash=receipt_hash(CODE), now=now)
        return one.id, other.id, declined.id, held.id

    one, other, declined, held = in_transaction(console.store, add)
    console.make_account("lowri", Role.SAFEGUARDING_LEAD, None)
    console.make_account("mair", Role.COMMISSIONER_TEAM, None)
    parts = ["", "/return", "/decline", "/flag", "/pass-on", "/move", "/translation", "/redact"]
    mine = [f"/questions/{one}{part}" for part in parts] + [f"/questions/{one}/merge?other={other}"]
    return {
        "nia": [*mine, "/answers/published", "/commitments"],
        "mair": [f"/questions/{declined}"],
        "lowri": [f"/safeguarding/{held}"],
    }


@pytest.mark.parametrize("width, language", [(320, "cy"), (1280, "en")], ids=["phone", "desk"])
async def test_every_page_about_a_question_is_sound(console, chromium, width, language):
    for name, addresses in prepare(console).items():
        page, complaints = await desk(chromium, console, name, width, language)
        for address in addresses:
            mark = "&" if "?" in address else "?"
            await page.goto(f"{console.url}{address}{mark}lang={language}")
            await page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            await is_sound(page)
        assert complaints == []


async def test_forms_with_faults_and_conflicts_are_sound(console, chromium):
    question_id = send_question(console)
    page, complaints = await desk(chromium, console, "nia", 320, "en")
    await page.goto(f"{console.url}/questions/{question_id}?lang=en")
    await page.click("form[action*='/accept'] button")
    await page.wait_for_selector("#accept-wrong")
    await is_sound(page)
    in_transaction(
        console.store, lambda db: make_question(db, state=Workflow.PUT_TO_BOARD, created_at=NOW).id
    )
    await page.goto(f"{console.url}/answers?lang=en")
    await page.click("main .queue a")
    await page.click("button[value=submit]")
    await page.wait_for_selector("#wrong")
    await is_sound(page)
    await page.click("#wrong a >> nth=1")
    assert await page.evaluate("document.activeElement.id") == "text_en"
    assert all("400" in one for one in complaints)


NOW = datetime.now(UTC)
SAMPLES = [
    ("en", "We will open. " + "word " * 21 + "end. Neurodiversity, again neurodiversity!"),
    ("en", "word " * 21 + '\nWe’ll ring 07700900123456 now? "Yes." They don\'t.'),
    ("cy", "Mae’r gwasanaethau’n hygyrchedd, abcdefghijklmn, tŷŷŷŷŷŷŷŷŷŷŷŷŷ a môr."),
    ("cy", "Un.\n\nDau: tri… pedwar? " + "gair " * 25),
    ("en", ""),
]


@pytest.mark.parametrize("language, text", SAMPLES)
async def test_the_page_counts_as_the_service_does(console, chromium, language, text):
    page, _ = await desk(chromium, console, "nia", 1280, "en")
    address = await page.evaluate("document.querySelector('link[href*=console]').href")
    counted = await page.evaluate(
        "([a, t, l]) => import(a).then(m => m.plainHint(t, l))",
        [address.replace("console.css", "plain_words.js"), text, language],
    )
    hint = plain_hint(text, Language(language))

    assert counted == {
        "characters": hint.characters,
        "longSentences": list(hint.long_sentences),
        "longWords": list(hint.long_words),
    }


async def test_the_hint_follows_what_is_typed(console, chromium):
    in_transaction(
        console.store, lambda db: make_question(db, state=Workflow.PUT_TO_BOARD, created_at=NOW).id
    )
    page, complaints = await desk(chromium, console, "nia", 1280, "cy")
    await page.goto(f"{console.url}/answers?lang=cy")
    await page.click("main .queue a")
    await page.fill("#text_en", "word " * 21)
    await page.wait_for_selector("#hints_en >> text=Brawddegau o fwy nag 20 gair:")
    assert "104 o 3000 nod" in await page.inner_text("#hints_en")
    await page.fill("#text_en", "Yes.")
    await page.wait_for_selector("#hints_en >> text=Brawddegau byr a geiriau byr.")
    assert complaints == []
