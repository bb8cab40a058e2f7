"""A room that is closed, or a rehearsal that has ended, is gone from every screen at once."""

import asyncio

import pytest
from playwright.async_api import expect

from bot.sessions.room.closing import close_room
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.room.rooms import open_room
from bot.store.tables.session_terms import Surface
from channels.replies import Replies
from channels.room.tail import Tail
from tests.integration.live_room import WORDS
from tests.integration.room_site import EVENT, serve_room

ENDS = {"closed": (close_room, False), "rehearsed": (end_rehearsal, True)}
SCREENS = (Surface.PROJECTOR, Surface.CHAIR, Surface.MODERATOR, Surface.SCRIBE)
# Milliseconds; a browser that has to open its stream again to learn of it needs more.
AT_ONCE = 1_400


async def told_until_the_end(browser, screen):
    """All that a stream says, from now on."""
    found = EVENT.search((await browser.get(f"/room/{screen}")).text)
    query = {"after": found[1] if found else "0"}
    path = f"/room/{screen}/live"
    async with browser.client.stream("GET", path, params=query, timeout=20) as stream:
        yield "open"
        async for line in stream.aiter_lines():
            if line:
                yield line


async def last_words(browser, screen, end):
    """What a stream says last, after something was done once it was open."""
    said = []
    async for line in told_until_the_end(browser, screen):
        if line.startswith("retry:"):
            end()
        said.append(line)
    return said[-2:]


@pytest.fixture(params=ENDS)
def ended(request):
    return ENDS[request.param]


async def test_stream_of_a_phone_ends_with_over(settings, sqlite_store, ended):
    end, rehearsal = ended
    async with serve_room(settings, sqlite_store, rehearsal=rehearsal) as site:
        live = site.live
        async with site.joined() as browser:
            close = lambda: live.at(end, session_id=live.session_id, actor=live.host)  # noqa: E731
            event, data = await asyncio.wait_for(last_words(browser, "here", close), 10)
            assert event == "event: over" and data.startswith('data: {"wait": ')


@pytest.mark.parametrize("surface", SCREENS)
async def test_stream_of_a_host_ends_with_over_and_no_wait(settings, sqlite_store, surface):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        live = site.live
        async with site.screen(surface) as browser:
            close = lambda: live.at(end_rehearsal, session_id=live.session_id, actor=live.host)  # noqa: E731
            words = await asyncio.wait_for(last_words(browser, surface.value, close), 10)
            assert words == ["event: over", 'data: {"wait": 0}']


async def test_process_that_ends_does_not_say_that_the_room_is_over(settings, sqlite_store):
    async with serve_room(settings, sqlite_store) as site:
        tail = Tail(Replies(sqlite_store))
        with tail.follow(site.live.session_id, Surface.PARTICIPANT) as room:
            tail.stop()
            assert room.over and not room.closed


async def test_room_that_follows_its_rehearsal_is_not_over(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        live, tail = site.live, Tail(Replies(sqlite_store))
        with tail.follow(live.session_id, Surface.PARTICIPANT) as tried:
            await asyncio.wait_for(tried.changed[Surface.PARTICIPANT].wait(), 5)
            gone = tried.changed[Surface.PARTICIPANT]
            live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
            await asyncio.wait_for(gone.wait(), 5)
            assert tried.closed
            live.at(open_room, session_id=live.session_id, actor=live.host, rehearsal=False)
            with tail.follow(live.session_id, Surface.PARTICIPANT) as real:
                assert real is not tried and not real.over
        tail.stop()


@pytest.mark.chromium
async def test_screens_clear_at_once(settings, sqlite_store, chromium, ended):
    end, rehearsal = ended
    async with serve_room(settings, sqlite_store, rehearsal=rehearsal) as site:
        live = site.live
        live.ask(live.join(), WORDS)
        phone = await chromium.new_page()
        await phone.goto(f"{site.base}/j/{live.code}?lang=en")
        await phone.locator("button[value=own]").click()
        desk = await opened(site, chromium, Surface.MODERATOR)
        await expect(phone.locator("[data-part=ask]")).to_be_visible()
        await expect(desk.locator("body")).to_contain_text(WORDS)
        live.at(end, session_id=live.session_id, actor=live.host)
        for page in (phone, desk):
            await expect(page.locator("[data-part]")).to_have_count(0, timeout=AT_ONCE)
            await expect(page.locator("body")).not_to_contain_text(WORDS)


async def opened(site, chromium, surface):
    """A screen of the host's, opened by its link, once its stream is open."""
    async with site.screen(surface) as browser:
        [(name, value)] = browser.client.cookies.items()
        context = await chromium.new_context()
        await context.add_cookies([{"name": name, "value": value, "url": f"{site.base}/room"}])
        page = await context.new_page()
        async with page.expect_request("**/live?*"):
            await page.goto(f"{site.base}/room/{surface.value}?lang=en")
        return page
