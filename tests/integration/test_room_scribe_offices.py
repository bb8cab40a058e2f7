"""Who answers is not in the plan: the scribe says so by office, there and then."""

import pytest
from sqlalchemy import select

from bot.sessions.panel.offices import add_office
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.queries import panel_of
from bot.sessions.planning.views import Member
from bot.sessions.room.rehearsal import end_rehearsal
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Region
from tests.integration.host_room import add_panel
from tests.integration.room_site import serve_room
from tests.integration.test_room_scribe import ME, SAID, WHAT, put, records, save, turn

OFFICE = {"office_en": "Head of play", "office_cy": "Pennaeth chwarae"}


@pytest.fixture
async def screen(site):
    async with site.screen(Surface.SCRIBE) as browser:
        yield browser


def offices(site):
    return [
        (one.office_en, one.office_cy) for one in site.do(panel_of, session_id=site.live.session_id)
    ]


async def test_without_a_panel_there_is_a_form_that_says_how_to_name_one(site, screen):
    [asked] = put(site)
    page = await screen.text(ME, question=asked)
    assert "Choose or write who answers, by office" in page and f"/{asked}/save" in page
    async with site.screen(Surface.SCRIBE, "cy") as welsh:
        page = await welsh.text(ME, question=asked)
    assert "yn ôl swydd" in page and "Cadeirydd y bwrdd" in page


async def test_office_put_in_is_ticked_and_nothing_typed_is_lost(site, screen):
    [asked] = put(site)
    shown = await save(screen, asked, member="", what_en_1=WHAT, next="office", **OFFICE)
    assert shown.status_code == 200
    assert 'id="member-1" name="member" value="1" checked' in shown.text
    assert SAID in shown.text and WHAT in shown.text and "not saved yet" in shown.text
    assert offices(site) == [tuple(OFFICE.values())] and records(site)[0].recorded_at is None
    assert '<option value="1">Head of play' in shown.text  # whose job a promise is
    await save(screen, asked, member="", next="office", **OFFICE)
    assert len(offices(site)) == 1


async def test_answer_is_saved_agreed_and_read_with_its_new_office(site, screen):
    [asked] = put(site)
    done = await save(screen, asked, member="", office="chair")
    assert done.status_code == 303 and records(site)[0].members == (1,)
    assert "Chair of the board" in await screen.text(f"{ME}/{asked}/read")
    assert "done=agreed" in (await turn(screen, asked, "agree")).headers["location"]
    assert offices(site) == [("Chair of the board", "Cadeirydd y bwrdd")]


async def test_office_beside_those_of_the_plan(site, screen):
    site.live.do(add_panel, site.live.session_id)
    [asked] = put(site)
    await save(screen, asked, **OFFICE)
    assert records(site)[0].members == (1, 3) and offices(site)[2] == tuple(OFFICE.values())
    [added] = site.do(panel_of, session_id=site.live.session_id)[2:]
    assert added.region is Region.GWENT


@pytest.mark.parametrize("step", ["stay", "office"])
@pytest.mark.parametrize(
    ("office", "said"),
    [
        ({"office_en": "Head of play"}, "in English and in Welsh"),
        ({"office_en": "Jane Smith", "office_cy": "Pennaeth"}, "looks like a person"),
        ({"office_en": "Head", "office_cy": "Dr Siân Hughes"}, "looks like a person"),
        ({"office_en": "x" * 201, "office_cy": "x"}, "in English and in Welsh"),
    ],
)
async def test_office_that_is_none_is_refused_and_stays_to_be_mended(
    site, screen, office, said, step
):
    [asked] = put(site)
    refused = await save(screen, asked, member="", next=step, **office)
    assert refused.status_code == 400 and said in refused.text
    assert all(one in refused.text for one in (*office.values(), SAID))
    assert offices(site) == [] and records(site)[0].recorded_at is None


async def test_office_that_cannot_be_kept_with_its_record_is_not_kept_either(site, screen):
    [asked] = put(site)
    refused = await save(screen, asked, member="", kind="", **OFFICE)
    assert refused.status_code == 400 and offices(site) == []


@pytest.mark.parametrize("saved", [False, True], ids=["tried-out", "saved-in-the-plan"])
async def test_rehearsal_takes_its_offices_with_it(settings, sqlite_store, saved):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        live = site.live
        live.do(add_panel, live.session_id)
        ids = {"session_id": live.session_id, "actor": live.host}
        live.at(add_office, **ids, office=Twin(*OFFICE.values()))
        assert len(offices(site)) == 3
        if saved:
            version = site.do(lambda db: db.scalar(select(Session.version)))
            panel = (Member(None, *OFFICE.values()),) * 3
            live.at(change_panel, **ids, members=panel, version=version)
        live.at(end_rehearsal, **ids)
        assert len(offices(site)) == (3 if saved else 2)
