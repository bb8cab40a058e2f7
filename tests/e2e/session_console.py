"""What a youth worker does in the console: plan, open the room, make links, take the report."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.async_api import Page, expect
from pypdf import PdfReader

from bot.console.page import WALES
from tests.e2e.session_stage import Stage, sees, without_fault
from tests.integration.console_client import PASSWORD

SCREENS = ("projector", "chair", "moderator", "scribe")
TITLE = ("We ask the board", "Ni’n holi’r bwrdd")
OFFICES = (
    ("Chair of the board", "Cadeirydd y bwrdd"),
    ("Lead for transport", "Arweinydd trafnidiaeth"),
)


async def sign_in(stage: Stage, name: str) -> Page:
    """A desk at which somebody has signed in."""
    page = await stage.window(f"desk of {name}")
    await page.goto(f"{stage.console.url}/sign-in?lang=en")
    await page.fill("#name", name)
    await page.fill("#password", PASSWORD)
    await page.click("main button")
    await page.wait_for_url(f"{stage.console.url}/?lang=en")
    return page


async def plan_session(desk: Page, stage: Stage) -> str:
    """A plan for today from the outline of 90 minutes, with a panel; its address."""
    await desk.goto(f"{stage.console.url}/sessions?lang=en")
    await desk.click("text=Plan a session")
    await desk.check("input[name=outline][value=ninety_minutes]")
    await desk.fill("#title_en", TITLE[0])
    await desk.fill("#title_cy", TITLE[1])
    await desk.fill("#held_on", datetime.now(UTC).astimezone(WALES).date().isoformat())
    await desk.fill("#begins_at", "16:30")
    await desk.click("main form button")
    await sees(desk, TITLE[0], "Together 90 minutes.", "Four questions to the panel")
    address = desk.url.split("?")[0]
    await desk.click("nav.card >> text=Panel")
    for english, welsh in OFFICES:
        await desk.fill("#office_new_en", english)
        await desk.fill("#office_new_cy", welsh)
        await desk.click("button[value=add]")
        await expect(desk.locator("#office_new_en")).to_have_value("")
    await desk.locator("button[value=save]").last.click()
    await desk.goto(f"{address}?lang=en")
    await sees(desk, *(f"{english}, " for english, _ in OFFICES))
    await without_fault(desk)
    return address


async def open_room(desk: Page, address: str, *, rehearsal: bool = False) -> str:
    """Open it, after reading what that does; the code."""
    await desk.goto(f"{address}?lang=en")
    await desk.click(f"main a[href*='/room/{'rehearse' if rehearsal else 'open'}']")
    assert "Look at this first" not in await desk.inner_text("main")
    await desk.click("main form button")
    await sees(desk, "The rehearsal has begun." if rehearsal else "The room is open.")
    return (await desk.inner_text(".room-code")).strip()


async def open_screen(stage: Stage, desk: Page, address: str, name: str, language: str) -> Page:
    """A one-time link, opened in a window of its own; opened a second time it says what to do."""
    await desk.goto(f"{address}/room?lang=en")
    await desk.locator("ul.screens button").nth(SCREENS.index(name)).click()
    await sees(desk, "This link is shown only now.")
    link = await desk.get_attribute("main a.button", "href") or ""
    assert link.startswith(f"{stage.site}/room/open/")
    page = await stage.window(name, language)
    await page.goto(f"{link}?lang={language}")
    await page.click("main button")
    await page.wait_for_url(f"**/room/{name}*")
    other = await stage.window("somebody else")
    await other.goto(f"{link}?lang=en")
    assert await other.locator("[data-room]").count() == 0
    await stage.shut("somebody else")
    return page


async def take_file(desk: Page, address: str, kind: str, edition: str, folder: Path) -> str:
    """Download the group's copy of the report; its words, without spaces."""
    await desk.goto(f"{address}/report?lang=en&profile=group")
    await desk.select_option("#purpose", "other")
    await desk.select_option("#edition", edition)
    async with desk.expect_download() as coming:
        await desk.click(f"button[name=format][value={kind}]")
    file = folder / (await coming.value).suggested_filename
    assert file.name.endswith(f"-{edition}.{kind}")
    await (await coming.value).save_as(file)
    return squeezed(words_of(file.read_bytes(), kind))


def words_of(content: bytes, kind: str) -> str:
    """What can be read in a PDF or DOCX."""
    if kind == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    document = Document(BytesIO(content))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    lines = [*document.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    return " ".join(line.text for line in lines)


def squeezed(text: str) -> str:
    """Without spaces and breaks, which differ by the width of a line."""
    return "".join(text.split())
