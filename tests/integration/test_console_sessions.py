"""Plans in the console: made, changed, kept, followed and deleted, by those who host them."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest

from bot.questions.life.move import Actor
from bot.sessions.planning.lessons import OUTLINES, agreement, shipped_outline
from bot.sessions.planning.queries import session_plan, sessions_for
from bot.store.tables.session_terms import Mode
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

FIELD = re.compile(
    r'<input (?=[^>]*type="(?:text|date|time|hidden|radio|checkbox)")(?P<in>[^>]*)>'
    r'|<textarea [^>]*name="(?P<area>[^"]+)"[^>]*>(?P<words>[^<]*)</textarea>'
    r'|<select [^>]*name="(?P<pick>[^"]+)"[^>]*>(?P<options>.*?)</select>',
    re.S,
)
DAY = (datetime.now(UTC) + timedelta(days=30)).date()
TITLE = {"title_en": "We ask the board", "title_cy": "Ni’n holi’r bwrdd"}
TEAM = Actor(UUID(int=1), Role.COMMISSIONER_TEAM, None)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.YOUTH_WORKER, Region.GWENT)


def fields_of(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = page[page.rindex("<main") :]
    found = {}
    for match in FIELD.finditer(form):
        if match["area"]:
            found[match["area"]] = unescape(match["words"])
        elif match["pick"]:
            chosen = re.search(r'value="([^"]*)" selected', match["options"])
            first = re.search(r'value="([^"]*)"', match["options"])
            found[match["pick"]] = (chosen or first)[1]
        else:
            given = dict(re.findall(r'(\w+)="([^"]*)"', match["in"]))
            if given["type"] in ("radio", "checkbox") and "checked" not in match["in"]:
                continue
            found[given["name"]] = unescape(given.get("value", ""))
    return found


async def send(browser, address, **changes):
    """Send the form of the page at an address, changed."""
    page = await browser.open(f"{address}?lang=en")
    assert page.status_code == 200, page.text
    return await browser.post(address, **{**fields_of(page.text), **changes})


async def planned(browser, query="", **changes) -> str:
    """Plan a session with the form; its address."""
    page = await browser.open(f"/sessions/new?lang=en{query}")
    given = {**TITLE, "held_on": DAY.isoformat(), "begins_at": "16:30", **changes}
    made = await browser.post("/sessions/new", **{**fields_of(page.text), **given})
    assert made.status_code == 303, made.text
    return made.headers["location"].split("?")[0]


def plan_at(console, address):
    session_id = UUID(address.rsplit("/", 1)[-1])
    return in_transaction(console.store, session_plan, session_id=session_id, reader=TEAM)


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


async def test_agenda_buttons_move_add_and_take_out_and_save_what_was_typed(console, nia):
    address = f"{await planned(nia)}/agenda"
    await send(nia, address, do="up:2", minutes_1="7")
    plan = plan_at(console, address.removesuffix("/agenda"))
    assert [(line.mode, line.minutes) for line in plan.agenda][:2] == [
        (Mode.LEARN, 10),
        (Mode.WELCOME, 7),
    ]
    await send(nia, address, do="remove:1")
    await send(nia, address, do="add", new_mode="break")
    last = plan_at(console, address.removesuffix("/agenda")).agenda[-1]
    assert (last.mode, last.title_cy, last.minutes) == (Mode.BREAK, "Egwyl", 5)


@pytest.mark.parametrize(
    ("available", "said"),
    [
        ("90", "It fits exactly into the 90 minutes"),
        ("100", "10 of the 100 minutes you have are left."),
        ("60", "That is 30 minutes longer than the 60 you have."),
        ("", "It ends at 18:00."),
    ],
)
async def test_agenda_is_summed_against_the_time_there_is(nia, available, said):
    address = await planned(nia)
    await send(nia, f"{address}/details", minutes_available=available)
    page = (await nia.open(f"{address}/agenda?lang=en")).text
    assert "Together 90 minutes." in page and "18:00" in page
    assert said in page


@pytest.mark.parametrize("available", ["0", "1441", "long", "-5"])
async def test_time_that_no_day_has_is_refused(nia, available):
    refused = await send(nia, f"{await planned(nia)}/details", minutes_available=available)
    assert refused.status_code == 400
    assert "between 1 and 1440" in refused.text


@pytest.mark.parametrize("minutes", ["", "0", "many", "481", "-5"])
async def test_agenda_with_impossible_minutes_is_not_saved(console, nia, minutes):
    address = f"{await planned(nia)}/agenda"
    refused = await send(nia, address, minutes_3=minutes, title_en_1="x")
    assert refused.status_code == 400
    assert "A part lasts between 1 and 480 minutes." in refused.text
    assert plan_at(console, address.removesuffix("/agenda")).minutes == 90


async def test_agenda_conflict_keeps_what_was_typed(console, nia):
    address = f"{await planned(nia)}/agenda"
    mine = fields_of((await nia.open(f"{address}?lang=en")).text)
    await send(nia, address, do="remove:9")
    refused = await nia.post(address, **{**mine, "title_1_en": "Mine"})
    assert refused.status_code == 409
    assert 'value="Mine"' in refused.text


async def test_panel_is_made_of_offices(console, nia):
    address = f"{await planned(nia)}/panel"
    await send(nia, address, do="add", office_new_en="Chair", office_new_cy="Cadeirydd")
    await send(nia, address, do="add", office_new_en="Lead", office_new_cy="Arweinydd")
    await send(nia, address, do="up:2")
    plan = plan_at(console, address.removesuffix("/panel"))
    assert [(one.office_cy, one.region) for one in plan.panel] == [
        ("Arweinydd", Region.GWENT),
        ("Cadeirydd", Region.GWENT),
    ]
    refused = await send(nia, address, do="add", office_new_en="Half", office_new_cy="")
    assert refused.status_code == 400 and "Half" in refused.text


async def test_national_meeting_has_a_seat_for_every_board(console):
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    address = await planned(team, "&outline=national")
    await send(team, f"{address}/panel", do="boards")
    plan = plan_at(console, address)
    assert plan.session.region is None and plan.minutes == 150
    assert {one.region for one in plan.panel} == set(Region)


async def test_question_is_put_on_the_list_and_taken_off(console, nia):
    def ask(db):
        return make_question(
            db, state=Workflow.ACCEPTED, region=Region.GWENT, permission=Permission.BOTH
        ).id

    question = str(in_transaction(console.store, ask))
    address = f"{await planned(nia)}/questions"
    await send(nia, address, do="list", question_id=question)
    assert len(plan_at(console, address.removesuffix("/questions")).questions) == 1
    old = fields_of((await nia.open(f"{address}?lang=en")).text)
    await send(nia, address, do="unlist", question_id=question)
    assert plan_at(console, address.removesuffix("/questions")).questions == ()
    late = await nia.post(address, **{**old, "do": "list", "question_id": question})
    assert late.status_code == 409


async def test_standards_are_ticked_with_evidence(console, nia):
    address = f"{await planned(nia)}/standards"
    assert (await send(nia, address, tick_1="yes")).status_code == 400
    done = await send(nia, address, tick_1="yes", evidence_1="A leaflet in both languages")
    page = (await nia.open(done.headers["location"])).text
    assert "1 of 7 are ticked" in page and "A leaflet in both languages" in page


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
