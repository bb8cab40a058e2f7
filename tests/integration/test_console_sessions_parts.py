"""The parts of a plan in the console: agenda, panel, questions and standards."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.store.tables.questions import QuestionSupport
from bot.store.tables.session_terms import Mode
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.console_plans import fields_of, plan_at, planned, send


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.YOUTH_WORKER, Region.GWENT)


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


@pytest.mark.parametrize(
    ("minutes", "lang", "said"),
    [
        ("soon", "en", "The minutes cannot be added up yet"),
        ("soon", "cy", "Does dim modd adio’r munudau eto"),
        ("481", "en", "minutes longer than the 90 you have"),
    ],
)
async def test_refused_agenda_adds_up_what_was_typed(nia, minutes, lang, said):
    address = await planned(nia)
    await send(nia, f"{address}/details", minutes_available="90")
    page = await nia.open(f"{address}/agenda?lang={lang}")
    fields = {**fields_of(page.text), "minutes_3": minutes}
    refused = await nia.http.post(f"{address}/agenda?lang={lang}", data=fields)

    assert refused.status_code == 400
    assert said in refused.text
    assert "fits exactly" not in refused.text
    assert "ffitio’n union" not in refused.text


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
    support = QuestionSupport(
        question_id=UUID(question), supporter_hash="1" * 64, created_at=datetime.now(UTC)
    )
    in_transaction(console.store, lambda db: db.add(support))
    for language, said in (("en", "1 other person asks"), ("cy", "1 person arall yn gofyn")):
        assert said in (await nia.open(f"{address}?lang={language}")).text
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
