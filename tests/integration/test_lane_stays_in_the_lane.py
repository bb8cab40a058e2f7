"""Nothing of the lane is anywhere else: no list, search, figure, file, feed, public page or log."""

import sqlite3
from datetime import UTC, datetime
from io import BytesIO
from itertools import product

import openpyxl
import pytest

from bot.questions.exports.facts import Format
from bot.questions.exports.rows import Profile
from bot.questions.life.move import SYSTEM, move
from bot.questions.life.states import Step
from bot.questions.reviewing.lane_actions import record_lane_action
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.store.transaction import in_transaction
from bot.vocabulary import LaneDone, Level, Region, Role, Workflow
from tests.factories import make_question
from tests.fakes import FakeEngine
from tests.integration.console_client import serve_console
from tests.integration.mail_server import MailServer, free_port
from tests.integration.public_site import serve_public
from tests.integration.question_steps import GWENT_LEAD

CANARY, ORDINARY = "zebrafinchcanary", "kingfisherword"
READERS = [
    (Role.RPB_STAFF, Region.GWENT),
    (Role.COMMISSIONER_TEAM, None),
    (Role.YOUTH_WORKER, Region.GWENT),
    (Role.OPERATOR, None),
]
STREAMS = "/stream"
READY = "/health/ready"  # no engine stands behind this site


def say(word: str) -> dict[str, str]:
    texts = ("text_original", "context", "text_public", "text_other")
    return dict.fromkeys(texts, f"Why {word} at home?")


def fill_lane(db, level: Level):
    """One flagged when it was sent, one flagged when it was public, and one that never was."""
    now = datetime.now(UTC)
    make_question(db, state=Workflow.ACCEPTED, created_at=now, **say(ORDINARY))
    sent = make_question(db, level=level, created_at=now, **say(CANARY))
    public = make_question(db, state=Workflow.ACCEPTED, created_at=now, **say(CANARY))
    public.level = level
    move(db, public, Step.FLAG, mover=SYSTEM, now=now)
    for question in (sent, public):
        known = {"question_id": question.id, "actor": GWENT_LEAD, "now": now}
        record_lane_action(db, done=LaneDone.TOLD_COUNCIL, note=f"Rang about {CANARY}", **known)
        reply_to_author(db, text=f"About {CANARY}: ring Meic.", **known)
    return [sent.id, public.id]


@pytest.fixture(params=[Level.SOFT, Level.FULL])
def flagged(request, sqlite_store):
    return in_transaction(sqlite_store, fill_lane, request.param)


def plain_pages(app) -> list[str]:
    """Every address that needs nothing but a browser."""
    paths = {f"/{one.path.strip('/')}" for one in app.router.routes if "GET" in one.methods}
    return sorted(one for one in paths if "<" not in one and STREAMS not in one)


def words_of(content: bytes, format: Format) -> str:
    if format is not Format.XLSX:
        return content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(content))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(row) for row in rows)


async def test_the_public_site_and_its_feeds_hold_nothing_of_it(settings, sqlite_store, flagged):
    async with serve_public(settings, sqlite_store, FakeEngine()) as site:
        asked = [f"/questions/{one}" for one in flagged]
        pages = [*plain_pages(site.app), *asked, f"/questions?q={CANARY}", "/questions?q=home"]
        found = {}
        for path in pages:
            reply = await site.client.get(path)
            assert reply.status_code < 500 or path == READY, path
            found[path] = reply.text.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', "")
    assert [path for path, text in found.items() if CANARY in text] == []
    assert ORDINARY in found["/feed.xml"] + found["/questions"]


@pytest.mark.parametrize(("role", "region"), READERS)
async def test_no_page_of_other_staff_holds_anything_of_it(
    settings, sqlite_store, flagged, role, region, capfd
):
    async with serve_console(settings, sqlite_store) as console:
        browser = await console.signed_in("reader", role, region)
        lists = ["/questions?state=any", "/questions?q=home&state=any"]
        own = [f"/{topic}/{one}" for one in flagged for topic in ("questions", "safeguarding")]
        seen = {}
        for path in [*plain_pages(console.app), *lists, *own]:
            if path != "/sign-out":
                seen[path] = (await browser.open(path)).text
        assert [path for path, text in seen.items() if CANARY in text] == []
        if role in (Role.RPB_STAFF, Role.COMMISSIONER_TEAM):
            assert ORDINARY in seen["/questions?state=any"]
        lead = await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)
        assert CANARY in (await lead.open(f"/safeguarding/{flagged[0]}")).text  # it can be found
    logged = capfd.readouterr()
    assert "request" in logged.out
    assert CANARY not in logged.out + logged.err


@pytest.mark.parametrize(("role", "region"), READERS[:2])
async def test_no_file_holds_anything_of_it(settings, sqlite_store, flagged, role, region):
    async with serve_console(settings, sqlite_store) as console:
        browser = await console.signed_in("reader", role, region)
        for format, profile in product(Format, Profile):
            await browser.open("/exports?state=any")
            sent = {"purpose": "research", "format": format.value, "profile": profile.value}
            made = await browser.send("/exports", state="any", **sent)
            assert made.status_code == 200, (format, profile)
            words = words_of(made.content, format)
            assert CANARY not in words, (format, profile)
            assert ORDINARY in words, (format, profile)


def test_neither_the_audit_log_nor_the_mail_nor_its_log_holds_anything_of_it(
    sqlite_store, flagged, tmp_path, capfd
):
    server = MailServer(free_port())
    job, now = server.job(tmp_path), datetime.now(UTC)
    job.run(sqlite_store, now)  # nobody answers
    server.start()
    job.run(sqlite_store, now.replace(year=now.year + 1))
    server.stop()
    assert len(server.raw) >= len(flagged)
    assert CANARY not in str(server.raw)
    assert CANARY not in "".join(capfd.readouterr())
    with sqlite3.connect(sqlite_store.engine.url.database) as db:
        assert CANARY not in str(db.execute("SELECT * FROM audit_event").fetchall())
        assert CANARY not in str(db.execute("SELECT * FROM lane_notice").fetchall())
        assert CANARY in str(db.execute("SELECT * FROM lane_action").fetchall())
