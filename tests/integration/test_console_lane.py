"""The safeguarding lane in the console: what the lead reads first, and how it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.accounts.audit_log import recent_events
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Role
from tests.integration.console_client import serve_console
from tests.integration.review_steps import ask, lane


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


async def test_a_question_passed_to_the_lead_leaves_the_list(console, reviewer, lead):
    address = ask(console, text_original="What if home is not safe?")
    await reviewer.open(f"{address}/flag")
    response = await reviewer.send(f"{address}/flag")

    assert response.headers["location"] == "/questions?lang=en&done=flagged"
    assert (await reviewer.open(address)).status_code == 404
    assert (await lead.open(lane(address))).status_code == 200


async def test_the_lead_takes_on_and_clears_and_the_question_goes_on(console, reviewer, lead):
    address = ask(console, level=Level.FULL)
    await lead.open(lane(address))
    assert (await lead.send(f"{lane(address)}/hold")).status_code == 303
    assert "Taken on" in (await lead.open(lane(address))).text

    await lead.open(f"{lane(address)}/cleared")
    assert (await lead.send(f"{lane(address)}/cleared")).status_code == 303
    assert "Nothing is waiting here now." in (await lead.open("/safeguarding")).text
    after = await lead.open(lane(address))  # they may still write to its author
    assert f'action="{lane(address)}/reply' in after.text
    assert f'action="{lane(address)}/cleared' not in after.text
    assert (await reviewer.open(address)).status_code == 200


async def test_that_a_lead_read_the_words_is_in_the_audit_log(console, lead):
    address = ask(console, level=Level.FULL)
    await lead.open(lane(address))
    events = in_transaction(console.store, recent_events, before=None, limit=3, write=False)

    assert (events[0].action, events[0].who) == ("question.read_in_lane", "lowri")


async def test_a_lead_of_another_region_finds_nothing(console, lead):
    address = ask(console, level=Level.FULL, region=Region.POWYS, council=None)

    assert "Nothing is waiting here now." in (await lead.open("/safeguarding")).text
    assert (await lead.open(lane(address))).status_code == 404


async def test_the_lane_says_what_has_to_be_done_within_a_day(console, lead):
    ask(console, level=Level.FULL, created_at=datetime.now(UTC) - timedelta(hours=30))
    page = await lead.open("/safeguarding")

    assert "6 h 0 min ago" in page.text
    assert page.text.count(">Late<") == 2  # in words: neither looked at nor recorded
    assert "within 24 hours" in page.text
    assert "999" in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "As long as you hold it, it stays here and nobody else sees it."),
        ("cy", "Cyhyd â’ch bod yn ei ddal, mae’n aros yma"),
    ],
)
async def test_the_lead_reads_how_to_keep_a_question_from_the_board(
    console, reviewer, lead, language, words
):
    address = ask(console, level=Level.FULL)
    assert words in (await lead.open(f"{lane(address)}?lang={language}")).text
    assert (await lead.send(f"{lane(address)}/hold")).status_code == 303

    assert words in (await lead.open(f"{lane(address)}?lang={language}")).text
    assert (await reviewer.open(address)).status_code == 404


@pytest.mark.parametrize(
    ("role", "region", "told"),
    [
        (Role.COMMISSIONER_TEAM, None, True),
        (Role.OPERATOR, None, True),
        (Role.RPB_STAFF, Region.GWENT, False),
    ],
)
async def test_where_nobody_could_be_told_by_mail_the_first_page_says_so(
    console, role, region, told
):
    browser = await console.signed_in("olwen", role, region)
    says = "nobody could be told by mail"
    ask(console, level=Level.FULL)
    assert says not in (await browser.open("/")).text  # mail may still be on its way
    ask(console, level=Level.FULL, created_at=datetime.now(UTC) - timedelta(minutes=6))
    page = (await browser.open("/")).text

    assert (says in page) is told
    assert "autism" not in page
