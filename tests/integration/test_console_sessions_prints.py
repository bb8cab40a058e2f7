"""Sheets of a session from the console: every one, in every language, as every file it comes as."""

from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from bot.questions.life.move import Actor
from bot.sessions.planning.lessons import OUTLINES, Twin
from bot.sessions.planning.make import NewPlan, make_plan
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

SHEETS = ("plan", "slips", "dots", "crib", "cards", "letter")
EDITABLE = ("plan", "dots", "crib", "letter")


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def nia(console):
    console.nia = console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
    browser = console.browser()
    await browser.sign_in("nia")
    return browser


@pytest.fixture
def prints(console, nia):
    actor = Actor(console.nia.id, Role.YOUTH_WORKER, Region.GWENT)
    title = Twin("We ask the board", "Ni’n holi’r bwrdd")
    plan = NewPlan(Region.GWENT, title, date(2031, 3, 3), time(16, 30), OUTLINES[0])
    now = datetime.now(UTC)
    made = in_transaction(console.store, make_plan, plan=plan, actor=actor, now=now)
    return f"/sessions/{made}/prints"


async def test_every_sheet_can_be_chosen_in_both_languages(nia, prints):
    page = await nia.open(f"{prints}?lang=en")
    for sheet in SHEETS:
        assert f'action="{prints}/{sheet}"' in page.text
    assert page.text.count('value="docx"') == len(EDITABLE)
    assert english_in((await nia.open(f"{prints}?lang=cy")).text) == []


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("edition", ["en", "cy", "both"])
async def test_every_sheet_comes_as_page_and_pdf(nia, prints, sheet, edition):
    page = await nia.open(f"{prints}/{sheet}?edition={edition}&format=html&count=3")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "/sessions/prints.css" in page.text and "<style" not in page.text
    pdf = await nia.open(f"{prints}/{sheet}?edition={edition}&format=pdf&large=yes")
    assert pdf.headers["content-type"] == "application/pdf"
    assert ".pdf" in pdf.headers["content-disposition"]
    assert len(PdfReader(BytesIO(pdf.content)).pages) >= 1


@pytest.mark.parametrize("sheet", EDITABLE)
async def test_what_is_changed_by_hand_comes_as_a_word_file(nia, prints, sheet):
    file = await nia.open(f"{prints}/{sheet}?format=docx")
    assert any(paragraph.text for paragraph in Document(BytesIO(file.content)).paragraphs)


@pytest.mark.parametrize(
    "wrong",
    [
        "poster",
        "nonsense",
        "cards?format=docx",
        "slips?count=0",
        "slips?count=9999",
        "slips?count=x",
    ],
)
async def test_what_cannot_be_printed_is_not_found(nia, prints, wrong):
    assert (await nia.open(f"{prints}/{wrong}")).status_code == 404


async def test_another_region_prints_nothing(console, prints):
    other = await console.signed_in("mair", Role.YOUTH_WORKER, Region.POWYS)
    assert (await other.open(prints)).status_code == 404
    assert (await other.open(f"{prints}/plan")).status_code == 404
