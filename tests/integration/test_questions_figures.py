"""The figures of questions, counted in both stores."""

from datetime import UTC, date, datetime

import pytest

from bot.questions.figures.period import CHOICES, last_months
from bot.questions.figures.tables import TableName
from bot.questions.figures.work import week_end
from bot.questions.publication.suppression import Mark
from bot.store.tables.questions import Channel
from bot.vocabulary import (
    AgeBand,
    Language,
    Level,
    Region,
    Role,
    Workflow,
)
from tests.factories import NOW, make_actor
from tests.integration.figure_steps import DAY, GWENT, TEAM, ask, change, figures, told


def test_without_questions_everything_is_there_and_empty(store):
    found = figures(store, TEAM)

    assert found.asked.mark is Mark.FEW
    assert found.waiting.decision == 0
    assert found.decision_days is None
    assert found.on_time.percent is None
    assert set(told(found, TableName.THEME).values()) == {"few"}


def test_questions_are_counted_by_age_language_and_way_in(store):
    ask(store, 6, age_band=AgeBand.AGE_11_13, language=Language.CY)
    ask(store, 7, age_band=AgeBand.AGE_14_16, channel=Channel.FORM)
    ask(store, 2, age_band=AgeBand.AGE_19_25, channel=Channel.PAPER)
    found = figures(store)

    assert found.asked.count == 15
    assert told(found, TableName.LANGUAGE) == {"en": 9, "cy": 6}
    assert told(found, TableName.AGE_BAND) == {
        "7-10": "few",
        "11-13": 6,
        "14-16": (5, 9),
        "17-18": "few",
        "19-25": "few",
        "not_said": "few",
    }
    assert told(found, TableName.CHANNEL)["chat"] == 6


def test_a_board_sees_its_own_region_alone(store):
    ask(store, 6)
    ask(store, 8, region=Region.POWYS)
    ask(store, 5, region=None)

    assert figures(store).asked.count == 6
    assert figures(store, region=Region.POWYS).asked.count == 6
    assert TableName.REGION not in figures(store).tables
    assert figures(store, make_actor(Role.RPB_STAFF, Region.POWYS)).asked.count == 8


def test_the_commissioners_team_sees_all_or_one(store):
    ask(store, 6)
    ask(store, 8, region=Region.POWYS)
    ask(store, 5, region=None)
    found = figures(store, TEAM)

    assert found.asked.count == 19
    assert told(found, TableName.REGION)["gwent"] == 6
    assert told(found, TableName.REGION)["powys"] == (5, 8)
    assert told(found, TableName.REGION)["no_region"] == 5
    assert figures(store, TEAM, region=Region.POWYS).asked.count == 8


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
def test_other_roles_count_nothing(store, role):
    ask(store, 6)
    found = figures(store, make_actor(role, Region.GWENT))

    assert found.asked.mark is Mark.FEW
    assert found.waiting.decision == 0


def test_nothing_in_the_lane_is_counted(store):
    ask(store, 6)
    ask(store, 7, level=Level.FULL)
    ask(store, 5, state=Workflow.WITHDRAWN)
    found = figures(store)

    assert found.asked.count == 6
    assert found.waiting.decision == 6


def test_themes_are_counted_by_region_and_month(store):
    ask(store, 6, themes="housing,access")
    ask(store, 5, themes="housing", region=Region.POWYS, created_at=NOW - 20 * DAY)
    ask(store, 3, themes="transport")
    found = figures(store, TEAM)
    by_region = {row.key: row.cells for row in found.tables[TableName.THEME_BY_REGION].rows}
    by_month = {row.key: row.cells for row in found.tables[TableName.THEME_BY_MONTH].rows}

    assert told(found, TableName.THEME)["housing"] == 11
    assert told(found, TableName.THEME)["access"] == 6
    assert told(found, TableName.THEME)["transport"] == "few"
    assert set(by_region) == set(by_month) == {"housing", "access"}
    place = found.tables[TableName.THEME_BY_REGION].columns.index("powys")
    assert by_region["housing"][place].count == 5
    assert [cell.count for cell in by_month["housing"]][1] == 5
    assert {cell.mark for cell in by_month["access"]} == {Mark.NOT_SPLIT}


def test_months_are_those_of_wales(store):
    summer = datetime(2031, 8, 10, 9, tzinfo=UTC)
    ask(store, 5, created_at=datetime(2031, 6, 30, 22, 59, tzinfo=UTC))
    ask(store, 6, created_at=datetime(2031, 6, 30, 23, 0, tzinfo=UTC))  # the first of July there
    ask(store, 7, created_at=summer)
    ask(store, 9, created_at=datetime(2031, 5, 31, 22, 59, tzinfo=UTC))  # before the three months
    found = figures(store, now=summer)

    assert told(found, TableName.MONTH) == {"2031-06": 5, "2031-07": 6, "2031-08": 7}


@pytest.mark.parametrize("count", CHOICES)
def test_a_period_has_so_many_months_and_ends_now(count):
    period = last_months(count, now=NOW)

    assert len(period.months) == count
    assert period.months[-1] == "2031-03"
    assert period.starts[-1] == datetime(2031, 3, 1, tzinfo=UTC)


def test_what_waits_is_exact_and_mine_is_mine(store):
    mine, other, late = ask(store, 3)
    change(store, mine, assigned_to=GWENT.account_id)
    change(store, other, due_decision_at=NOW + 30 * DAY)
    change(store, late, due_decision_at=NOW - DAY, assigned_to=GWENT.account_id)
    [put] = ask(store, state=Workflow.PUT_TO_BOARD)
    change(store, put, due_answer_at=NOW + 20 * DAY, assigned_to=GWENT.account_id)
    ask(store, 2, state=Workflow.ACCEPTED)
    waiting = figures(store).waiting

    assert (waiting.decision, waiting.late_decision) == (3, 1)
    assert (waiting.to_put, waiting.answer, waiting.late_answer) == (2, 1, 0)
    assert (waiting.mine, waiting.mine_this_week) == (3, 1)
    assert figures(store, TEAM).waiting.mine == 0


def test_a_week_ends_with_its_sunday():
    assert week_end(NOW).date() == date(2031, 3, 10)  # NOW is a Monday
    assert week_end(NOW + 6 * DAY).date() == date(2031, 3, 10)
