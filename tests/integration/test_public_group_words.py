"""The page of a question shows why its group judged so, and what the board replied."""

import pytest

from bot.vocabulary import Language
from tests.fakes import FakeEngine
from tests.integration.answered_pages import read_page
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.test_questions_group_words import WORDS, judged


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["Why, in the group’s words", "What the board replied to this", "Replied on"]),
        ("cy", ["Pam, yng ngeiriau’r grŵp", "Beth atebodd y bwrdd i hyn", "newid y dyfarniad"]),
    ],
)
async def test_page_shows_the_reason_and_the_reply(site, sqlite_store, language, shown):
    question_id = judged(sqlite_store)
    _, page = await read_page(site, f"/questions/{question_id}", language)
    for words in (*shown, WORDS[f"reason_{language}"], WORDS[f"reply_{language}"]):
        assert words in page
    other = Language(language).other
    assert WORDS[f"reason_{other}"] not in page
    assert words_of_other_language(site, page, Language(language)) == []


async def test_page_is_silent_about_words_that_are_not_for_all(site, sqlite_store):
    question_id = judged(sqlite_store, reason_cy="", reply_cy="")
    _, page = await read_page(site, f"/questions/{question_id}")
    assert "Why, in the group’s words" not in page
    assert "What the board replied" not in page
    assert WORDS["reason_en"] not in page
