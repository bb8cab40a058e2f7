"""Every page about a question in a real browser: nothing for axe to say, nothing too wide."""

from datetime import UTC, datetime

import pytest

from bot.questions.answering.answers import save_answer
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.receipts import receipt_hash
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Permission, Region, Role, Workflow
from tests.factories import ANSWER, make_actor, make_question
from tests.integration.case_windows import NOW, desk, is_sound, send_question
from tests.integration.console_client import serve_console

pytestmark = pytest.mark.chromium


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        for name in ("nia", "siwan"):
            running.make_account(name, Role.RPB_STAFF, Region.GWENT)
        yield running


DETAILS = "Why did the bus driver, Gareth Pritchard, ring 07700 900123?"


CODE = "7K3M9QWERTY2"


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


def approve(console, **fields):
    """A question with an answer that a second person has approved."""
    question_id = in_transaction(
        console.store,
        lambda db: make_question(db, state=Workflow.PUT_TO_BOARD, created_at=NOW, **fields).id,
    )
    writer, reader = make_actor(), make_actor()
    who = {"question_id": question_id, "now": NOW}
    steps = ((save_answer, writer, {"fields": ANSWER}), (submit_answer, writer, {}))
    version = 0
    for use_case, actor, more in (*steps, (approve_answer, reader, {})):
        given = {**who, "actor": actor, "version": version, **more}
        version = in_transaction(console.store, use_case, **given)


@pytest.mark.parametrize("width, language", [(320, "cy"), (1280, "en")], ids=["phone", "desk"])
async def test_a_last_look_before_anything_goes_is_sound(console, chromium, width, language):
    for fields in ({}, {"text_other": None}, {"permission": Permission.NEITHER}):
        approve(console, **fields)
    page, complaints = await desk(chromium, console, "nia", width, language)
    await page.goto(f"{console.url}/answers/to-publish?lang={language}")
    for box in await page.query_selector_all("input[name=questions]"):
        await box.check()
    await page.click("main form button")
    await page.wait_for_selector("input[name=confirmed]", state="attached")
    await is_sound(page)
    assert await page.locator("input[name=questions]").count() == 2  # one is not translated
    await page.click("main form button")
    await page.wait_for_selector(".done")
    await is_sound(page)

    address = f"{console.url}/questions/{send_question(console)}/return?lang={language}"
    await page.goto(address)
    await page.check("input[name=reason] >> nth=0")
    await page.click("main form button")
    await page.wait_for_selector("button[name=change]")
    await is_sound(page)
    await page.click("button[name=change]")
    await page.wait_for_selector("#note")
    assert await page.is_checked("input[name=reason] >> nth=0")
    assert complaints == []


async def test_the_log_in_words_is_sound_on_a_phone(console, chromium):
    send_question(console)
    console.make_account("mair", Role.COMMISSIONER_TEAM, None)
    page, complaints = await desk(chromium, console, "mair", 320, "cy")
    await page.goto(f"{console.url}/audit?lang=cy")
    await is_sound(page)
    assert complaints == []
