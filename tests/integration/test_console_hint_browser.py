"""The hint beside an answer counts in the browser as the service does."""

import pytest

from bot.questions.answering.plain_words import plain_hint
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.case_windows import NOW, desk
from tests.integration.console_client import serve_console

pytestmark = pytest.mark.chromium


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        for name in ("nia", "siwan"):
            running.make_account(name, Role.RPB_STAFF, Region.GWENT)
        yield running


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
