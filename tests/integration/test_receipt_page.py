"""Where a question is, by receipt: each step in words, taking back, wrong codes, languages."""

import re

import pytest

from bot.questions.asking.status import STEP_KEYS
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Workflow,
)
from bot.web.words import LOCALE, Words
from channels.public import SITE
from tests.factories import (
    TEXT,
    WAYS,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.receipt_pages import CODE, make_asked, send


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("state", [s for s in WAYS if s is not Workflow.ERASED], ids=str)
async def test_every_step_is_said_in_the_language_of_the_page(site, sqlite_store, state, language):
    make_asked(sqlite_store, state=state)
    reply, page = await send(site, language=language)
    assert reply.status_code == 200
    assert 'id="now-title"' in page
    assert words_of_other_language(site, page, Language(language)) == []
    assert (TEXT in page) is (state is not Workflow.WITHDRAWN)
    assert CODE not in str(reply.url)


def test_every_step_has_its_words():
    words = Words([LOCALE, SITE / "locale"])
    assert [key for key in STEP_KEYS if not words.has(f"terms.step_{key}")] == []


async def test_taking_back_asks_first_and_can_be_left(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await send(site, "/question/withdraw")
    assert "This cannot be undone" in page
    assert TEXT in page
    _, page = await send(site, confirmed="yes")  # "No, leave it" goes to the look-up
    assert TEXT in page
    _, page = await send(site, "/question/withdraw", confirmed="yes")
    assert "You took your question back" in page
    assert TEXT not in page
    assert 'action="/question/withdraw"' not in page


@pytest.mark.parametrize(
    ("language", "check"),
    [("en", "letter by letter"), ("cy", "fesul llythyren")],
)
@pytest.mark.parametrize("path", ["", "/withdraw", "/verdict", "/appeal", "/rewrite"])
async def test_wrong_code_gets_a_page_that_helps(site, sqlite_store, path, language, check):
    make_asked(sqlite_store, state=Workflow.RETURNED)
    for code in ("808K-GYT2-AZXP", "nonsense", "", "C6D6-N7TV-TXP9"):
        more = {"answered": "yes", "progress": "red", "confirmed": "yes"}
        reply, page = await send(site, f"/question{path}", code=code, language=language, **more)
        assert reply.status_code == 404
        assert check in page
        assert "tel:08001111" in page
        assert TEXT not in page
        assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_author_reads_what_others_see_where_something_was_taken_out(
    site, sqlite_store, language
):
    def take_out(db):
        made = make_question(db, state=Workflow.ACCEPTED, code=CODE)
        made.text_public = "Why is [address] closed?"
        db.flush()

    in_transaction(sqlite_store, take_out)
    _, page = await send(site, language=language)
    assert page.count(TEXT) == 1
    assert '<blockquote lang="en">Why is [address] closed?</blockquote>' in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_language_is_changed_without_typing_the_code_again(site, sqlite_store, language):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await send(site, language=language)
    other = Language(language).other.value
    form = re.search(r'action="/question" class="switch-form">.*?</form>', page, re.S)[0]
    assert f'name="lang" value="{other}"' in form
    assert f'name="code" value="{CODE}"' in form
    _, page = await send(site, language=other)
    assert TEXT in page


async def test_taking_back_is_asked_on_a_page_of_its_own(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await send(site, "/question/withdraw")
    assert "<h1>Do you want to take your question back?</h1>" in page
    assert 'id="code"' not in page
