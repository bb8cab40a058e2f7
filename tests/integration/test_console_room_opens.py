"""From the console to the hall: what the host is given opens the public site's own pages."""

import re
from dataclasses import replace

import pytest

from bot.store.tables.session_terms import Surface
from tests.integration.console_client import serve_console
from tests.integration.console_rooms import Planned
from tests.integration.public_site import serve_public

SCREENS = [one.value for one in Surface if one is not Surface.PARTICIPANT]
TAKE_BACK = re.compile(r'action="([^"?]+/take-back)')


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def hall(settings, sqlite_store, site):
    """The console of the same store, its planned session with an open room, and its host."""
    there = replace(settings, public_url=str(site.client.base_url).rstrip("/"))
    async with serve_console(there, sqlite_store) as console:
        planned = Planned(console)
        planned.open()
        nia = console.browser()
        await nia.sign_in("nia")
        yield planned, nia


async def link(planned, nia, surface) -> str:
    await nia.open(f"{planned.address}/room?lang=en")
    made = await nia.send(f"{planned.address}/room/links", surface=surface)
    return re.search(r'href="([^"]+/room/open/[\w-]+)"', made.text)[1]


@pytest.mark.parametrize("surface", SCREENS)
async def test_a_link_from_the_console_opens_its_screen_once(site, hall, surface):
    planned, nia = hall
    address = await link(planned, nia, surface)
    assert (await site.client.get(address)).status_code == 200
    opened = await site.client.post(address)
    assert opened.status_code == 303
    assert opened.headers["location"].split("?")[0] == f"/room/{surface}"
    assert (await site.client.post(address)).status_code == 401


async def test_a_screen_that_is_taken_back_shows_nothing_more(site, hall):
    planned, nia = hall
    await site.client.post(await link(planned, nia, "moderator"))
    assert (await site.client.get("/room/moderator?lang=en")).status_code == 200
    page = await nia.open(f"{planned.address}/room?lang=en")
    [action] = TAKE_BACK.findall(page.text)
    await nia.send(action)
    refused = await site.client.get("/room/moderator?lang=en")
    assert refused.status_code == 401 and "took this screen back" in refused.text


@pytest.mark.parametrize(("language", "title"), [("en", "We ask the board"), ("cy", "Ni’n holi")])
async def test_the_address_on_the_poster_is_the_door_of_the_room(site, hall, language, title):
    planned, nia = hall
    page = await nia.open(f"{planned.address}/room?lang=en")
    short = re.search(r'class="room-short">([^<]+)<', page.text)[1]
    door = await site.client.get(f"http://{short}?lang={language}")
    assert door.status_code == 200 and title in door.text


async def test_a_closed_room_leads_to_its_report(hall):
    planned, nia = hall
    planned.answer()
    planned.close()
    page = await nia.open(f"{planned.address}/room?lang=en")
    [report] = set(re.findall(r'href="([^"]+/report[^"]*)"', page.text))
    assert (await nia.open(report)).status_code == 200
