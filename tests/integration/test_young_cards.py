"""Without script too: whoever says in the form that they are 7 to 10 reads the simpler card."""

from html import unescape

import pytest

from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public
from tests.integration.test_ask_pages import TOKEN, WRITTEN

SERIOUS = {"en": "I want to die and nobody listens", "cy": "Dwi eisiau marw a does neb yn gwrando"}
USUAL = {"en": "You don't have to carry this alone", "cy": "Does dim rhaid i ti gario hyn"}
SIMPLE = {"en": "You matter a lot", "cy": "Rwyt ti'n bwysig iawn"}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def sent(site, language, **changes):
    """The page after the form was sent."""
    page = await site.client.get("/ask", params={"lang": language})
    body = {**WRITTEN, "text": SERIOUS[language], **changes, "lang": language}
    reply = await site.client.post("/ask", data={**body, "csrf": TOKEN.search(page.text)[1]})
    if reply.status_code == 303:
        reply = await site.client.get(reply.headers["location"])
    return unescape(reply.text)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_review_shows_the_card_of_the_age_band(site, language):
    young = await sent(site, language, age_band="7-10")
    assert SIMPLE[language] in young and USUAL[language] not in young
    older = await sent(site, language, age_band="11-13")
    assert USUAL[language] in older and SIMPLE[language] not in older


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_form_that_is_shown_again_shows_it_too(site, language):
    page = await sent(site, language, age_band="7-10", context="x" * 1001)
    assert SIMPLE[language] in page


@pytest.mark.parametrize(
    ("language", "says"), [("en", "I'm 8. I want to die"), ("cy", "Dwi'n 8 oed. Dwi eisiau marw")]
)
async def test_age_in_the_words_counts_where_no_band_was_chosen(site, language, says):
    assert SIMPLE[language] in await sent(site, language, text=says, age_band="not_said")
