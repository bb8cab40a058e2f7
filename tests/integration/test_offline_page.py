"""The page that browsers keep, and the script that keeps it."""

import json
import re
from datetime import date

import pytest

from bot.safety.confirmed import confirm_helplines
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

KEPT = re.compile(r"const KEPT = (\[.*?\]);")
VERSION = re.compile(r'const VERSION = "([0-9a-f]{12})";')


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def script(site, language="en"):
    reply = await site.client.get("/help-worker.js", headers={"accept-language": language})
    assert reply.headers["content-type"].startswith("text/javascript")
    assert reply.headers["cache-control"] == "no-cache"
    return reply.text


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_kept_page_has_every_number_and_says_what_still_works(site, language):
    shown = (await site.client.get(f"/offline?lang={language}")).text
    helped = (await site.client.get(f"/help?lang={language}")).text
    numbers = set(re.findall(r'href="((?:tel|sms):[^"]+)"', helped))
    assert len(numbers) > 5
    assert set(re.findall(r'href="((?:tel|sms):[^"]+)"', shown)) == numbers
    assert {"en": "no internet", "cy": "Does dim rhyngrwyd"}[language] in shown


async def test_script_keeps_only_the_page_and_what_it_is_shown_with(site):
    [kept] = KEPT.findall(await script(site))
    for address in json.loads(kept):
        assert address.startswith(("/offline?lang=", "/static/"))
        assert (await site.client.get(address)).status_code == 200


async def test_version_is_the_same_in_both_languages_and_follows_the_numbers(site, settings):
    first = VERSION.findall(await script(site))
    assert first == VERSION.findall(await script(site, "cy"))
    confirm_helplines(settings.var_dir, by="A named person", on=date(2026, 11, 24))
    assert VERSION.findall(await script(site)) != first
