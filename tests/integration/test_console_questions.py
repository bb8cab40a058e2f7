"""Reviewing questions in the console, on both stores."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.accounts.audit_log import recent_events
from bot.questions.life.move import SYSTEM
from bot.sessions.planning.make import plan_session
from bot.store.events import verify_events
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Region, Role, Theme, Workflow
from tests.integration.console_client import serve_console
from tests.integration.review_steps import NOTE, PAYLOAD, ask, lane


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


async def test_without_questions_the_overview_says_how_they_come(reviewer):
    page = await reviewer.open("/")

    assert "No questions yet" in page.text
    assert "Gwent" in page.text


async def test_the_overview_counts_what_waits_and_how_long(console, reviewer):
    ask(console, created_at=datetime.now(UTC) - timedelta(days=9))
    ask(console)
    ask(console, state=Workflow.ACCEPTED)
    ask(console, region=Region.POWYS, council=None)
    page = await reviewer.open("/")

    assert '<span class="big">2</span> waiting in your region' in page.text
    assert '<span class="big">9</span> days the oldest has waited' in page.text
    assert "Accepted</a> 1" in page.text


async def test_the_list_holds_my_region_and_nobody_elses(console, reviewer):
    ask(console, text_original="Why is the bus so dear?")
    ask(console, text_original="Why is the pool shut?", region=Region.POWYS, council=None)
    page = await reviewer.open("/questions")

    assert "Why is the bus so dear?" in page.text
    assert "Why is the pool shut?" not in page.text


async def test_the_commissioners_team_sees_every_region(console):
    ask(console, text_original="Why is the bus so dear?")
    ask(console, text_original="Why is the pool shut?", region=Region.POWYS, council=None)
    browser = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    page = await browser.open("/questions")

    assert "Why is the bus so dear?" in page.text
    assert "Why is the pool shut?" in page.text


async def test_a_question_of_another_region_is_not_found(console, reviewer):
    theirs = ask(console, region=Region.POWYS, council=None)
    await reviewer.open("/account")
    shown = [await reviewer.open(theirs + part) for part in ("", "/return", "/decline", "/flag")]
    await reviewer.open("/account")
    sent = [
        await reviewer.send(f"{theirs}/{step}", version="2", reason="unclear", confirmed="yes")
        for step in ("start", "accept", "return", "flag")
    ]

    assert [page.status_code for page in shown + sent] == [404] * 8


async def test_what_is_in_the_lane_is_not_in_the_list(console, reviewer):
    held = ask(console, level=Level.FULL, text_original="somebody hurts me")

    assert "somebody hurts me" not in (await reviewer.open("/questions")).text
    assert (await reviewer.open(held)).status_code == 404


async def test_the_list_is_filtered_by_its_address(console, reviewer):
    ask(console, text_original="Why is the bus so dear?", themes="transport")
    ask(console, text_original="Where can I be heard?", themes="participation")
    ask(console, text_original="Is there a club?", state=Workflow.ACCEPTED, themes="transport")

    by_theme = await reviewer.open(f"/questions?theme={Theme.TRANSPORT}")
    assert "Why is the bus so dear?" in by_theme.text
    assert "Where can I be heard?" not in by_theme.text
    by_state = await reviewer.open("/questions?state=accepted&theme=transport")
    assert "Is there a club?" in by_state.text
    assert "Why is the bus so dear?" not in by_state.text
    nothing = await reviewer.open("/questions?state=nonsense&theme=nonsense&page=-1")
    assert "2 questions." in nothing.text


async def test_a_long_list_has_pages(console, reviewer):
    for number in range(23):
        ask(console, text_original=f"Question number {number:02}?")
    first, second = [await reviewer.open(f"/questions?page={n}") for n in (1, 2)]

    assert "Page 1 of 2" in first.text
    assert "Question number 22?" not in first.text
    assert "Question number 22?" in second.text
    assert second.text.count(" data-row>") == 3


async def test_made_up_questions_are_marked(console, reviewer):
    address = ask(console, made_up=True)

    assert "Made up for the demonstration" in (await reviewer.open("/questions")).text
    assert "Made up for the demonstration" in (await reviewer.open(address)).text


async def test_accepting_shows_in_the_history_and_the_audit_log(console, reviewer):
    address = ask(console)
    await reviewer.open(address)
    response = await reviewer.send(f"{address}/accept", details_checked="yes")
    assert (response.status_code, response.headers["location"]) == (
        303,
        f"{address}?lang=en&done=accepted",
    )

    page = await reviewer.open(response.headers["location"])
    assert "Accepted. The author can see that." in page.text
    assert "– nia" in page.text
    events = in_transaction(console.store, recent_events, before=None, limit=9, write=False)
    assert events[0].action == "question.accept"
    assert events[0].who == "nia"
    assert in_transaction(console.store, verify_events, write=False)


async def test_sending_back_needs_a_reason_and_carries_a_note(console, reviewer):
    address = ask(console)
    await reviewer.open(f"{address}/return")
    refused = await reviewer.send(f"{address}/return", note=NOTE)
    assert refused.status_code == 400
    assert "Please choose a reason" in refused.text
    assert "Please ask &lt;b&gt;one&lt;/b&gt; thing" in refused.text

    sent = await reviewer.send(f"{address}/return", note=NOTE, reason="unclear", confirmed="yes")
    assert sent.status_code == 303
    page = await reviewer.open(address)
    assert "Sent back" in page.text
    assert "Please ask &lt;b&gt;one&lt;/b&gt; thing &amp; no more" in page.text


async def test_a_reason_for_another_step_is_refused(console, reviewer):
    address = ask(console)
    await reviewer.open(f"{address}/decline")
    response = await reviewer.send(f"{address}/decline", reason="two_questions", confirmed="yes")

    assert response.status_code == 400


async def test_declining_shows_first_what_the_author_will_read(console, reviewer):
    address = ask(console, language=Language.CY, text_original="Pam mae’r bws mor ddrud?")
    await reviewer.open(f"{address}/decline")
    preview = await reviewer.send(f"{address}/decline", reason="test_or_spam", note="Diolch.")
    assert preview.status_code == 200
    assert '<div lang="cy">' in preview.text
    assert "Diolch." in preview.text
    assert ">New<" in (await reviewer.open(address)).text

    await reviewer.open(f"{address}/decline")
    sent = await reviewer.send(f"{address}/decline", reason="test_or_spam", confirmed="yes")
    assert sent.status_code == 303
    assert ">Declined<" in (await reviewer.open(address)).text


async def test_the_second_of_two_colleagues_is_told_and_keeps_the_note(console, reviewer):
    address = ask(console)
    await reviewer.open(f"{address}/return")
    colleague = await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)
    await colleague.open(address)
    assert (await colleague.send(f"{address}/accept", details_checked="yes")).status_code == 303

    response = await reviewer.send(
        f"{address}/return", reason="unclear", confirmed="yes", note=NOTE
    )
    assert response.status_code == 409
    assert "A colleague was first" in response.text
    assert "Please ask &lt;b&gt;one&lt;/b&gt;" in response.text
    assert ">Accepted<" in (await reviewer.open(address)).text


async def test_what_cannot_be_done_any_more_is_said(console, reviewer):
    address = ask(console, state=Workflow.ACCEPTED)
    page = await reviewer.open(address)
    assert "/accept" not in page.text

    await reviewer.open(f"{address}/return")
    response = await reviewer.send(f"{address}/return", reason="unclear", confirmed="yes")
    assert response.status_code == 409


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
async def test_a_form_with_a_broken_version_is_refused(console, reviewer, version):
    address = ask(console)
    await reviewer.open(address)

    assert (await reviewer.send(f"{address}/accept", version=version)).status_code == 400


async def test_markup_in_a_question_is_only_text(console, reviewer, lead):
    ordinary = ask(console, text_original=PAYLOAD, context=PAYLOAD)
    held = lane(ask(console, text_original=PAYLOAD, context=PAYLOAD, level=Level.FULL))
    pages = [
        await reviewer.open(address)
        for address in ("/questions", ordinary, f"{ordinary}/return", f"{ordinary}/flag")
    ]
    pages += [await lead.open(address) for address in (held, f"{held}/cleared")]

    for page in pages:
        assert page.status_code == 200
        assert "alert(1)" in page.text
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "49" not in page.text.split("alert(2)")[1][:30]


async def test_what_may_be_a_personal_detail_is_marked_when_shown(console, reviewer):
    address = ask(console, text_original="Will you ring me on 07700 900123 about the bus?")
    await reviewer.open(address)
    page = await reviewer.send(f"{address}/unmask")

    assert "<mark>07700 900123" in page.text
    assert "a phone number" in page.text


async def test_themes_the_author_did_not_choose_are_suggested(console, reviewer):
    address = ask(console, text_original="Why is the bus so late?", themes="funding")
    page = await reviewer.open(address)

    assert "It may also be about: Getting there" in page.text


def plan(console, region):
    return in_transaction(
        console.store,
        plan_session,
        region=region,
        title_en="You ask the board",
        title_cy="Chi sy’n holi’r bwrdd",
        held_on=date(2026, 12, 3),
        mover=SYSTEM,
        now=datetime.now(UTC),
        made_up=True,
    )


@pytest.mark.parametrize("role", [Role.RPB_STAFF, Role.YOUTH_WORKER])
async def test_a_session_of_my_region_shows_its_agenda(console, role):
    session_id, theirs = plan(console, Region.GWENT), plan(console, Region.POWYS)
    browser = await console.signed_in("sion", role, Region.GWENT)
    listed = await browser.open("/sessions?lang=cy")
    page = await browser.open(f"/sessions/{session_id}?lang=cy")

    assert f"/sessions/{session_id}" in listed.text
    assert f"/sessions/{theirs}" not in listed.text
    assert "3 Rhagfyr 2026" in page.text
    assert "90 munud" in page.text
    assert (await browser.open(f"/sessions/{theirs}")).status_code == 404


async def test_every_page_is_there_in_welsh(console, reviewer, lead):
    address, held = ask(console), lane(ask(console, level=Level.FULL))
    pages = [
        await reviewer.open(f"{where}?lang=cy")
        for where in ("/", "/questions", address, f"{address}/decline", "/account", "/sessions")
    ]
    pages += [await lead.open(f"{where}?lang=cy") for where in ("/", "/safeguarding", held)]

    for page in pages:
        assert page.status_code == 200
        assert '<html lang="cy">' in page.text
        assert "Allgofnodi" in page.text
