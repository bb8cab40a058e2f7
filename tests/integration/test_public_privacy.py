"""The privacy text says what the code does: how long, in which place, and who sends what."""

import re

import pytest

from bot.questions.asking.drafts import DRAFT_TIME
from bot.questions.life.retention import DECLINED_DAYS, REPLY_DAYS, RETURNED_DAYS
from bot.sessions.room.forgetting import KEPT_AFTER
from bot.vocabulary import Language
from channels.state import EXPIRY
from tests.fakes import FakeEngine
from tests.integration.answered_pages import read_page
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public

HOURS = int(KEPT_AFTER.total_seconds() // 3600)
MINUTES = int(DRAFT_TIME.total_seconds() // 60)
SAID = {
    "en": [
        f"for {MINUTES} minutes",
        f"{EXPIRY // 60} minutes after your last message",
        f"after {RETURNED_DAYS} days",
        f"{DECLINED_DAYS} days later",
        f"{REPLY_DAYS} days after it was written",
        f"{HOURS} hours after the meeting",
        "We keep it until you take it back.",
        "This service does not send your question to them.",
        "with personal details taken out",
        "we cannot call those copies back",
    ],
    "cy": [
        f"am {MINUTES} munud",
        f"{EXPIRY // 60} munud ar ôl dy neges olaf",
        f"ar ôl {RETURNED_DAYS} diwrnod",
        f"{DECLINED_DAYS} diwrnod wedyn",
        f"{REPLY_DAYS} diwrnod ar ôl iddi gael ei hysgrifennu",
        f"{HOURS} awr ar ôl y cyfarfod",
        "Rydyn ni’n ei gadw nes i ti ei dynnu’n ôl.",
        "Dydy’r gwasanaeth yma ddim yn anfon dy gwestiwn atyn nhw.",
        "gyda manylion personol wedi’u tynnu allan",
        "allwn ni ddim galw’r copïau hynny’n ôl",
    ],
}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_privacy_text_says_how_long_and_who_sends_what(site, language):
    _, page = await read_page(site, "/privacy", language)
    assert [words for words in SAID[language] if words not in page] == []
    assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_privacy_text_is_in_short_sentences(site, language):
    _, page = await read_page(site, "/privacy", language)
    main = re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1].split("</main>", 1)[0])
    sentences = re.split(r"(?<=[.?!:])\s", main)
    assert [one for one in sentences if len(one.split()) > 34] == []
