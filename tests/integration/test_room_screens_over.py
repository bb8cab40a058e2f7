"""A link that opens nothing says so at once, and a screen whose room was closed says that."""

from html import unescape

import pytest

from bot.sessions.room.closing import close_room
from bot.sessions.room.passes import make_pass
from bot.store.tables.session_terms import Surface

OPEN = {"en": "Open the screen", "cy": "Agor y sgrin"}
USED = {"en": "It was used already", "cy": "Mae wedi’i defnyddio’n barod"}
CLOSED = {"en": "The room was closed", "cy": "Mae’r ystafell wedi’i chau"}


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_link_says_at_once_whether_it_opens_anything(site, language):
    made = {"session_id": site.live.session_id, "actor": site.live.host}
    link = f"/room/open/{site.live.at(make_pass, surface=Surface.SCRIBE, **made)}"
    async with site.browser(language) as browser, site.browser(language) as other:
        for _ in range(3):  # looking uses nothing up
            assert OPEN[language] in await browser.text(link)
        assert (await browser.post(link)).status_code == 303
        used = await other.get(link)
        assert used.status_code == 401 and USED[language] in unescape(used.text)
        assert OPEN[language] not in used.text


@pytest.mark.parametrize("surface", [Surface.SCRIBE, Surface.MODERATOR])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_screen_of_a_closed_room_says_that_it_was_closed(site, surface, language):
    async with site.screen(surface, language) as browser:
        path = f"/room/{surface.value}"
        assert (await browser.get(path)).status_code == 200
        site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
        over = await browser.get(path)
        assert over.status_code == 401 and CLOSED[language] in unescape(over.text)
        assert USED[language] not in unescape(over.text)
