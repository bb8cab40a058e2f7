"""Plans in the console: made, changed, kept, followed and deleted, by those who host them."""

import re
from datetime import timedelta
from html import unescape

import pytest

from bot.sessions.planning.lessons import OUTLINES, agreement, shipped_outline
from bot.sessions.planning.queries import sessions_for
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_plans import DAY, TEAM, TITLE, fields_of, plan_at, planned, send
from tests.integration.console_words import english_in


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.YOUTH_WORKER, Region.GWENT)


async def test_a_session_is_planned_and_shows_clock_times_in_both_languages(nia):
    address = await planned(nia)
    english = (await nia.open(f"{address}?lang=en")).text
    welsh = (await nia.open(f"{address}?lang=cy")).text
    assert "16:30" in english and "18:00" in english
    assert "Together 90 minutes." in english
    assert unescape(agreement().contact_does[0].cy) in unescape(welsh)
    assert english_in(welsh) == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/new",
        "/outlines",
        "/groups",
        "{}",
        *(
            f"{{}}/{p}"
            for p in ("details", "agenda", "panel", "questions", "standards", "keep", "delete")
        ),
    ],
)
async def test_every_page_is_there_in_welsh(nia, path):
    address = await planned(nia)
    where = (
        address if path == "{}" else path.format(address) if "{}" in path else f"/sessions{path}"
    )
    page = await nia.open(f"{where}?lang=cy")
    assert page.status_code == 200
    assert english_in(page.text) == []


async def test_who_has_no_session_is_told_how_to_begin(nia):
    page = (await nia.open("/sessions?lang=en")).text
    assert "You have no session yet" in page
    assert "/sessions/new" in page


async def test_board_reads_the_plan_and_finds_no_way_to_change_it(console, nia):
    address = await planned(nia)
    board = await console.signed_in("rhys", Role.RPB_STAFF, Region.GWENT)
    page = (await board.open(f"{address}?lang=en")).text
    assert "You can read this plan." in page
    assert f"{address}/agenda" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title_cy": ""}, "Please write it in both languages."),
        ({"title_en": "", "title_cy": ""}, "Please fill it in."),
        ({"held_on": ""}, "Please fill it in."),
        ({"held_on": "tomorrow"}, "Please look at it again."),
        ({"begins_at": "25:70"}, "Please look at it again."),
    ],
)
async def test_a_plan_that_lacks_something_is_shown_again_with_what_was_typed(nia, changes, said):
    page = await nia.open("/sessions/new?lang=en")
    given = {**fields_of(page.text), **TITLE, "held_on": DAY.isoformat(), **changes}
    refused = await nia.post("/sessions/new", **given)
    assert refused.status_code == 400
    assert said in refused.text
    assert given["title_en"] in refused.text


async def test_details_are_changed(console, nia):
    address = await planned(nia)
    done = await send(nia, f"{address}/details", place_en="The hall", place_cy="Y neuadd")
    assert done.status_code == 303
    assert plan_at(console, address).details.place_cy == "Y neuadd"
    assert "Your changes are saved." in (await nia.open(done.headers["location"])).text


async def test_a_colleagues_change_is_shown_before_mine_takes_its_place(console, nia):
    address = await planned(nia)
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    mine = fields_of((await nia.open(f"{address}/details?lang=en")).text)
    await send(team, f"{address}/details", place_en="Their hall", place_cy="Eu neuadd")
    mine |= {"place_en": "My hall", "place_cy": "Fy neuadd"}

    refused = await nia.post(f"{address}/details", **mine)
    assert refused.status_code == 409
    assert "Their hall" in refused.text and "My hall" in refused.text
    assert plan_at(console, address).details.place_en == "Their hall"
    again = await nia.post(f"{address}/details", **fields_of(refused.text))
    assert again.status_code == 303
    assert plan_at(console, address).details.place_en == "My hall"


