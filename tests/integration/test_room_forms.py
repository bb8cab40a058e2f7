"""Every form of a live room: who has no key, or no token of their page, changes nothing."""

import re
from uuid import uuid4

import pytest

from bot.store.tables.session_terms import Surface
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public
from tests.integration.room_site import serve_room

OPEN_TO_ALL = {"/room/code", "/room/join"}  # whoever comes in has no key yet
LINK = "/room/open/"  # the link is the key
PART = re.compile(r"<\w+:(\w+)>")
FILLED = {"uuid": str(uuid4()), "int": "1", "str": "nothing"}


async def room_forms(settings, store) -> set[str]:
    """The address of every form of a room, its parts filled in."""
    async with serve_public(settings, store, FakeEngine()) as site:
        found = {f"/{route.path}" for route in site.app.router.routes if "POST" in route.methods}
    filled = {PART.sub(lambda part: FILLED[part[1]], path) for path in found}
    return {path for path in filled if path.startswith("/room/") and not path.startswith(LINK)}


async def test_nobody_without_a_key_does_anything(settings, sqlite_store):
    forms = await room_forms(settings, sqlite_store) - OPEN_TO_ALL
    assert len(forms) > 30
    async with serve_room(settings, sqlite_store) as site, site.browser() as browser:
        answers = {path: (await browser.post(path)).status_code for path in forms}
    assert set(answers.values()) == {401}, answers


@pytest.mark.parametrize("surface", list(Surface), ids=str)
async def test_nobody_without_the_token_of_the_page_does_anything(settings, sqlite_store, surface):
    phone = surface is Surface.PARTICIPANT
    forms = await room_forms(settings, sqlite_store) - OPEN_TO_ALL
    async with serve_room(settings, sqlite_store) as site:
        opened = site.joined() if phone else site.screen(surface)
        async with opened as browser:
            answers = {path: (await browser.post(path)).status_code for path in forms}
    assert set(answers.values()) <= {401, 403}, answers
    own = {path for path, status in answers.items() if status == 403}
    assert own or surface is Surface.PROJECTOR  # which has no form
    for other in own:
        name = "" if phone else f"/{surface.value}"
        assert other.startswith(f"/room{name}/") or (not phone and "paper" in other), other
