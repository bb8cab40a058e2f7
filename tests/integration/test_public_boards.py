"""The pages of the boards: found by place, each fact with its source, named and dated."""

import re
from shutil import copytree
from urllib.parse import urlsplit

import pytest

from bot.boards.files import check_board_files
from bot.boards.phrases import FOLDER
from bot.boards.rows import addresses
from bot.boards.sources import source_name
from bot.errors import DataInvalid
from bot.language.councils import read_rows
from bot.vocabulary import Language, Region
from tests.fakes import FakeEngine
from tests.integration.answered_pages import read_page
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        ("Casnewydd", "/boards/gwent?"),
        ("ym Mangor, Gwynedd", "/boards/north_wales?"),
        ("LD1 5HH", "/boards/powys?"),
        ("Birmingham", "/boards?place=outside"),
        ("Xyzzy", "/boards?place=unknown"),
    ],
)
async def test_board_is_found_by_place_and_the_place_is_in_no_address(site, typed, lands):
    reply = await site.client.post("/boards", data={"place": typed, "lang": "en"})
    assert reply.status_code == 303
    assert reply.headers["location"].startswith(lands)
    page = await site.client.get(reply.headers["location"])
    assert page.status_code == 200


async def test_board_nobody_knows_is_no_page(site):
    for path in ("/boards/england", "/boards/england/feed.xml", "/boards/GWENT"):
        assert (await site.client.get(path)).status_code == 404


def _section(page, name):
    return re.search(rf'<section aria-labelledby="{name}-title">.*?</section>', page, re.S)[0]


@pytest.mark.parametrize("region", list(Region), ids=str)
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_sources_are_named_and_how_they_were_checked_is_said_once(site, language, region):
    _, page = await read_page(site, f"/boards/{region}", language)
    checked = {
        "en": "We read this in saved copies of web pages, 23 November 2026.",
        "cy": "Rydyn ni wedi darllen hyn mewn copïau o dudalennau gwe, 23 Tachwedd 2026.",
    }[language]
    for name in ("plan", "listening", "ledger"):
        section = _section(page, name)
        links = re.findall(r'<a href="(https?://[^"]+)" rel="noreferrer">([^<]+)</a>', section)
        assert section.count(checked) == (1 if links else 0), name
        for address, shown in links:
            assert urlsplit(address).netloc not in shown
            assert " " in shown or shown in ("MyNewtown",)
    assert words_of_other_language(site, page, Language(language)) == []


def test_every_source_of_the_boards_has_a_name():
    named = {row["host"] for row in read_rows(FOLDER / "sources.csv")}
    told = {
        urlsplit(address).netloc
        for file in ("plans.csv", "participation.csv", "promises.csv")
        for row in read_rows(FOLDER / file)
        for address in addresses(row["source"])
    }
    assert told - named == set()


def test_source_that_nobody_has_named_is_told():
    with pytest.raises(DataInvalid, match=r"example\.wales"):
        source_name("https://example.wales/plan", Language.EN)


def test_file_with_a_source_that_nobody_has_named_stops_the_start(tmp_path):
    copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    plans = tmp_path / "plans.csv"
    known = plans.read_text(encoding="utf-8")
    plans.write_text(known.replace("www.gwentrpb.wales", "nobody.wales"), encoding="utf-8")
    with pytest.raises(DataInvalid, match=r"nobody\.wales"):
        check_board_files(tmp_path)
