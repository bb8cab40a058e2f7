"""Reports in the console: who reads them, what is downloaded, and that it is written down."""

import json
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from bot.accounts.audit_log import recent_events
from bot.questions.life.move import Actor
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.factories import NOW
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in
from tests.report_steps import (
    CANARIES,
    END,
    HELD,
    UNAPPROVED,
    WAITING,
    make_promises,
    make_reports,
)

OWN = "commissioner_report"
DAYS = {"since": NOW.date().isoformat(), "until": END.date().isoformat()}
KINDS = {
    "pdf": lambda content: PdfReader(BytesIO(content)).pages[0].extract_text(),
    "docx": lambda content: Document(BytesIO(content)).core_properties.title,
    "html": lambda content: content.decode(),
    "json": lambda content: json.loads(content)["schema"],
}


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        running.nia = running.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
        host = Actor(running.nia.id, Role.YOUTH_WORKER, Region.GWENT)
        running.made = in_transaction(sqlite_store, make_reports, owner=host)
        yield running


@pytest.fixture
async def nia(console):
    browser = console.browser()
    await browser.sign_in("nia")
    return browser


@pytest.fixture
async def mair(console):
    return await console.signed_in("mair", Role.COMMISSIONER_TEAM)


def page_of(session_id):
    return f"/sessions/{session_id}/report"


def made(store):
    events = in_transaction(store, recent_events, before=None, limit=50, write=False)
    return [one for one in events if one.action == "report.made"]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_report_reads_in_one_language_with_its_files(console, nia, language):
    page = await nia.open(f"{page_of(console.made.second)}?lang={language}")
    text = unescape(page.text)
    assert page.status_code == 200
    own, other = WAITING["text_original"], WAITING["text_other"]
    own, other = (own, other) if language == "en" else (other, own)
    assert own in text and other not in text
    for kind in KINDS:
        assert f'name="format" value="{kind}"' in text
    assert ("O’i chymharu" in text) is (language == "cy")
    if language == "cy":
        assert english_in(page.text) == []
        assert "Verdict" not in text and "Promise" not in text


@pytest.mark.parametrize("kind", KINDS)
async def test_file_is_downloaded_and_written_down(console, nia, kind, sqlite_store):
    address = page_of(console.made.first)
    await nia.open(address)
    file = await nia.send(address, purpose=OWN, format=kind, edition="both", profile="shared")
    assert file.status_code == 200
    assert "attachment" in file.headers["content-disposition"]
    assert f".{kind}" in file.headers["content-disposition"]
    assert KINDS[kind](file.content)
    for canary in CANARIES:
        assert canary.encode() not in file.content
    [event] = made(sqlite_store)
    assert event.detail["purpose"] == OWN and event.detail["format"] == kind
    assert event.detail["session"] == str(console.made.first)


async def test_without_a_purpose_there_is_no_file(console, nia, sqlite_store):
    address = page_of(console.made.first)
    await nia.open(address)
    page = await nia.send(address, purpose="", format="pdf", edition="cy")
    assert page.status_code == 400
    assert "Say what the file is for." in page.text and 'aria-invalid="true"' in page.text
    assert made(sqlite_store) == []


async def test_only_host_and_team_have_the_copy_of_the_group(console, nia, mair):
    board = await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)
    own = f"{page_of(console.made.first)}?profile=group&lang=en"
    for browser in (nia, mair):
        page = await browser.open(own)
        assert UNAPPROVED in page.text and "Not for passing on" in page.text
        assert HELD not in page.text and 'value="json"' not in page.text
    assert (await board.open(own)).status_code == 404
    page = await board.open(page_of(console.made.first))
    assert page.status_code == 200 and "profile=group" not in page.text
    for canary in CANARIES:
        assert canary not in page.text
    sent = await board.send(page_of(console.made.first), purpose=OWN, format="pdf", profile="group")
    assert sent.status_code == 404


async def test_the_copy_of_the_group_is_never_data(console, nia, sqlite_store):
    address = page_of(console.made.first)
    await nia.open(address)
    sent = await nia.send(address, purpose=OWN, format="json", profile="group")
    assert sent.status_code == 400 and made(sqlite_store) == []
    pdf = await nia.send(address, purpose=OWN, format="pdf", profile="group")
    assert "group-only" in pdf.headers["content-disposition"]


