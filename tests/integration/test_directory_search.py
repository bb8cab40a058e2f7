"""The directory in the store: loading, searching, describing."""

from datetime import UTC, datetime
from itertools import product

import pytest
from sqlalchemy import func, select

from bot.directory import load
from bot.directory.helpline_doors import helpline_listings
from bot.directory.listings import Asker, fits_age
from bot.directory.load import load_directory
from bot.directory.needs import DATA
from bot.directory.search import Outcome, Why, choose_doors, describe_doors, search_services
from bot.directory.services import read_services
from bot.directory.statutory import statutory_listings
from bot.errors import DataInvalid
from bot.language.councils import councils, read_rows
from bot.store.tables.directory import Service, ServiceTaxonomy
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Need, Region, Speaker

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AGES = (None, *range(7, 26))
CARDIFF, NEWPORT, MERTHYR = "W06000015", "W06000022", "W06000024"


@pytest.fixture
def directory(store):
    in_transaction(store, load_directory, now=NOW)
    return store


def search(store, *needs, council=NEWPORT, age=None, **rest):
    asked = {
        "region": None,
        "speaker": Speaker.YOUNG_PERSON,
        "language": Language.EN,
        **rest,
    }
    return in_transaction(
        store, search_services, needs=needs, council=council, age=age, write=False, **asked
    )


def test_loading_twice_changes_nothing(directory):
    assert in_transaction(directory, load_directory, now=NOW) is False
    rows = len(read_rows(DATA / "services.csv"))
    with directory.readers() as db:
        assert db.scalar(select(func.count()).select_from(Service)) == rows


def test_loading_changed_files_replaces_what_was_there(directory, monkeypatch):
    monkeypatch.setattr(load, "_fingerprint", lambda: "another")
    assert in_transaction(directory, load_directory, now=NOW) is True
    with directory.readers() as db:
        assert db.scalar(select(func.count()).select_from(Service)) == 139


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("needs", "no_such_need"),
        ("councils", "W99999999"),
        ("access_route", "window"),
        ("minimum_age", "99"),
        ("maximum_age", "old"),
        ("checked", "2190-01-01"),
        ("checked", "yesterday"),
    ],
)
def test_wrong_row_is_refused_and_nothing_is_lost(directory, monkeypatch, column, value):
    rows = read_rows(DATA / "services.csv")
    row = next(r for r in rows if r["maximum_age"]) | {column: value}
    monkeypatch.setattr(load, "_fingerprint", lambda: "another")
    monkeypatch.setattr(load, "_rows", lambda file: [row] if file == "services.csv" else [])
    with pytest.raises(DataInvalid):
        in_transaction(directory, load_directory, now=NOW)
    with directory.readers() as db:
        assert db.scalar(select(func.count()).select_from(Service)) == len(rows)


def test_hidden_and_unverified_services_do_not_claim_more(directory):
    with directory.readers() as db:
        hidden = {
            f"service:{i}" for i in db.scalars(select(Service.id).where(Service.status == "hidden"))
        }
        shown = read_services(db, needs=tuple(Need), councils=None)
    assert len(hidden) == 25
    assert not hidden & {item.id for item in shown}
    assert not any(item.verified for item in shown)
    assert all(item.checked for item in shown)


def test_local_service_comes_first_with_its_reasons(directory):
    result = search(directory, Need.EMOTIONAL_WELLBEING, council=CARDIFF, age=15)
    first = result.doors[0]
    assert first.id == "service:cf-hangout"
    assert first.why[:3] == (Why.IN_YOUR_AREA, Why.FOR_YOUR_AGE, Why.ASK_YOURSELF)
    assert Why.NO_DIAGNOSIS in first.why
    assert (result.outcome, result.more) == (Outcome.FOUND, True)


def test_welsh_asker_gets_welsh_words(directory):
    doors = search(
        directory, Need.YOUNG_CARER, council="W06000002", age=12, language=Language.CY
    ).doors
    group = next(door for door in doors if door.id == "service:nw-gy-yc")
    assert group.name == "Gofalwyr Ifanc Gwynedd ac Ynys Môn"
    assert group.who_for == "Gofalwyr ifanc 5 i 18 oed"
    assert group.languages == "Cymraeg a Saesneg"
    assert Why.YOUR_LANGUAGE in group.why


