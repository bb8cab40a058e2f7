"""Whatever box it is typed into: words that tell of danger bring the card; ordinary ones none."""

import pytest

from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

DANGER = {"en": "i want to kill myself", "cy": "dwi eisiau lladd fy hun"}
ORDINARY = {"en": "Newport", "cy": "Hengoed"}
BOXES = {
    "place of doors": ("POST", "/directory", "place"),
    "place of a board": ("POST", "/boards", "place"),
    "words to look for": ("GET", "/questions", "words"),
    "receipt": ("POST", "/question", "code"),
    "code of a room": ("POST", "/room/code", "code"),
}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def typed_into(site, box, text, language):
    method, address, name = BOXES[box]
    given = {name: text, "lang": language}
    if method == "GET":
        return await site.client.get(address, params=given)
    return await site.client.post(address, data=given, follow_redirects=True)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("box", BOXES)
async def test_danger_typed_into_a_box_brings_the_card(site, box, language):
    reply = await typed_into(site, box, DANGER[language], language)
    assert 'id="card-title"' in reply.text
    assert "tel:999" in reply.text
    assert f'<html lang="{language}">' in reply.text
    assert DANGER[language] not in str(reply.url) or box == "words to look for"


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("box", BOXES)
async def test_ordinary_words_in_a_box_bring_no_card(site, box, language):
    reply = await typed_into(site, box, ORDINARY[language], language)
    assert 'id="card-title"' not in reply.text