async def test_other_regions_and_hosts_read_nothing(console):
    for name, role in (("ann", Role.RPB_STAFF), ("bob", Role.YOUTH_WORKER)):
        other = await console.signed_in(name, role, Region.POWYS)
        assert (await other.open(page_of(console.made.first))).status_code == 404


async def test_what_has_not_begun_says_when_it_is(console, nia, sqlite_store):
    def plan(db):
        db.get(Session, console.made.second).state = SessionState.PLANNED

    in_transaction(sqlite_store, plan)
    address = page_of(console.made.second)
    page = await nia.open(f"{address}?lang=en")
    assert "has not begun" in page.text and "<form" not in page.text.split("<main")[1]
    assert (await nia.send(address, purpose=OWN, format="pdf")).status_code in (400, 403)


@pytest.mark.parametrize("kind", KINDS)
async def test_report_for_the_minister_is_one_click(console, mair, kind, sqlite_store):
    page = await mair.open("/sessions/report?lang=en")
    assert 'name="since" value="' in page.text and 'value="minister_report"' in page.text
    sent = {"purpose": "minister_report", "format": kind, "edition": "both", **DAYS}
    file = await mair.send("/sessions/report", **sent)
    assert file.status_code == 200 and KINDS[kind](file.content)
    assert f"minister-report-{DAYS['since']}" in file.headers["content-disposition"]
    [event] = made(sqlite_store)
    assert {name: event.detail[name] for name in DAYS} == DAYS
    log = await mair.open("/audit?lang=cy")
    assert "Lawrlwythwyd adroddiad" in log.text and "Diwrnod cyntaf" in log.text


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_report_for_the_minister_can_be_looked_at_first(console, mair, language):
    query = f"since={DAYS['since']}&until={DAYS['until']}&lang={language}"
    page = await mair.open(f"/sessions/report?{query}")
    text = unescape(page.text)
    assert WAITING["text_original" if language == "en" else "text_other"] in text
    for canary in CANARIES:
        assert canary not in text
    if language == "cy":
        assert english_in(page.text) == []


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("", "2031-05-01", "Choose the first day."),
        ("2031-05-01", "x", "Choose the last day."),
        ("2031-05-01", "2031-04-01", "The last day must be after"),
        ("2021-05-01", "2031-04-01", "at most three years"),
    ],
)
async def test_a_wrong_period_says_what_is_wrong(mair, since, until, says, sqlite_store):
    await mair.open("/sessions/report?lang=en")
    sent = {"purpose": "minister_report", "format": "pdf", "since": since, "until": until}
    page = await mair.send("/sessions/report", **sent)
    assert page.status_code == 400 and says in page.text
    page = await mair.open(f"/sessions/report?since={since}&until={until}&lang=en")
    assert page.status_code == 400 and says in page.text
    assert made(sqlite_store) == []


async def test_a_period_without_sessions_says_what_to_do(mair):
    page = await mair.open("/sessions/report?since=2030-01-01&until=2030-06-30&lang=en")
    assert "Choose a longer one" in page.text


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_boards_over_time_stand_by_the_alphabet(console, role, language, sqlite_store):
    in_transaction(sqlite_store, make_promises)
    region = None if role is Role.COMMISSIONER_TEAM else Region.POWYS
    browser = await console.signed_in("ann", role, region)
    page = await browser.open(f"/boards-over-time?lang={language}")
    text = unescape(page.text)
    names = [one.split("<")[0] for one in text.split('<h2 id="')[1:]]
    names = [one.split(">")[1] for one in names if ">" in one]
    names.pop()  # how the numbers are counted
    assert len(names) == 7 and names == sorted(names, key=str.casefold)
    assert text.count('<svg viewBox="0 0 256') == 1  # the one table that is told exactly
    assert text.count('<table class="stretches"') == 5  # three of Gwent, two of Powys
    assert ("cynghrair" in text) is (language == "cy")
    if language == "cy":
        assert "Asked" not in text.split("<main")[1] and english_in(page.text) == []


async def test_pages_of_sessions_lead_to_reports(console, nia, mair):
    page = await nia.open(f"/sessions/{console.made.first}?lang=en")
    assert page_of(console.made.first) in page.text
    for browser, minister in ((nia, False), (mair, True)):
        page = await browser.open("/sessions?lang=en")
        assert "/boards-over-time" in page.text
        assert ("/sessions/report?" in page.text) is minister