async def test_kept_outline_is_shared_with_another_region(console, nia):
    address = await planned(nia)
    await send(nia, f"{address}/keep", name_en="Our way", name_cy="Ein ffordd ni", shared="yes")
    elsewhere = await console.signed_in("gwen", Role.YOUTH_WORKER, Region.POWYS)
    page = (await elsewhere.open("/sessions/outlines?lang=en")).text
    assert "Our way" in page
    assert 'value="delete"' not in page
    key = re.search(r"outline=([0-9a-f-]{36})", page)[1]
    copy = await planned(elsewhere, f"&outline={key}")
    assert plan_at(console, copy).items == shipped_outline(OUTLINES[0]).items

    page = await nia.open("/sessions/outlines?lang=en")
    assert 'value="unshare"' in page.text
    await nia.send(f"/sessions/outlines/{key}", do="delete")
    assert "Our way" not in (await elsewhere.open("/sessions/outlines?lang=en")).text


async def test_the_next_session_of_a_group_opens_with_what_was_promised(console, nia):
    await send(nia, "/sessions/groups", name_en="Voices", name_cy="Lleisiau")
    page = (await nia.open("/sessions/groups?lang=en")).text
    group = re.search(r"group=([0-9a-f-]{36})", page)[1]
    first = await planned(nia, f"&group={group}")
    await send(nia, f"{first}/details", place_en="The hall", place_cy="Y neuadd")
    following = re.search(r"after=([0-9a-f-]{36})", (await nia.open(f"{first}?lang=en")).text)[1]
    second = plan_at(console, await planned(nia, f"&after={following}"))
    assert second.agenda[1].title_en == agreement().ledger.title_en
    assert (second.minutes, second.details.place_cy) == (90, "Y neuadd")
    assert second.group.en == "Voices"


async def test_a_follow_up_has_a_name_and_a_day_of_its_own(console, nia):
    first = await planned(nia)
    following = re.search(r"after=([0-9a-f-]{36})", (await nia.open(f"{first}?lang=en")).text)[1]
    offered = fields_of((await nia.open(f"/sessions/new?lang=en&after={following}")).text)
    assert offered["title_en"] == f"{TITLE['title_en']} – follow-up"
    assert offered["title_cy"] == f"{TITLE['title_cy']} – dilyniant"
    assert offered["held_on"] == (DAY + timedelta(weeks=4)).isoformat()

    made = await nia.post("/sessions/new", **offered)
    third = made.headers["location"].split("?")[0].rsplit("/", 1)[-1]
    again = fields_of((await nia.open(f"/sessions/new?lang=en&after={third}")).text)
    assert again["title_en"] == offered["title_en"]


@pytest.mark.parametrize(
    ("language", "said", "board"),
    [
        ("en", "not only to this group", "Promised by the board for Gwent"),
        ("cy", "nid i’r grŵp yma yn unig", "Addawyd gan fwrdd Gwent"),
    ],
)
async def test_promises_of_a_board_say_whose_they_are(nia, language, said, board):
    page = (await nia.open(f"{await planned(nia)}?lang={language}")).text
    assert said in page
    assert board in page


async def test_deleting_is_warned_of_and_done_once(console, nia):
    address = await planned(nia)
    page = (await nia.open(f"{address}/delete?lang=en")).text
    assert "cannot be undone" in page
    await send(nia, f"{address}/details", place_en="The hall", place_cy="Y neuadd")
    late = await nia.post(f"{address}/delete", **fields_of(page))
    assert late.status_code == 409
    done = await send(nia, f"{address}/delete")
    assert "The session is deleted." in (await nia.open(done.headers["location"])).text
    assert (await nia.open(f"{address}?lang=en")).status_code == 404
    assert in_transaction(console.store, sessions_for, reader=TEAM) == ()


async def test_somebody_elses_plan_is_not_there(console, nia):
    address = await planned(nia)
    other = await console.signed_in("sion", Role.YOUTH_WORKER, Region.GWENT)
    for page in ("", "/details", "/agenda", "/panel", "/questions", "/standards", "/keep"):
        assert (await other.open(f"{address}{page}?lang=en")).status_code == 404
