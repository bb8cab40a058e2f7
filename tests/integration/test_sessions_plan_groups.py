"""Groups and their next sessions, and outlines that are kept and shared."""

from datetime import date

import pytest

from bot.errors import BadInput, QuestionNotFound
from bot.sessions.planning.agenda import change_agenda
from bot.sessions.planning.groups import groups_for, make_group, rename_group
from bot.sessions.planning.kept import (
    OutlineNotFound,
    delete_outline,
    keep_outline,
    kept_outlines,
    share_outline,
)
from bot.sessions.planning.lessons import Twin, agreement, outline
from bot.sessions.planning.make import AS_BEFORE
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.views import Member
from bot.vocabulary import Region, Role
from tests.integration.plan_steps import SION, TEAM, Desk, actions_on, reader


@pytest.fixture
def nia(store):
    return Desk(store)


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
