"""What a lead did, recorded on the page of a question in the lane."""

import pytest

from bot.accounts.audit_log import recent_events
from bot.store.transaction import in_transaction
from bot.vocabulary import LaneDone, Language, Level, Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in
from tests.integration.review_steps import ask, lane

NOTE = "Rang the duty team, <b>spoke</b> to Ceri"


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


async def test_what_was_done_is_recorded_and_shown_with_who_and_its_note(console, lead):
    address = lane(ask(console, level=Level.FULL))
    page = await lead.open(address)
    assert "Nothing is recorded yet." in page.text
    assert "Report it and record that by" in page.text
    sent = await lead.send(f"{address}/done", done="told_council", note=NOTE)

    assert sent.headers["location"] == f"{address}?lang=en&done=safeguarding.recorded"
    page = (await lead.open(address)).text
    assert "Rang the duty team, &lt;b&gt;spoke&lt;/b&gt; to Ceri" in page
    assert "lowri" in page
    assert "What was done was first recorded" in page
    assert "Report it and record that by" not in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"note": NOTE}, "Choose what you have done."),
        ({"done": "wrote_to_author", "note": NOTE}, "Choose what you have done."),
        ({"done": "nothing_needed", "note": " "}, "Write why."),
        ({"done": "told_police", "note": "x" * 1001}, "That note is too long."),
    ],
)
async def test_what_is_not_whole_is_said_and_nothing_is_recorded(console, lead, sent, says):
    address = lane(ask(console, level=Level.SOFT))
    await lead.open(address)
    again = await lead.send(f"{address}/done", **sent)

    assert again.status_code == 400
    assert says in again.text
    assert sent["note"].strip().replace("<b>", "&lt;b&gt;").split("</b>")[0] in again.text
    assert "Nothing is recorded yet." in (await lead.open(address)).text


async def test_nobody_but_a_lead_records(console, lead):
    address = lane(ask(console, level=Level.FULL))
    for role, region in ((Role.RPB_STAFF, Region.GWENT), (Role.COMMISSIONER_TEAM, None)):
        other = await console.signed_in(f"other-{role}", role, region)
        await other.open("/")
        assert (await other.send(f"{address}/done", done="told_council")).status_code == 403
    assert "Nothing is recorded yet." in (await lead.open(address)).text


async def test_before_it_leaves_the_lane_the_page_says_that_nothing_is_recorded(console, lead):
    address = lane(ask(console, level=Level.FULL))
    assert "You have not recorded yet" in (await lead.open(f"{address}/actioned")).text
    await lead.open(address)
    await lead.send(f"{address}/done", done="told_council", note="")
    assert "You have not recorded yet" not in (await lead.open(f"{address}/actioned")).text


async def test_the_audit_log_says_what_was_done_in_words(console, lead):
    address = lane(ask(console, level=Level.FULL))
    await lead.open(address)
    await lead.send(f"{address}/done", done="told_police", note=NOTE)
    events = in_transaction(console.store, recent_events, before=None, limit=3, write=False)
    assert [e.detail for e in events if e.action == "question.lane_action"] == [
        {"lane_done": LaneDone.TOLD_POLICE.value}
    ]
    operator = await console.signed_in("olwen", Role.OPERATOR)
    page = (await operator.open("/audit")).text
    assert "Told the police" in page
    assert "duty team" not in page


async def test_the_page_and_the_lane_are_in_welsh_throughout(console, lead):
    address = lane(ask(console, level=Level.FULL, language=Language.CY, text_original="Help?"))
    await lead.open(address)
    await lead.send(f"{address}/done", done="nothing_needed", note="Jôc")
    for path in ("/safeguarding", address, f"{address}/actioned", "/"):
        assert english_in((await lead.open(f"{path}?lang=cy")).text) == []
