"""Plans of sessions: made from outlines, changed by their hosts, seen by those they concern."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import BadInput, EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.asking.made_up import REVIEWER, add_made_up_question
from bot.questions.life.move import Actor
from bot.sessions.planning.agenda import change_agenda, moved, without
from bot.sessions.planning.delete import delete_session
from bot.sessions.planning.details import change_details
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.groups import groups_for, make_group, rename_group
from bot.sessions.planning.kept import (
    OutlineNotFound,
    delete_outline,
    keep_outline,
    kept_outlines,
    share_outline,
)
from bot.sessions.planning.lessons import OUTLINES, Twin, agreement, outline
from bot.sessions.planning.make import AS_BEFORE, NewPlan, make_plan, plan_session
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.queries import may_host, session_plan, sessions_for
from bot.sessions.planning.questions import (
    list_question,
    move_question,
    questions_to_choose,
    select_question,
    unlist_question,
)
from bot.sessions.planning.standards import change_standards
from bot.sessions.planning.views import Member
from bot.sessions.scope import SessionBegun, SessionNotFound
from bot.start.demo import add_demo
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Mode, SessionState
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Permission, Region, Role, Workflow
from tests.factories import make_question

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TITLE = Twin("We ask the board", "Rydyn ni’n holi’r bwrdd")


def reader(role: Role, region: Region | None = None) -> Actor:
    return Actor(uuid4(), role, region)


TEAM = reader(Role.COMMISSIONER_TEAM)
NIA = reader(Role.YOUTH_WORKER, Region.GWENT)
SION = reader(Role.YOUTH_WORKER, Region.GWENT)
BOARD = reader(Role.RPB_STAFF, Region.GWENT)


class Desk:
    """One person at work on plans."""

    def __init__(self, store, actor=NIA):
        self.store, self.actor = store, actor

    def does(self, use_case, **given):
        return in_transaction(self.store, use_case, actor=self.actor, now=NOW, **given)

    def sees(self, use_case, **given):
        return in_transaction(self.store, use_case, reader=self.actor, write=False, **given)

    def plans(self, **given):
        fields = {
            "region": Region.GWENT,
            "title": TITLE,
            "held_on": date(2026, 12, 10),
            "begins_at": time(16, 30),
            "outline": OUTLINES[0],
        }
        return self.does(make_plan, plan=NewPlan(**{**fields, **given}))

    def plan(self, session_id):
        return self.sees(session_plan, session_id=session_id)

    def asks(self, **fields):
        given = {"region": Region.GWENT, "council": None, "permission": Permission.BOTH}

        def add(db):
            return make_question(db, **{"state": Workflow.ACCEPTED, **given, **fields}).id

        return in_transaction(self.store, add)


@pytest.fixture
def nia(store):
    return Desk(store)


def actions_on(store, subject: str) -> list[str]:
    def lines(db):
        wanted = select(AuditEvent).where(AuditEvent.subject == subject).order_by(AuditEvent.id)
        return [row.action for row in db.scalars(wanted)]

    return in_transaction(store, lines, write=False)


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


def test_session_shows_its_questions_in_their_order(nia):
    session_id = nia.plans()
    first, second = nia.asks(), nia.asks(text_original="Pryd fydd help yn dod?")
    version = nia.does(list_question, session_id=session_id, question_id=first, version=1)
    version = nia.does(list_question, session_id=session_id, question_id=second, version=version)
    nia.does(move_question, session_id=session_id, question_id=second, by=-1, version=version)
    assert [one.question_id for one in nia.plan(session_id).questions] == [second, first]


def test_question_taken_off_the_list_can_be_chosen_again(nia):
    session_id, question = nia.plans(), nia.asks()
    nia.does(list_question, session_id=session_id, question_id=question, version=1)
    assert nia.sees(questions_to_choose, session_id=session_id) == ()
    nia.does(unlist_question, session_id=session_id, question_id=question, version=2)
    assert nia.plan(session_id).questions == ()
    (again,) = nia.sees(questions_to_choose, session_id=session_id)
    assert again.question_id == question


@pytest.mark.parametrize(
    "fields",
    [
        {"state": Workflow.SUBMITTED},
        {"region": Region.POWYS},
        {"permission": Permission.NEITHER},
        {"permission": Permission.PUBLISH},
        {"level": Level.FULL, "state": Workflow.SUBMITTED},
    ],
    ids=["nobody accepted it", "another region", "staff only", "not read out", "in the lane"],
)
def test_question_that_the_room_may_not_hear_is_not_offered(nia, fields):
    session_id, question = nia.plans(), nia.asks(**fields)
    assert nia.sees(questions_to_choose, session_id=session_id) == ()
    with pytest.raises(QuestionNotFound):
        nia.does(list_question, session_id=session_id, question_id=question, version=1)


def test_question_that_nobody_accepted_is_not_on_the_agenda(store):
    def both(db):
        session_id = plan_session(
            db,
            region=Region.GWENT,
            title_en=TITLE.en,
            title_cy=TITLE.cy,
            held_on=date(2026, 12, 10),
            mover=REVIEWER,
            now=NOW,
        )
        question_id = add_made_up_question(
            db,
            text="Why do we wait two years for help?",
            language=Language.EN,
            area="W06000022",
            themes="waiting_times",
            now=NOW,
            accepted=False,
        )
        select_question(db, session_id=session_id, question_id=question_id, mover=REVIEWER, now=NOW)

    with pytest.raises(TransitionRefused):
        in_transaction(store, both)


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


def test_group_owns_its_sessions_and_the_next_one_follows(nia):
    group_id = nia.does(make_group, region=Region.GWENT, name=Twin("Voices", "Lleisiau"))
    first = nia.plans(group_id=group_id)
    members = (Member(Region.GWENT, "Chair", "Cadeirydd"),)
    nia.does(change_panel, session_id=first, members=members, version=1)
    second = nia.plans(
        group_id=group_id, previous_id=first, outline=AS_BEFORE, held_on=date(2027, 3, 1)
    )
    nia.does(rename_group, group_id=group_id, name=Twin("Our voices", "Ein lleisiau"))
    subject = f"session_group:{group_id}"
    assert actions_on(nia.store, subject) == ["session_group.made", "session_group.renamed"]

    plan = nia.plan(second)
    (group,) = nia.sees(groups_for)
    assert (group.sessions, group.last_id, group.name.cy) == (2, second, "Ein lleisiau")
    assert plan.session.previous_id == first
    assert plan.panel == members
    assert plan.agenda[1].title_en == agreement().ledger.title_en
    assert plan.minutes == 90
    third = nia.plans(previous_id=second, outline=AS_BEFORE)
    assert [line.title_en for line in nia.plan(third).agenda].count(
        agreement().ledger.title_en
    ) == 1


def test_group_of_somebody_else_is_not_used(store):
    theirs = Desk(store, SION).does(make_group, region=Region.GWENT, name=Twin("A", "B"))
    with pytest.raises(QuestionNotFound):
        Desk(store).plans(group_id=theirs)


def test_group_of_another_region_is_not_used(store):
    team = Desk(store, TEAM)
    powys = team.does(make_group, region=Region.POWYS, name=Twin("A", "B"))
    with pytest.raises(BadInput):
        team.plans(group_id=powys)


def test_kept_outline_is_ones_own_until_it_is_shared_with_all_regions(store):
    nia, elsewhere = Desk(store), Desk(store, reader(Role.YOUTH_WORKER, Region.POWYS))
    session_id = nia.plans()
    nia.does(change_agenda, session_id=session_id, items=outline()[:3], version=1)
    kept = nia.does(keep_outline, session_id=session_id, name=Twin("Short", "Byr"), shared=False)
    with pytest.raises(OutlineNotFound):
        elsewhere.plans(region=Region.POWYS, outline=str(kept))
    nia.does(share_outline, outline_id=kept, shared=True)

    copy = elsewhere.plans(region=Region.POWYS, outline=str(kept))
    (seen,) = elsewhere.sees(kept_outlines)
    assert (seen.own, seen.shared) == (False, True)
    with pytest.raises(OutlineNotFound):
        elsewhere.does(delete_outline, outline_id=kept)
    nia.does(delete_outline, outline_id=kept)
    assert elsewhere.plan(copy).items == outline()[:3]
    assert nia.sees(kept_outlines) == ()
    done = [action.partition(".")[2] for action in actions_on(store, f"session_outline:{kept}")]
    assert done == ["kept", "shared", "deleted"]


def test_deleted_session_leaves_its_questions_for_another(store, nia):
    first, question = nia.plans(), nia.asks()
    later = nia.plans(previous_id=first, outline=AS_BEFORE)
    nia.does(list_question, session_id=first, question_id=question, version=1)
    nia.does(delete_session, session_id=first, version=2)

    def workflow(db):
        return db.get(Question, question).workflow

    assert in_transaction(store, workflow, write=False) is Workflow.CARRIED_OVER
    assert nia.plan(later).session.previous_id is None
    with pytest.raises(SessionNotFound):
        nia.plan(first)


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
