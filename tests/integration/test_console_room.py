"""A room from the console: opened, rehearsed, left and closed, by its hosts and nobody else."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from bot.sessions.room.faults import PassRefused
from bot.sessions.room.passes import holder_of, use_pass
from bot.sessions.room.rooms import room_of
from bot.store.tables.accounts import StaffSignIn
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_rooms import ASKED, WORDS, Planned
from tests.integration.console_words import english_in

LINK = re.compile(r"http://127\.0\.0\.1:8080/room/open/([\w-]+)")
TAKE_BACK = re.compile(r'action="([^"?]+/take-back)')
AT_RISK = "I want to kill myself"
STEPS = ("open", "rehearse", "end", "close")


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
def planned(console):
    return Planned(console)


@pytest.fixture
async def nia(console, planned):
    browser = console.browser()
    await browser.sign_in("nia")
    return browser


async def take(browser, planned, step):
    """Confirm a step on its page."""
    page = await browser.open(f"{planned.address}/room/{step}?lang=en")
    assert f'action="{planned.address}/room/{step}?lang=en"' in page.text, page.text
    return await browser.send(f"{planned.address}/room/{step}")


async def link(browser, planned, surface="chair"):
    await browser.open(f"{planned.address}/room?lang=en")
    return await browser.send(f"{planned.address}/room/links", surface=surface)


@pytest.mark.parametrize("state", ["planned", "rehearsal", "open", "closed"])
async def test_every_page_of_a_room_is_in_welsh_in_every_state(nia, planned, state):
    if state != "planned":
        planned.open(rehearsal=state == "rehearsal")
        planned.join_and_ask()
        await link(nia, planned)
    if state == "closed":
        planned.answer()
        planned.close()
    for where in ("", "/room", *(f"/room/{step}" for step in STEPS)):
        page = await nia.open(f"{planned.address}{where}?lang=cy")
        assert page.status_code == 200
        assert english_in(page.text) == [], where


async def test_the_plan_leads_to_open_and_rehearse_and_both_first_say_what_they_do(nia, planned):
    plan = (await nia.open(f"{planned.address}?lang=en")).text
    for step in ("open", "rehearse"):
        assert f'href="{planned.address}/room/{step}?lang=en"' in plan
    page = (await nia.open(f"{planned.address}/room/open?lang=en")).text
    assert "24 hours at most" in page and "The plan is fixed" in page and "Not kept" in page
    page = (await nia.open(f"{planned.address}/room/rehearse?lang=en")).text
    assert "deleted when it ends" in page and "Nothing can be flagged" in page


async def test_opening_says_what_is_missing_before_it_is_too_late(console, nia, planned):
    page = (await nia.open(f"{planned.address}/room/open?lang=en")).text
    assert "too late" not in page
    details = await nia.open(f"{planned.address}/details?lang=en")
    given = {"title_en": "A", "title_cy": "B", "held_on": "2031-03-03", "contact_en": ""}
    assert (await nia.send(f"{planned.address}/details", **given)).status_code == 303, details.text
    page = (await nia.open(f"{planned.address}/room/open?lang=en")).text
    assert "too late" in page and "3 March 2031" in page and "who keeps the group safe" in page


async def test_an_open_room_shows_code_address_people_and_contact(nia, planned):
    made = await take(nia, planned, "open")
    assert made.headers["location"].endswith("done=session_room.open")
    planned.join_and_ask(people=4)
    page = unescape((await nia.open(f"{planned.address}/room?lang=en")).text)
    assert f">{planned.code}<" in page and f"127.0.0.1:8080/j/{planned.code}" in page
    assert "<svg" in page and "4 (devices: 1)" in page
    assert "safeguarding officer" in page and "rehearsal" not in page.lower()
    assert ASKED not in page
    again = await nia.open(f"{planned.address}/room/open?lang=en")
    assert again.url.path == f"{planned.address}/room"


async def test_a_rehearsal_is_opened_ended_and_gone(nia, planned):
    await take(nia, planned, "rehearse")
    planned.join_and_ask()
    page = (await nia.open(f"{planned.address}/room?lang=en")).text
    assert "This is a rehearsal" in page and "/room/poster" not in page
    assert (await nia.open(f"{planned.address}/room/poster")).status_code == 404
    refused = await nia.send(f"{planned.address}/room/open")
    assert refused.status_code == 409 and "is open already" in refused.text
    refused = await nia.send(f"{planned.address}/room/close")
    assert refused.status_code == 409 and "not closed but ended" in refused.text
    ended = await take(nia, planned, "end")
    page = (await nia.open(ended.headers["location"])).text
    assert "Nothing of it is left" in page and "/room/open" in page
    assert (await nia.open(f"{planned.address}/details?lang=en")).status_code == 200


async def test_the_plan_says_that_it_is_being_rehearsed(nia, planned):
    planned.open(rehearsal=True)
    page = (await nia.open(f"{planned.address}?lang=en")).text
    assert "This is a rehearsal" in page and f"{planned.address}/room?" in page
    assert "/room/open" not in page
    assert english_in((await nia.open(f"{planned.address}?lang=cy")).text) == []


async def test_a_plan_deleted_while_it_is_rehearsed_leaves_nothing_behind(nia, planned):
    planned.open(rehearsal=True)
    tried_out = planned.join_and_ask()
    await nia.open(f"{planned.address}/delete?lang=en")
    deleted = await nia.send(f"{planned.address}/delete")
    assert deleted.status_code == 303 and "sessions.deleted" in deleted.headers["location"]
    left = in_transaction(planned.store, lambda db: set(db.scalars(select(Question.id))))
    assert left == {planned.question_id} != {tried_out}


async def test_a_closed_room_tells_its_counts_and_what_is_next(console, nia, planned):
    planned.open()
    planned.join_and_ask(people=4)
    planned.join_and_ask(people=1, words=AT_RISK)
    planned.answer()
    confirm = (await nia.open(f"{planned.address}/room/close?lang=en")).text
    assert "Still waiting for a decision: 1." in confirm and "cannot be undone" in confirm
    closed = await take(nia, planned, "close")
    page = unescape((await nia.open(closed.headers["location"])).text)
    assert "5 (devices: 2)" in page and f'href="{planned.address}/report' in page
    assert WORDS in page and "waits for approval" in page
    assert "/answers/" not in page and AT_RISK not in page
    assert "Waiting with the safeguarding lead now: 1." in page
    for step in ("open", "rehearse"):
        refused = await nia.send(f"{planned.address}/room/{step}")
        assert refused.status_code == 409 and "closed for good" in refused.text
    gone = await nia.send(f"{planned.address}/room/close")
    assert gone.status_code == 404 and "is not open" in gone.text
    team = await console.signed_in("siwan", Role.COMMISSIONER_TEAM)
    page = (await team.open(f"{planned.address}/room?lang=en")).text
    assert f'href="/answers/{planned.question_id}' in page


@pytest.mark.parametrize("surface", ["projector", "chair", "moderator", "scribe"])
async def test_a_link_opens_its_screen_once_and_stands_nowhere_again(nia, planned, surface):
    planned.open()
    made = await link(nia, planned, surface)
    assert made.status_code == 200 and made.headers["cache-control"] == "no-store"
    [token] = set(LINK.findall(made.text))
    assert "set-cookie" not in made.headers
    key = in_transaction(planned.store, use_pass, token=token, now=planned.now)
    host = in_transaction(planned.store, holder_of, key=key, now=planned.now)
    assert (host.surface, host.session_id) == (Surface(surface), planned.session_id)
    page = (await nia.open(f"{planned.address}/room?lang=en")).text
    assert not LINK.search(page) and "opened on a device" in page


@pytest.mark.parametrize("surface", ["participant", "everything", ""])
async def test_no_link_is_made_for_anything_else(nia, planned, surface):
    planned.open()
    assert (await link(nia, planned, surface)).status_code == 400


async def test_a_link_that_is_taken_back_opens_nothing(nia, planned):
    planned.open()
    [token] = set(LINK.findall((await link(nia, planned)).text))
    page = await nia.open(f"{planned.address}/room?lang=en")
    [action] = TAKE_BACK.findall(page.text)
    done = await nia.send(action)
    assert "taken back" in (await nia.open(done.headers["location"])).text
    with pytest.raises(PassRefused):
        in_transaction(planned.store, use_pass, token=token, now=planned.now)
    again = await nia.send(action)
    assert again.status_code == 401 and "gone already" in again.text


async def test_a_link_needs_an_open_room(nia, planned):
    await nia.open(f"{planned.address}?lang=en")
    await nia.open("/account?lang=en")
    refused = await nia.send(f"{planned.address}/room/links", surface="chair")
    assert refused.status_code == 404 and "is not open" in refused.text


@pytest.mark.parametrize("edition", ["en", "cy", "both"])
async def test_the_poster_comes_as_page_and_pdf(nia, planned, edition):
    planned.open()
    where = f"{planned.address}/room/poster?edition={edition}"
    page = await nia.open(f"{where}&format=html")
    assert planned.code in page.text and "<style" not in page.text
    pdf = await nia.open(f"{where}&format=pdf&large=yes")
    assert pdf.headers["content-type"] == "application/pdf"
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(pdf.content)).pages)
    assert planned.code in re.sub(r"\s", "", text)
    for wrong in ("format=docx", "format=x", "edition=x"):
        assert (await nia.open(f"{planned.address}/room/poster?{wrong}")).status_code in (400, 404)


OTHERS = [
    pytest.param(Role.RPB_STAFF, Region.GWENT, 403, id="the board"),
    pytest.param(Role.YOUTH_WORKER, Region.GWENT, 404, id="another youth worker"),
    pytest.param(Role.SAFEGUARDING_LEAD, None, 403, id="the lead"),
    pytest.param(Role.OPERATOR, None, 403, id="the operator"),
    pytest.param(Role.COMMISSIONER_TEAM, None, 200, id="the team"),
]


@pytest.mark.parametrize(("role", "region", "status"), OTHERS)
async def test_only_hosts_see_a_room_and_act_in_it(console, planned, role, region, status):
    planned.open()
    code = planned.code
    other = await console.signed_in("other", role, region)
    page = await other.open(f"{planned.address}/room?lang=en")
    assert page.status_code == status
    assert (code in page.text) is (status == 200)
    assert (await other.open(f"{planned.address}/room/poster")).status_code == status
    await other.open("/account?lang=en")
    made = await other.send(f"{planned.address}/room/links", surface="chair")
    assert made.status_code == status
    closed = await other.send(f"{planned.address}/room/close")
    assert closed.status_code == (303 if status == 200 else status)
    room = in_transaction(planned.store, room_of, session_id=planned.session_id)
    assert room.is_open is (status != 200)


async def test_where_a_public_address_is_set_it_is_printed_and_linked(settings, sqlite_store):
    in_a_hall = replace(settings, public_url="http://192.168.1.5:8080/")
    async with serve_console(in_a_hall, sqlite_store) as console:
        planned = Planned(console)
        planned.open()
        browser = console.browser()
        await browser.sign_in("nia")
        page = (await browser.open(f"{planned.address}/room?lang=en")).text
        assert f">192.168.1.5:8080/j/{planned.code}<" in page and "Only this computer" not in page
        made = (await browser.send(f"{planned.address}/room/links", surface="chair")).text
        assert 'href="http://192.168.1.5:8080/room/open/' in made


async def test_how_a_room_is_now_is_a_part_of_its_page_until_it_closes(nia, planned):
    planned.open()
    planned.join_and_ask()
    part = await nia.open(f"{planned.address}/room/now?lang=cy")
    assert "4 (dyfeisiau: 1)" in part.text and "<html" not in part.text
    assert english_in(part.text) == []
    planned.close()
    gone = await nia.http.get(f"{planned.address}/room/now?lang=cy")
    assert gone.headers["location"] == f"{planned.address}/room?lang=cy"


async def test_a_page_that_looks_by_itself_keeps_nobody_signed_in(nia, planned, console):
    planned.open()
    before = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=20)
    idle = update(StaffSignIn).values(last_seen_at=before)
    in_transaction(console.store, lambda db: db.execute(idle))

    def seen():
        last = select(StaffSignIn.last_seen_at)
        return in_transaction(console.store, lambda db: db.scalar(last), write=False)

    assert (await nia.open(f"{planned.address}/room/now?lang=en")).status_code == 200
    assert seen() == before
    await nia.open(f"{planned.address}/room?lang=en")
    assert seen() > before
