"""What people in the room do on their phones: come in, ask, vote, show a card."""

import re

from playwright.async_api import Page, expect

from tests.e2e.session_stage import Stage, sees

RECEIPT = re.compile(r"^\s*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\s*$")
KEPT = {"en": "We have your vote.", "cy": "Mae dy bleidlais gyda ni."}
CARD_KEPT = {"en": "We have your card.", "cy": "Mae dy gerdyn gyda ni."}


async def come_in(stage: Stage, name: str, code: str, language: str, *, people: int = 1) -> Page:
    """Type the code and come in: alone, or as a table that shares the device."""
    page = await stage.window(name, language)
    await page.goto(f"{stage.site}/room?lang={language}")
    await page.fill("#code", code.lower())
    await page.click("form[action='/room/code'] button")
    if people == 1:
        await page.click("button[value=own]")
    else:
        await page.click("main summary")
        await page.fill("#people", str(people))
        await page.click("button[value=shared]")
    await page.locator("[data-part=ask] textarea").wait_for()
    return page


async def write(phone: Page, text: str, *, public: bool = True) -> None:
    """Type a question and press; what comes next depends on its words."""
    await phone.fill("#text", text)
    await phone.set_checked("#publish", public)
    await phone.click("[data-part=ask] button")
    await phone.locator("#text").wait_for(state="detached")


async def ask(phone: Page, text: str, *, public: bool = True) -> None:
    """Ask what has nothing in it to decide about: one press, and a receipt."""
    await write(phone, text, public=public)
    await receive(phone)


async def receive(phone: Page) -> None:
    """The receipt is shown once; then back to the room."""
    await expect(phone.locator("main .code")).to_have_text(RECEIPT)
    await back(phone)


async def back(phone: Page) -> None:
    await phone.locator("main a.button[href*='/room/here']").click()
    await phone.locator("[data-part=own]").wait_for(state="attached")


async def vote(phone: Page, language: str, *questions: str) -> None:
    """Tick these; each tap is kept without leaving the page."""
    for one in questions:
        await phone.locator("[data-part=vote] label.pick", has_text=one).locator("input").check()
    await sees(phone, KEPT[language], where="[data-part=vote] [role=status]")


async def show_card(phone: Page, language: str, answered: str, progress: str) -> None:
    await phone.locator(f"#answered-{answered}").check()
    await phone.locator(f"#progress-{progress}").check()
    await sees(phone, CARD_KEPT[language], where="[data-part=card] [role=status]")
