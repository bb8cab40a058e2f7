"""Which key opens which of the host's screens, and which form it may send."""

import re
from uuid import uuid4

import pytest

from bot.sessions.room.moderating import Chosen, approve
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.vocabulary import AnswerStatus, Workflow
from channels.public import ROOM_PAGES
from tests.integration.host_room import add_panel
from tests.integration.room_site import serve_room
from tests.integration.test_room_moderator import asked
from tests.integration.test_room_scribe import ME as SCRIBE
from tests.integration.test_room_scribe import opened, put, records, save

ID = str(uuid4())
MODERATOR = "/room/moderator"
OPENS = {
    Surface.MODERATOR: (
        MODERATOR,
        f"{MODERATOR}/people",
        f"{MODERATOR}/live",
        f"{MODERATOR}/news",
        f"{MODERATOR}/{ID}/flag",
        f"{MODERATOR}/paper",
        f"{MODERATOR}/paper/sheets",
    ),
    Surface.SCRIBE: (SCRIBE, f"{SCRIBE}/live", f"{SCRIBE}/news", f"{SCRIBE}/{ID}/read"),
}
STEPS = ("approve", "translate", "return", "flag", "park", "unpark", "merge", "unmerge")
TAKES = {
    Surface.MODERATOR: (
        *(f"{MODERATOR}/{ID}/{step}" for step in STEPS),
        f"{MODERATOR}/people/{ID}/remove",
        f"{MODERATOR}/paper",
        f"{MODERATOR}/paper/sheets",
    ),
    Surface.SCRIBE: tuple(f"{SCRIBE}/{ID}/{step}" for step in ("save", "agree", "reopen")),
}
OTHERS = [one for one in Surface if one not in (Surface.PARTICIPANT, Surface.CHAIR)]


async def as_if(browser, mine: Surface, wanted: Surface):
    """The key of one screen, sent as if it were that of another."""
    key = browser.client.cookies.get(f"room-{mine.value}")
    browser.client.cookies.set(f"room-{wanted.value}", key, path="/room")


@pytest.mark.parametrize("wanted", [Surface.MODERATOR, Surface.SCRIBE])
async def test_no_other_key_opens_a_page_or_takes_a_form(site, wanted):
    for mine in OTHERS:
        if mine is wanted:
            continue
        async with site.screen(mine) as browser:
            for renamed in (False, True):
                if renamed:
                    await as_if(browser, mine, wanted)
                for path in OPENS[wanted]:
                    assert (await browser.get(path)).status_code == 401, (mine, path)
                for path in TAKES[wanted]:
                    refused = await browser.post(path, csrf="x")
                    assert refused.status_code in (401, 403), (mine, path)


@pytest.mark.parametrize("wanted", [Surface.MODERATOR, Surface.SCRIBE])
async def test_key_of_a_participant_or_none_opens_nothing(site, wanted):
    async with site.joined() as phone, site.browser() as nobody:
        await as_if(phone, Surface.PARTICIPANT, wanted)
        for browser in (phone, nobody):
            for path in OPENS[wanted]:
                assert (await browser.get(path)).status_code == 401
            for path in TAKES[wanted]:
                assert (await browser.post(path, csrf="x")).status_code in (401, 403)


@pytest.mark.parametrize("wanted", [Surface.MODERATOR, Surface.SCRIBE])
async def test_no_form_is_taken_without_its_token(site, wanted):
    async with site.screen(wanted) as browser:
        for path in TAKES[wanted]:
            assert (await browser.post(path)).status_code == 403
            assert (await browser.post(path, csrf="nonsense")).status_code == 403


async def test_scribe_approves_nothing_with_a_token_of_their_own(site):
    question = asked(site)
    async with site.screen(Surface.SCRIBE) as scribe:
        page = await scribe.text(SCRIBE)
        token = re.search(r'value="([^"]+)"', page)
        await as_if(scribe, Surface.SCRIBE, Surface.MODERATOR)
        sent = {"csrf": token[1] if token else "x", "version": "1", "details_checked": "yes"}
        refused = await scribe.post(f"{MODERATOR}/{question}/approve", **sent)
        assert refused.status_code in (401, 403)
    assert site.do(lambda db: db.get(Question, question)).workflow is Workflow.SUBMITTED


async def test_unknown_list_or_id_is_refused(site):
    async with site.screen(Surface.MODERATOR) as screen:
        for query in ({"list": "secret"}, {"question": "nonsense"}):
            assert (await screen.get(MODERATOR, **query)).status_code == 400


def test_every_form_of_these_screens_is_in_the_tables_above():
    mine = [one for one in ROOM_PAGES if one.name.startswith(("room_moderator", "room_paper"))]
    mine += [one for one in ROOM_PAGES if one.name.startswith("room_scribe")]
    tables = {Surface.MODERATOR: OPENS, Surface.SCRIBE: TAKES}
    assert set(tables) == set(OPENS) == set(TAKES)
    posts = sum("POST" in future.methods for one in mine for future in one._future_routes)
    gets = sum("GET" in future.methods for one in mine for future in one._future_routes)
    assert posts == sum(map(len, TAKES.values())) and gets == sum(map(len, OPENS.values()))


async def test_whole_run_on_either_database(settings, store):
    """Approve at the moderator's screen, write down and agree at the scribe's."""
    async with serve_room(settings, store) as site:
        site.live.do(add_panel, site.live.session_id)
        question = asked(site)
        async with site.screen(Surface.MODERATOR) as moderator:
            shown = await moderator.text(MODERATOR)
            version = re.search(r'name="version" value="(\d+)"', shown)[1]
            sent = {"version": version, "details_checked": "yes"}
            path = f"{MODERATOR}/{question}/approve"
            done = await moderator.send(path, page=MODERATOR, **sent)
            assert done.status_code == 303
        [listed] = put(site)
        async with site.screen(Surface.SCRIBE) as scribe:
            assert (await save(scribe, listed)).status_code == 303
            form = await opened(scribe, listed)
            page = await scribe.post(f"{SCRIBE}/{listed}/agree", **form)
            assert page.status_code == 303
        [record] = records(site)
        assert record.agreed and record.fields.kind is AnswerStatus.DIRECT
        with pytest.raises(Exception, match=str(question)):
            chosen = Chosen(question, 1)
            site.live.act(approve, chosen=chosen, details_checked=True)
