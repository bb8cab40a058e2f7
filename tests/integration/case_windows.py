"""What browser tests of questions share: hands, windows, and what makes a page sound."""

from datetime import UTC, datetime

from bot.questions.asking.intake import submit_question
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from tests.e2e.axe import axe_faults
from tests.factories import make_draft
from tests.integration.console_client import PASSWORD

WELSH = "Pam mae’n rhaid i ni aros dwy flynedd?"


TABS = 150  # more than any page has places to stop at


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
    faults = await axe_faults(page)
    assert faults == [], (page.url, faults)
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


NOW = datetime.now(UTC)
