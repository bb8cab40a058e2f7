"""From a sent question to a published answer in a real browser: phone and desk, mouse and keys."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.vocabulary import Region, Role, Visibility, Workflow
from tests.integration.case_windows import (
    WELSH,
    Keys,
    Mouse,
    desk,
    is_sound,
    send_question,
    stored,
)
from tests.integration.console_client import serve_console

pytestmark = pytest.mark.chromium


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        for name in ("nia", "siwan"):
            running.make_account(name, Role.RPB_STAFF, Region.GWENT)
        yield running


ANSWER = {"en": "We will open two more rooms in May.", "cy": "Byddwn yn agor dwy ystafell ym Mai."}


LATER = (datetime.now(UTC) + timedelta(days=200)).date()


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
