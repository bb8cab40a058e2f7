"""Plans of sessions: made from outlines, changed by their hosts, seen by those they concern."""

from dataclasses import replace
from datetime import time

import pytest

from bot.errors import EditConflict, NotAllowed
from bot.sessions.planning.agenda import change_agenda, moved, without
from bot.sessions.planning.delete import delete_session
from bot.sessions.planning.details import change_details
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.lessons import OUTLINES, agreement, outline
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.queries import may_host, sessions_for
from bot.sessions.planning.standards import change_standards
from bot.sessions.planning.views import Member
from bot.sessions.scope import SessionBegun, SessionNotFound
from bot.start.demo import add_demo
from bot.store.tables.session_terms import Mode, SessionState
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.plan_steps import BOARD, NIA, SION, TEAM, Desk, actions_on, reader


@pytest.fixture
def nia(store):
    return Desk(store)


def test_plan_has_its_running_times_and_what_was_agreed(nia):
    plan = nia.plan(nia.plans())
    assert plan.minutes == 90
    assert [line.clock for line in plan.agenda][:3] == [time(16, 30), time(16, 35), time(16, 45)]
    assert plan.ends_at == time(18, 0)
    assert plan.details.rules("cy")[0] == agreement().ground_rules[0].cy
    assert plan.details.contact_en and plan.details.aim_cy


@pytest.mark.parametrize("key", OUTLINES)
def test_a_plan_is_made_from_every_outline(store, key):
    team = Desk(store, TEAM)
    plan = team.plan(team.plans(region=None, outline=key))
    assert plan.items == outline(key)


@pytest.mark.parametrize(
    ("who", "region", "reads", "hosts"),
    [
        (NIA, Region.GWENT, True, True),
        (SION, Region.GWENT, False, False),
        (BOARD, Region.GWENT, True, False),
        (reader(Role.RPB_STAFF, Region.POWYS), Region.GWENT, False, False),
        (reader(Role.RPB_STAFF, Region.POWYS), None, True, False),
        (TEAM, Region.GWENT, True, True),
        (reader(Role.SAFEGUARDING_LEAD), Region.GWENT, False, False),
        (reader(Role.OPERATOR), Region.GWENT, False, False),
    ],
)
def test_who_reads_and_who_hosts(store, who, region, reads, hosts):
    owner = Desk(store) if region else Desk(store, TEAM)
    session_id = owner.plans(region=region)
    desk = Desk(store, who)
    assert bool(desk.sees(sessions_for)) is reads
    assert desk.sees(may_host, session_id=session_id) is hosts
    if not reads:
        with pytest.raises(SessionNotFound):
            desk.plan(session_id)
    if not hosts:
        with pytest.raises(SessionNotFound):
            desk.does(delete_session, session_id=session_id, version=1)


@pytest.mark.parametrize("region", [Region.POWYS, None])
def test_youth_worker_plans_in_their_own_region_only(nia, region):
    with pytest.raises(NotAllowed):
        nia.plans(region=region)


def test_board_plans_nothing(store):
    with pytest.raises(NotAllowed):
        Desk(store, BOARD).plans()


def test_agenda_is_changed_as_a_whole(nia):
    session_id = nia.plans()
    items = without(moved(outline(), 2, -1), 9)
    version = nia.does(change_agenda, session_id=session_id, items=items, version=1)
    plan = nia.plan(session_id)
    assert version == plan.session.version == 2
    assert [line.mode for line in plan.agenda][:2] == [Mode.LEARN, Mode.WELCOME]
    assert (plan.minutes, plan.spare) == (85, 5)


def test_moving_past_an_end_changes_nothing():
    items = outline()
    assert moved(items, 1, -1) == moved(items, len(items), 1) == moved(items, 99, 1) == items


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 0}, "minutes_1"),
        ({"minutes": 481}, "minutes_1"),
        ({"title_cy": ""}, "title_1"),
        ({"title_en": "", "title_cy": ""}, "title_1"),
        ({"how_en": "x" * 4001}, "how_1"),
        ({"how_cy": ""}, "how_1"),
    ],
)
def test_agenda_that_nobody_can_follow_is_refused(nia, change, field):
    session_id = nia.plans()
    items = (replace(outline()[0], **change), *outline()[1:])
    with pytest.raises(PlanIncomplete) as found:
        nia.does(change_agenda, session_id=session_id, items=items, version=1)
    assert found.value.field == field
    assert nia.plan(session_id).items == outline()


