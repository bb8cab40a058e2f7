from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from bot.errors import TransitionRefused
from bot.questions.made_up import REVIEWER, add_made_up_question
from bot.questions.move import Actor
from bot.sessions.outlines import outline
from bot.sessions.plan import plan_session, select_question
from bot.sessions.queries import SessionNotFound, session_plan, sessions_for
from bot.start.demo import add_demo
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def reader(role: Role, region: Region | None) -> Actor:
    return Actor(uuid4(), role, region)


def make_session(db, *, region=Region.GWENT):
    return plan_session(
        db,
        region=region,
        title_en="We ask the board",
        title_cy="Rydyn ni'n holi'r bwrdd",
        held_on=date(2026, 12, 10),
        mover=REVIEWER,
        now=NOW,
    )


def make_made_up(db, *, accepted: bool):
    return add_made_up_question(
        db,
        text="Why do we wait two years for help?",
        language=Language.EN,
        area="W06000022",
        themes="waiting_times",
        now=NOW,
        accepted=accepted,
    )


def test_outline_takes_ninety_minutes_in_both_languages():
    assert sum(item.minutes for item in outline()) == 90
    assert all(item.title_en and item.title_cy != item.title_en for item in outline())


def test_session_shows_its_agenda_and_its_questions_in_their_order(store):
    session_id = in_transaction(store, make_session)
    question_id = in_transaction(store, make_made_up, accepted=True)
    in_transaction(
        store,
        select_question,
        session_id=session_id,
        question_id=question_id,
        mover=REVIEWER,
        now=NOW,
    )
    own = reader(Role.RPB_STAFF, Region.GWENT)
    plan = in_transaction(store, session_plan, session_id=session_id, reader=own, write=False)
    assert plan.questions == ("Why do we wait two years for help?",)
    assert plan.minutes == 90
    assert [item.starts for item in plan.agenda][:3] == [0, 5, 15]


def test_question_that_nobody_accepted_is_not_on_the_agenda(store):
    session_id = in_transaction(store, make_session)
    question_id = in_transaction(store, make_made_up, accepted=False)
    with pytest.raises(TransitionRefused):
        in_transaction(
            store,
            select_question,
            session_id=session_id,
            question_id=question_id,
            mover=REVIEWER,
            now=NOW,
        )


@pytest.mark.parametrize(
    ("role", "region", "seen"),
    [
        (Role.RPB_STAFF, Region.GWENT, True),
        (Role.RPB_STAFF, Region.POWYS, False),
        (Role.YOUTH_WORKER, Region.GWENT, True),
        (Role.COMMISSIONER_TEAM, None, True),
        (Role.SAFEGUARDING_LEAD, None, False),
        (Role.OPERATOR, None, False),
    ],
)
def test_session_is_seen_by_its_region_and_the_commissioners_team(store, role, region, seen):
    session_id = in_transaction(store, make_session)
    who = reader(role, region)
    assert bool(in_transaction(store, sessions_for, reader=who, write=False)) is seen
    if not seen:
        with pytest.raises(SessionNotFound):
            in_transaction(store, session_plan, session_id=session_id, reader=who, write=False)


def test_demonstration_is_added_once_and_marked(settings, sqlite_store):
    from dataclasses import replace

    mine = replace(settings, database_url=str(sqlite_store.engine.url))
    said: list[str] = []
    add_demo(mine, say=said.append)
    add_demo(mine, say=said.append)
    assert "10 made-up questions" in said[0]
    assert "already here" in said[1]
    team = reader(Role.COMMISSIONER_TEAM, None)
    (line,) = in_transaction(sqlite_store, sessions_for, reader=team, write=False)
    assert line.made_up
    plan = in_transaction(
        sqlite_store, session_plan, session_id=line.session_id, reader=team, write=False
    )
    assert len(plan.questions) == 3
