"""The seven boards over time, for everybody: public numbers, by the alphabet, in both languages."""

from html import unescape

import pytest

from bot.boards.directory import boards
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.report_steps import CANARIES, make_promises, make_reports

PAGE = "/boards/over-time"


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def opened(site, language="en", path=PAGE):
    reply = await site.client.get(path, params={"lang": language})
    assert reply.status_code == 200
    return unescape(reply.text)


@pytest.mark.parametrize("language", list(Language), ids=str)
async def test_boards_stand_by_the_alphabet_of_the_language(site, sqlite_store, language):
    in_transaction(sqlite_store, make_promises)
    page = await opened(site, language.value)
    names = [board.name(language) for board in boards()]
    order = sorted(names, key=str.casefold)
    shown = page.split("<main")[1]
    assert sorted(names, key=shown.index) == order
    assert words_of_other_language(site, page, language) == []
    for other in boards():
        assert other.name(language.other) not in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                *("not a league table", "Sessions held", "January 2031 to June 2031", "Kept"),
                *("3 March 2031", "11 June 2031", "Nothing public yet.", "fewer than 5"),
            ],
        ),
        (
            "cy",
            [
                *(
                    "Nid tabl cynghrair",
                    "Sesiynau a gynhaliwyd",
                    "Ionawr 2031 hyd at ddiwedd Mehefin 2031",
                ),
                *("3 Mawrth 2031", "11 Mehefin 2031", "Dim byd cyhoeddus eto.", "llai na 5"),
            ],
        ),
    ],
)
async def test_page_tells_sessions_and_half_years(site, sqlite_store, language, words):
    in_transaction(sqlite_store, make_promises)
    in_transaction(sqlite_store, make_reports)
    page = await opened(site, language)
    assert [one for one in words if one not in page] == []
    assert page.count('<table class="stretches"') == 5
    assert page.count('role="img"') == 1  # only what is told exactly is drawn


async def test_only_public_numbers_and_no_words_of_anybody(site, sqlite_store):
    in_transaction(sqlite_store, make_reports)
    page = await opened(site)
    for hidden in (*CANARIES, "We ask the board", "When will the waiting list", "second clinic"):
        assert hidden not in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_empty_page_helps_and_names_all_seven(site, language):
    page = await opened(site, language)
    says = {"en": "As soon as public questions", "cy": "Cyn gynted ag y bydd cwestiynau"}
    assert says[language] in page and page.count('class="over-time"') == 7


async def test_page_is_found_from_the_boards(site):
    assert f'href="{PAGE}?lang=en"' in await opened(site, path="/boards")


async def test_made_up_sessions_say_so(site, sqlite_store):
    in_transaction(sqlite_store, make_reports, made_up=True)
    assert "3 March 2031 (made up to show how it works)" in await opened(site)