def test_a_colleagues_change_is_not_overwritten(store):
    nia, team = Desk(store), Desk(store, TEAM)
    session_id = nia.plans()
    old = nia.plan(session_id)
    team.does(
        change_details,
        session_id=session_id,
        details=replace(old.details, place_en="Hall", place_cy="Neuadd"),
        version=1,
    )
    with pytest.raises(EditConflict):
        nia.does(change_details, session_id=session_id, details=old.details, version=1)
    assert nia.plan(session_id).details.place_cy == "Neuadd"


def test_a_text_in_one_language_only_is_refused(nia):
    session_id = nia.plans()
    details = replace(nia.plan(session_id).details, place_en="The hall")
    with pytest.raises(PlanIncomplete) as found:
        nia.does(change_details, session_id=session_id, details=details, version=1)
    assert (found.value.field, found.value.fault) == ("place", "twin_missing")


def test_plan_of_an_opened_room_is_not_changed_but_its_standards_are(store, nia):
    session_id = nia.plans()

    def open_it(db):
        db.get(Session, session_id).state = SessionState.OPEN

    in_transaction(store, open_it)
    with pytest.raises(SessionBegun):
        nia.does(change_agenda, session_id=session_id, items=outline(), version=1)
    with pytest.raises(SessionBegun):
        nia.does(delete_session, session_id=session_id, version=1)
    nia.does(change_standards, session_id=session_id, evidence={6: "Report sent"}, version=1)


def test_standards_are_ticked_with_evidence_and_unticked(nia):
    session_id = nia.plans()
    nia.does(
        change_standards, session_id=session_id, evidence={1: "Leaflet", 7: "Retro"}, version=1
    )
    nia.does(change_standards, session_id=session_id, evidence={7: "Retro"}, version=2)
    assert [one.standard for one in nia.plan(session_id).standards] == [7]
    with pytest.raises(PlanIncomplete):
        nia.does(change_standards, session_id=session_id, evidence={2: ""}, version=3)


def test_panel_is_offices_and_a_national_one_names_its_boards(store):
    team = Desk(store, TEAM)
    session_id = team.plans(region=None, outline="national")
    members = tuple(Member(region, "Chair", "Cadeirydd") for region in Region)
    team.does(change_panel, session_id=session_id, members=members, version=1)
    assert team.plan(session_id).panel == members
    with pytest.raises(PlanIncomplete):
        team.does(
            change_panel, session_id=session_id, members=(Member(None, "Chair", ""),), version=2
        )


def test_every_change_is_in_the_audit_log_without_words(store, nia):
    session_id = nia.plans()
    nia.does(change_agenda, session_id=session_id, items=outline()[:2], version=1)
    nia.does(change_details, session_id=session_id, details=nia.plan(session_id).details, version=2)
    nia.does(delete_session, session_id=session_id, version=3)
    assert actions_on(store, f"session:{session_id}") == [
        "session.planned",
        "session.agenda",
        "session.details",
        "session.deleted",
    ]


def test_demonstration_is_added_once_and_marked(settings, sqlite_store):

    mine = replace(settings, database_url=str(sqlite_store.engine.url))
    said: list[str] = []
    add_demo(mine, say=said.append)
    add_demo(mine, say=said.append)
    assert "14 made-up questions" in said[0]
    assert "already here" in said[1]
    local = Desk(sqlite_store, SION)
    (line,) = local.sees(sessions_for)
    plan = local.plan(line.session_id)
    assert line.made_up
    assert len(plan.questions) == 3
    assert len(plan.panel) == 3
    assert plan.group and "Made up" in plan.group.en
    assert local.sees(may_host, session_id=line.session_id)
