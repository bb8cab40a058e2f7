"""The figures of questions, counted in both stores."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.questions.figures.period import CHOICES, last_months
from bot.questions.figures.shown import read_figures
from bot.questions.figures.tables import TableName
from bot.questions.figures.work import median, week_end
from bot.questions.life.move import AUTHOR, Mover, Why, locked_question, move
from bot.questions.life.states import Party, Step
from bot.questions.publication.suppression import Mark
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import Channel
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    Answered,
    AnswerStage,
    Judge,
    Language,
    Level,
    Progress,
    Region,
    Role,
    Workflow,
)
from tests.factories import NOW, make_actor, make_question

DAY = timedelta(days=1)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
GWENT = make_actor()


def ask(store, count=1, **fields):
    """Questions of Gwent, or of another region; their ids."""
    if fields.get("region") is not Region.GWENT and "region" in fields:
        fields.setdefault("council", None)
    return in_transaction(store, lambda db: [make_question(db, **fields).id for _ in range(count)])


def figures(store, reader=GWENT, *, months=3, now=NOW, **more):
    return in_transaction(
        store, read_figures, reader=reader, months=months, now=now, write=False, **more
    )


def told(found, name):
    """What a table says, by its keys: a count, "few", or the ends of a range."""
    said = {}
    for row in found.tables[name].rows:
        [cell] = row.cells
        ends = (cell.low, cell.high) if cell.mark is Mark.RANGE else cell.mark.value
        said[row.key] = ends if cell.count is None else cell.count
    return said


def change(store, question_id, **fields):
    def put(db):
        question = locked_question(db, question_id)
        for name, value in fields.items():
            setattr(question, name, value)

    in_transaction(store, put)


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


def test_time_to_decide_is_the_median_in_working_days(store):
    friday = datetime(2031, 2, 7, 12, tzinfo=UTC)
    for days in (0, 3, 4):  # the same day; over a weekend one; one more
        [decided] = ask(store, state=Workflow.ACCEPTED, created_at=friday)
        change(store, decided, decided_at=friday + days * DAY)

    assert figures(store).decision_days == 1
    [slow] = ask(store, state=Workflow.ACCEPTED, created_at=friday)
    change(store, slow, decided_at=friday + 14 * DAY)
    assert figures(store).decision_days == 1.5


def test_the_median_is_the_middle():
    assert median(Counter()) is None
    assert median(Counter({2: 3, 9: 1})) == 2
    assert median(Counter({2: 2, 9: 2})) == 5.5


def answer(store, question_id, *, published_at, stage=AnswerStage.PUBLISHED):
    def put(db):
        row = Answer(question_id=question_id, stage=stage, changed_at=NOW)
        row.published_at = published_at
        db.add(row)

    in_transaction(store, put)


def test_overdue_answers_are_not_on_time(store):
    early, late, owed, corrected, again = ask(store, 5, state=Workflow.PUT_TO_BOARD)
    [coming] = ask(store, state=Workflow.PUT_TO_BOARD)
    due = NOW - 5 * DAY
    for one in (early, late, owed, corrected, again):
        change(store, one, due_answer_at=due)
    change(store, early, workflow=Workflow.PUBLISHED, published_at=due)
    change(store, late, workflow=Workflow.PUBLISHED, published_at=due + DAY)
    change(store, corrected, workflow=Workflow.ANSWERED)  # taken back, and not back in time
    answer(store, corrected, published_at=due - DAY, stage=AnswerStage.APPROVED)
    change(store, again, workflow=Workflow.PUBLISHED, published_at=NOW)  # out once more
    answer(store, again, published_at=due - DAY)
    change(store, coming, due_answer_at=NOW + DAY)
    on_time = figures(store).on_time

    assert (on_time.on_time, on_time.total, on_time.percent) == (2, 5, 40)
    assert figures(store).waiting.late_answer == 2  # the correction is late as well


def test_decisions_are_counted_by_reason(store):
    ask(store, 6, state=Workflow.RETURNED)
    named = ask(store, 5, state=Workflow.RETURNED)
    for one in named:
        change(store, one, decided_why="named_person")
    ask(store, 2, state=Workflow.DECLINED)
    ask(store, 4, state=Workflow.PUBLISHED)
    found = figures(store)

    assert (found.decisions.returned, found.decisions.declined) == (11, 2)
    assert found.decisions.accepted == 4
    assert told(found, TableName.RETURNED)["unclear"] == (5, 6)
    assert told(found, TableName.RETURNED)["named_person"] == 5
    assert not found.tables[TableName.DECLINED].told


def test_a_first_decision_stays_one_whatever_comes_after_it(store):
    [returned] = ask(store, state=Workflow.RETURNED)
    [declined] = ask(store, state=Workflow.DECLINED)
    ask(store, state=Workflow.PUBLISHED)

    def go_on(db):
        again = locked_question(db, returned)
        move(db, again, Step.RESUBMIT, mover=AUTHOR, now=NOW)
        move(db, locked_question(db, declined), Step.APPEAL, mover=AUTHOR, now=NOW)

    in_transaction(store, go_on)
    decisions = figures(store).decisions
    assert (decisions.accepted, decisions.returned, decisions.declined) == (1, 1, 1)


def test_an_appeal_waits_for_the_team_and_not_for_the_board(store):
    [declined] = ask(store, state=Workflow.DECLINED)
    ask(store)

    def appeal(db):
        move(db, locked_question(db, declined), Step.APPEAL, mover=AUTHOR, now=NOW)

    in_transaction(store, appeal)
    assert figures(store).waiting.decision == 1
    assert figures(store, TEAM).waiting.decision == 2


def test_appeals_are_counted_from_five_on(store):
    declined = ask(store, 5, state=Workflow.DECLINED)

    def appeal(db):
        for one in declined:
            question = locked_question(db, one)
            move(db, question, Step.APPEAL, mover=Mover(Party.AUTHOR, "author"), now=NOW, why=Why())

    in_transaction(store, appeal)
    assert told(figures(store), TableName.APPEALS) == {"appeals": 5}


def test_verdicts_are_counted_by_what_they_say(store):
    judged = ask(store, 11, state=Workflow.ASSESSED)

    def judge(db):
        for number, one in enumerate(judged):
            row = Answer(question_id=one, changed_at=NOW)
            db.add(row)
            db.flush()
            said = Answered.YES if number < 6 else Answered.NO
            db.add(
                Verdict(
                    question_id=one,
                    answer_id=row.id,
                    judge=Judge.AUTHOR,
                    judge_hash=str(number),
                    answered=said,
                    progress=Progress.GREEN,
                    given_at=NOW,
                )
            )

    in_transaction(store, judge)
    found = figures(store)

    assert found.verdicts.count == 11
    assert told(found, TableName.ANSWERED) == {"yes": (5, 6), "partly": "few", "no": 5}
    assert not found.tables[TableName.PROGRESS].told
    assert figures(store, make_actor(Role.RPB_STAFF, Region.POWYS)).verdicts.mark is Mark.FEW


def test_made_up_questions_are_said_to_be(store):
    ask(store)
    assert not figures(store).made_up
    ask(store, made_up=True)
    assert figures(store).made_up
