"""Declining in the lane, in the console: chosen, read as its author will, and then done."""

import re
from uuid import UUID

import pytest

from bot.questions.life.move import locked_question
from bot.settings import ROOT
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Region, Role, Workflow
from bot.web.words import LOCALE, Words
from tests.integration.console_client import serve_console
from tests.integration.console_words import WORDS, english_in
from tests.integration.review_steps import ask, lane

SITE = ROOT / "channels" / "site" / "locale"
NOTE = "Thank you for trusting us. <b>Meic</b> listens."


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


def workflow(console, address) -> Workflow:
    question_id = UUID(address.split("/")[2])
    return in_transaction(console.store, locked_question, question_id).workflow


def choices(page: str) -> list[str]:
    return re.findall(r'name="reason" value="(\w+)"', page)


async def test_a_lead_sees_what_the_author_will_read_before_it_is_declined(console, lead):
    address = ask(console, level=Level.FULL, text_original="What if home is not safe?")
    page = (await lead.open(lane(address))).text
    assert f'href="{lane(address)}/decline' in page and "Nobody at the board reads it" in page
    form = (await lead.open(f"{lane(address)}/decline")).text
    assert choices(form) == ["help_not_answer", "too_private", "about_one_case"]
    assert "First its author reads thanks for telling us" in form

    shown = await lead.send(f"{lane(address)}/decline", reason="help_not_answer", note=NOTE)
    assert "Thank you for telling us." in shown.text
    assert "You did nothing wrong by telling us." in shown.text
    assert "&lt;b&gt;Meic&lt;/b&gt; listens." in shown.text
    assert workflow(console, address) is Workflow.SUBMITTED

    sure = {"reason": "help_not_answer", "note": NOTE, "confirmed": "yes"}
    done = await lead.send(f"{lane(address)}/decline", **sure)
    assert done.headers["location"] == "/safeguarding?lang=en&done=declined_in_lane"
    assert workflow(console, address) is Workflow.DECLINED
    after = (await lead.open(lane(address))).text
    assert "Nobody at the board reads it. You can still write" in after
    assert "Declined by the safeguarding lead" in after


async def test_staff_do_not_find_what_a_lead_declined(console, lead):
    address = ask(console, level=Level.FULL)
    await lead.open(f"{lane(address)}/decline")
    await lead.send(f"{lane(address)}/decline", reason="too_private", confirmed="yes")
    for role, region in ((Role.RPB_STAFF, Region.GWENT), (Role.COMMISSIONER_TEAM, None)):
        staff = await console.signed_in(f"of-{role.value}", role, region)
        assert (await staff.open(address)).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"reason": "unlawful"}, {"reason": "unclear"}])
async def test_without_a_reason_that_fits_nothing_is_declined(console, lead, sent):
    address = ask(console, level=Level.FULL)
    await lead.open(f"{lane(address)}/decline")
    refused = await lead.send(f"{lane(address)}/decline", **sent, note=NOTE, confirmed="yes")
    assert refused.status_code == 400
    assert "Please choose a reason" in refused.text and "&lt;b&gt;Meic" in refused.text
    assert workflow(console, address) is Workflow.SUBMITTED


async def test_what_was_decided_before_offers_no_declining(console, lead):
    address = ask(console, level=Level.FULL)
    await lead.open(f"{lane(address)}/decline")
    await lead.send(f"{lane(address)}/decline", reason="too_private", confirmed="yes")
    assert (await lead.open(f"{lane(address)}/decline")).status_code == 404


async def test_a_colleague_who_was_first_is_shown_and_the_note_is_kept(console, lead):
    address = ask(console, level=Level.FULL)
    await lead.open(f"{lane(address)}/decline")
    other = await console.signed_in("olwen", Role.SAFEGUARDING_LEAD, Region.GWENT)
    await other.open(lane(address))
    assert (await other.send(f"{lane(address)}/hold")).status_code == 303
    more = {"reason": "too_private", "note": NOTE, "confirmed": "yes"}
    told = await lead.send(f"{lane(address)}/decline", **more)
    assert told.status_code == 409
    assert "– olwen" in told.text and "&lt;b&gt;Meic" in told.text
    assert workflow(console, address) is Workflow.SUBMITTED


async def test_declining_is_welsh_in_welsh(console, lead):
    address = ask(console, level=Level.FULL, language=Language.CY)
    page = await lead.open(lane(address) + "?lang=cy")
    form = await lead.open(f"{lane(address)}/decline?lang=cy")
    sent = {**lead.hidden(), "reason": "too_private"}
    shown = await lead.http.post(f"{lane(address)}/decline?lang=cy", data=sent)
    assert shown.status_code == 200 and "Diolch am ddweud wrthon ni." in shown.text
    assert [english_in(one.text) for one in (page, form, shown)] == [[]] * 3


@pytest.mark.parametrize("language", Language)
def test_the_lead_reads_the_very_words_that_its_author_reads(language):
    public = Words([LOCALE, SITE]).say("terms.step_lead_declined", language)
    assert WORDS[language]["safeguarding.author_reads_first"] == public
