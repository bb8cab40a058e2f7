"""The safeguarding lead writes to an author; only their receipt opens it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.accounts.audit_log import recent_events
from bot.questions.reviewing.lead_reply import replies_for
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Role
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

WORDS = "We read it. Please ring Meic <b>today</b>."


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


def lane(console, **fields):
    fields = {"created_at": datetime.now(UTC), "level": Level.FULL, **fields}
    made = in_transaction(console.store, lambda db: make_question(db, **fields).id)
    return f"/safeguarding/{made}"


def replies(console, address):
    question_id = UUID(address.split("/")[2])
    return in_transaction(console.store, replies_for, question_id=question_id, write=False)


async def test_a_reply_is_left_for_the_author_and_shown_to_the_lead(console, lead):
    address = lane(console)
    assert "Only their receipt opens it" in (await lead.open(address)).text
    sent = await lead.send(f"{address}/reply", reply=WORDS)
    assert sent.headers["location"] == f"{address}?lang=en&done=safeguarding.replied"

    assert [one.text for one in replies(console, address)] == [WORDS]
    page = await lead.open(sent.headers["location"])
    assert "ring Meic &lt;b&gt;today&lt;/b&gt;." in page.text
    events = in_transaction(console.store, recent_events, before=None, limit=3, write=False)
    assert "question.reply" in [event.action for event in events]
    assert all("Meic" not in str(event.detail) for event in events)


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
async def test_an_empty_or_long_reply_is_kept_in_the_form(console, lead, text):
    address = lane(console)
    await lead.open(address)
    refused = await lead.send(f"{address}/reply", reply=text)

    assert refused.status_code == 400
    assert f">{text.strip()}</textarea>" in refused.text
    assert replies(console, address) == ()


async def test_nobody_else_writes_to_an_author(console, lead):
    theirs = lane(console, region=Region.POWYS, council=None)
    ordinary = lane(console, level=Level.NONE)
    await lead.open("/account")
    sent = [await lead.send(f"{one}/reply", reply=WORDS) for one in (theirs, ordinary)]
    staff = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    await staff.open("/account")
    sent.append(await staff.send(f"{lane(console)}/reply", reply=WORDS))

    assert [one.status_code for one in sent] == [404, 404, 403]


async def test_the_lane_is_welsh_in_welsh(console, lead):
    address = lane(console)
    page = await lead.open(f"{address}?lang=cy")
    refused = await lead.http.post(f"{address}/reply?lang=cy", data={**lead.hidden(), "reply": ""})
    pages = [page, refused, await lead.open("/safeguarding?lang=cy")]
    pages += [await lead.open(f"{address}/{end}?lang=cy") for end in ("actioned", "cleared")]

    assert [english_in(one.text) for one in pages] == [[]] * 5


async def test_two_leads_do_not_mark_the_same_unknowingly(console, lead):
    address = lane(console)
    await lead.open(address)
    other = await console.signed_in("olwen", Role.SAFEGUARDING_LEAD, Region.GWENT)
    await other.open(address)
    assert (await other.send(f"{address}/hold")).status_code == 303

    told = await lead.send(f"{address}/hold")
    assert told.status_code == 409
    assert "– olwen" in told.text


async def test_a_lead_still_writes_to_an_author_after_the_lane(console, lead):
    address = lane(console, text_original="Why is the quokka ward closed to us here?")
    await lead.open(address)
    await lead.send(f"{address}/cleared", version="2")
    assert address in (await lead.open("/safeguarding/left")).text
    page = (await lead.open(address)).text
    assert "quokka" in page and "It has left the lane" in page and "No concern…" not in page
    sent = await lead.send(f"{address}/reply", reply=WORDS)
    assert sent.status_code == 303
    assert [one.text for one in replies(console, address)] == [WORDS]
    other = await console.signed_in("mair", Role.SAFEGUARDING_LEAD, Region.POWYS)
    assert address not in (await other.open("/safeguarding/left")).text
    assert (await other.open(address)).status_code == 404
