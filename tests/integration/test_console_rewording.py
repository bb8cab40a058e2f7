"""Public words in the console: what may be personal is let through knowingly, changes are kept."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.accounts.audit_log import recent_events
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role, Visibility, Workflow
from tests.factories import TEXT, TEXT_OTHER, make_question
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

PHONE = "Will you ring me on 07700 900123 about the bus?"
WELSH = "Wnewch chi fy ffonio ar 07700 900123 am y bws?"
NEW = {"text_en": "Why is the wait so long here?", "text_cy": "Pam mae’r aros mor hir yma?"}
CHECKED = {"details_checked": "yes"}
ALLOWED = {"may_be_public": "yes"}


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def siwan(console):
    return await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def mair(console):
    return await console.signed_in("mair", Role.COMMISSIONER_TEAM)


def ask(console, **fields):
    fields = {"created_at": datetime.now(UTC), **fields}
    made = in_transaction(console.store, lambda db: make_question(db, **fields).id)
    return f"/questions/{made}"


def stored(console, address, column):
    key = UUID(address.split("/")[2])
    read = lambda db: getattr(db.get(Question, key), column)  # noqa: E731
    return in_transaction(console.store, read, write=False)


def actions(console, limit=6):
    events = in_transaction(console.store, recent_events, before=None, limit=limit, write=False)
    return [event.action for event in events]


# What may be personal


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"text_original": PHONE, "text_other": None}, id="own"),
        pytest.param({"text_other": WELSH}, id="translation"),
    ],
)
async def test_a_masked_view_is_not_accepted(console, nia, siwan, words):
    address = ask(console, **words)
    page = await nia.open(address)
    assert "07700" not in page.text and 'name="may_be_public"' not in page.text
    assert (await nia.send(f"{address}/accept", **CHECKED)).status_code == 400
    refused = await nia.send(f"{address}/accept", **CHECKED, **ALLOWED)
    assert refused.status_code == 400  # nobody looked
    await siwan.open(address)
    await siwan.send(f"{address}/unmask")
    assert (await nia.send(f"{address}/accept", **CHECKED, **ALLOWED)).status_code == 400

    shown = await nia.send(f"{address}/unmask")
    assert "07700 900123" in shown.text and 'name="may_be_public"' in shown.text
    assert (await nia.send(f"{address}/accept", **CHECKED)).status_code == 400
    assert stored(console, address, "workflow") is Workflow.SUBMITTED
    assert (await nia.send(f"{address}/accept", **CHECKED, **ALLOWED)).status_code == 303
    assert stored(console, address, "workflow") is Workflow.ACCEPTED
    assert "question.details_allowed" in actions(console)


async def test_words_that_came_after_the_look_are_looked_at_anew(console, nia, siwan):
    address = ask(console, text_original=PHONE, text_other=None)
    await nia.open(address)
    await nia.send(f"{address}/unmask")
    await siwan.open(address)
    await siwan.send(f"{address}/translation", text_other=WELSH, **ALLOWED)
    await nia.open(address)
    assert (await nia.send(f"{address}/accept", **CHECKED, **ALLOWED)).status_code == 400


async def test_what_is_taken_out_needs_no_look(console, nia):
    address = ask(console, text_original=PHONE, text_other=None)
    await nia.open(f"{address}/redact")
    start = PHONE.index("07700")
    await nia.send(f"{address}/redact", spans=f"{start}-{start + 12}")
    await nia.open(address)
    assert (await nia.send(f"{address}/accept", **CHECKED)).status_code == 303


@pytest.mark.parametrize("where", ["accept", "translation"])
async def test_a_translation_with_a_detail_is_written_knowingly(console, nia, where):
    address = ask(console, text_other=None)
    await nia.open(address)
    sent = {"text_other": WELSH, **(CHECKED if where == "accept" else {})}
    told = await nia.send(f"{address}/{where}", **sent)
    assert told.status_code == 400 and 'name="may_be_public"' in told.text
    assert stored(console, address, "text_other") is None
    assert (await nia.send(f"{address}/{where}", **sent, **ALLOWED)).status_code == 303
    assert stored(console, address, "text_other") == WELSH


# Words that a board has


async def test_the_team_changes_public_words_in_both_languages_at_once(console, mair, nia):
    address = ask(console, state=Workflow.PUBLISHED)
    page = await nia.open(address)
    assert not [one for one in ("/redact", "/translation", "/reword") if address + one in page.text]
    assert (await nia.open(f"{address}/reword")).status_code == 403

    await mair.open(f"{address}/reword")
    assert (await mair.send(f"{address}/reword", **NEW)).status_code == 400  # no reason
    half = {**NEW, "text_cy": ""}
    refused = await mair.send(f"{address}/reword", **half, reason="slip_of_ours")
    assert refused.status_code == 400 and NEW["text_en"] in refused.text
    assert stored(console, address, "text_other") == TEXT_OTHER
    sent = await mair.send(f"{address}/reword", **NEW, reason="slip_of_ours")
    assert sent.status_code == 303

    assert stored(console, address, "text_public") == NEW["text_en"]
    assert stored(console, address, "text_other") == NEW["text_cy"]
    assert stored(console, address, "text_original") == TEXT
    assert stored(console, address, "visibility") is Visibility.PUBLIC
    assert stored(console, address, "workflow") is Workflow.PUBLISHED
    page = await nia.open(address)
    assert "What everybody could read before" in page.text
    assert "We had made a mistake in it." in page.text
    assert TEXT_OTHER in page.text
    assert "How it read before" not in page.text


async def test_the_same_words_or_a_detail_change_nothing(console, mair):
    address = ask(console, state=Workflow.PUT_TO_BOARD)
    await mair.open(f"{address}/reword")
    same = {"text_en": TEXT, "text_cy": TEXT_OTHER, "reason": "slip_of_ours"}
    assert (await mair.send(f"{address}/reword", **same)).status_code == 400
    named = {"text_en": PHONE, "text_cy": WELSH, "reason": "slip_of_ours"}
    told = await mair.send(f"{address}/reword", **named)
    assert told.status_code == 400 and 'name="may_be_public"' in told.text
    assert stored(console, address, "text_public") is None


async def test_words_are_not_changed_over_those_of_a_colleague(console, mair):
    other = await console.signed_in("lowri", Role.COMMISSIONER_TEAM)
    address = ask(console, state=Workflow.PUBLISHED)
    for one in (mair, other):
        await one.open(f"{address}/reword")
    await mair.send(f"{address}/reword", **NEW, reason="slip_of_ours")
    late = await other.send(f"{address}/reword", **NEW, reason="shows_somebody")
    assert late.status_code == 409 and "A colleague was first" in late.text


# After a verdict


@pytest.mark.parametrize(
    ("step", "leads_to"),
    [("follow-up", Workflow.PUT_TO_BOARD), ("close", Workflow.CLOSED)],
)
@pytest.mark.parametrize("state", [Workflow.ASSESSED, Workflow.REVIEW_DUE])
async def test_the_team_says_what_follows_from_a_verdict(console, mair, nia, state, step, leads_to):
    address = ask(console, state=state)
    assert f"{address}/{step}" not in (await nia.open(address)).text
    assert (await nia.open(f"{address}/{step}")).status_code == 403
    assert (await nia.send(f"{address}/{step}")).status_code == 403
    assert stored(console, address, "workflow") is state

    assert f"{address}/{step}" in (await mair.open(address)).text
    assert (await mair.open(f"{address}/{step}")).status_code == 200
    assert stored(console, address, "workflow") is state  # that was a question
    assert (await mair.send(f"{address}/{step}")).status_code == 303
    assert stored(console, address, "workflow") is leads_to


async def test_a_question_is_not_closed_from_an_old_page(console, mair):
    other = await console.signed_in("lowri", Role.COMMISSIONER_TEAM)
    address = ask(console, state=Workflow.ASSESSED)
    for one in (mair, other):
        await one.open(f"{address}/close")
    await mair.open(f"{address}/follow-up")
    await mair.send(f"{address}/follow-up")
    assert (await other.send(f"{address}/close")).status_code == 409
    assert stored(console, address, "workflow") is Workflow.PUT_TO_BOARD


async def test_no_page_after_a_verdict_or_of_new_words_is_half_in_english(console, mair):
    address = ask(console, state=Workflow.ASSESSED, created_at=datetime.now(UTC) - timedelta(1))
    await mair.open(f"{address}/reword")
    await mair.send(f"{address}/reword", **NEW, reason="slip_of_ours")
    for path in (address, *(f"{address}/{one}" for one in ("reword", "follow-up", "close"))):
        page = await mair.open(f"{path}?lang=cy")
        assert page.status_code == 200
        assert english_in(page.text) == [], path
    assert Language.CY.value in page.text