def test_several_needs_give_one_bundle(directory):
    needs = (Need.YOUNG_CARER, Need.NEURODIVERSITY, Need.HOUSING)
    doors = search(directory, *needs, council=MERTHYR, age=16).doors
    assert tuple(door.need for door in doors[:3]) == needs
    assert len({door.id for door in doors}) == len(doors)
    assert any(knock.kind.value == "phone" for door in doors for knock in door.knocks)


def test_something_else_gives_others_until_none_are_left(directory):
    seen: list[str] = []
    while True:
        result = search(directory, Need.SPORT_LEISURE, age=14, exclude=tuple(seen))
        assert not {door.id for door in result.doors} & set(seen)
        seen += [door.id for door in result.doors]
        if not result.more:
            break
    assert len(seen) > 3
    last = search(directory, Need.SPORT_LEISURE, age=14, exclude=tuple(seen))
    assert (last.doors, last.more) == ((), False)


def test_place_not_told_still_gives_doors(directory):
    nowhere = search(directory, Need.HOUSING, council=None, age=17)
    assert nowhere.doors and nowhere.outcome is Outcome.ONLY_NATIONAL
    region = search(directory, Need.EMOTIONAL_WELLBEING, council=None, region=Region.GWENT)
    assert region.outcome is Outcome.FOUND
    assert "service:gw-space" in {door.id for door in region.doors}


def test_service_of_one_council_is_not_shown_to_its_whole_region(directory):
    result = search(directory, Need.YOUTH_CLUB, council=None, region=Region.NORTH_WALES, limit=50)
    assert not any("nw-" in door.id for door in result.doors)


def test_number_in_doubt_is_not_shown(directory):
    doors = search(directory, Need.HOUSING, age=20, limit=50).doors
    shelter = next(door for door in doors if door.id == "helpline:shelter_cymru")
    assert {knock.kind.value for knock in shelter.knocks} == {"web"}


def test_described_doors_are_the_doors_that_were_found(directory):
    needs = (Need.YOUNG_CARER, Need.HOUSING)
    found = search(directory, *needs, council=MERTHYR, age=16, language=Language.CY).doors
    ids = [door.id for door in found]
    described = in_transaction(
        directory,
        describe_doors,
        ids=[*ids, "service:no-such", "duty:W06000024:no_such", "nonsense"],
        needs=needs,
        council=MERTHYR,
        age=16,
        language=Language.CY,
        write=False,
    )
    assert described == found


def test_no_dead_end_anywhere(sqlite_store):
    """Every need x council area x age x language x speaker: a usable door, and a local one."""
    in_transaction(sqlite_store, load_directory, now=NOW)
    with sqlite_store.readers() as db:
        services = read_services(db, needs=tuple(Need), councils=None)
    lines = helpline_listings()
    dead, specialist_first, cells = [], 0, 0
    for area in councils():
        near = [item for item in services if not item.councils or area.code in item.councils]
        listings = {item.id: item for item in (*near, *statutory_listings(area.code), *lines)}
        for age, speaker, language in product(AGES, Speaker, Language):
            asker = Asker(area.code, None, age, speaker, language)
            for need in Need:
                found = choose_doors(
                    [i for i in listings.values() if i.meets(need)], needs=(need,), asker=asker
                )
                cells += 1
                specialist_first += not listings[found.doors[0].id].non_specialist
                usable = all(fits_age(listings[d.id], age) is not False for d in found.doors)
                if found.outcome is not Outcome.FOUND or not usable:
                    dead.append((need.value, area.name_en, age, speaker.value))
    assert dead == []
    assert cells == 22 * 20 * 3 * 2 * 17
    assert specialist_first / cells < 0.1


def test_store_and_choice_agree(directory):
    """What the search reads from the store is what the proof above chose from."""
    with directory.readers() as db:
        services = read_services(db, needs=tuple(Need), councils=None)
    for area, need in product(councils()[::5], Need):
        listings = (*services, *statutory_listings(area.code), *helpline_listings())
        asker = Asker(area.code, None, 14, Speaker.YOUNG_PERSON, Language.CY)
        chosen = choose_doors(listings, needs=(need,), asker=asker)
        found = search(directory, need, council=area.code, age=14, language=Language.CY)
        assert found == chosen


def test_every_service_shown_has_a_need_and_a_way_to_knock(directory):
    with directory.readers() as db:
        shown = read_services(db, needs=tuple(Need), councils=None)
        assert db.scalar(select(func.count()).select_from(ServiceTaxonomy)) > len(shown)
    assert len(shown) == 114
    for item in shown:
        for language in Language:
            assert item.words(language).knocks, item.id
