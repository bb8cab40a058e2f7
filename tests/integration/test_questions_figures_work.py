"""Figures of the work: time, lateness, decisions, appeals, verdicts."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.questions.figures.tables import TableName
from bot.questions.figures.work import median
from bot.questions.life.move import AUTHOR, Mover, Why, locked_question, move
from bot.questions.life.states import Party, Step
from bot.questions.publication.suppression import Mark
from bot.store.tables.answers import Answer, Verdict
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Judge,
    Progress,
    Region,
    Role,
    Workflow,
)
from tests.factories import NOW, make_actor
from tests.integration.figure_steps import DAY, TEAM, ask, change, figures, told


def test_time_to_decide_is_the_median_in_working_days(store):
    friday = datetime(2031, 2, 7, 12, tzinfo=UTC)
    for days in (0, 3, 4):  # the same day; over a weekend one; one more
        [decided] = ask(store, state=Workflow.ACCEPTED, created_at=friday)
        change(store, decided, decided_at=friday + days * DAY)

    assert figures(store).decision_days == 1
    [slow] = ask(store, state=Workflow.ACCEPTED, created_at=friday)
    change(store, slow, decided_at=friday + 14 * DAY)
    assert figures(store).decision_days == 1.5


@pytest.mark.parametrize(
    ("asked", "decided", "days"),
    [
        (datetime(2031, 7, 7, 23, 30, tzinfo=UTC), datetime(2031, 7, 8, 12, tzinfo=UTC), 0),
        (datetime(2031, 7, 7, 22, 30, tzinfo=UTC), datetime(2031, 7, 8, 12, tzinfo=UTC), 1),
        (datetime(2031, 7, 7, 12, tzinfo=UTC), datetime(2031, 7, 7, 23, 30, tzinfo=UTC), 1),
        (datetime(2031, 1, 6, 23, 30, tzinfo=UTC), datetime(2031, 1, 7, 12, tzinfo=UTC), 1),
    ],
    ids=["half past midnight", "half past eleven", "decided after midnight", "in winter"],
)
def test_days_to_decide_are_those_of_wales(store, asked, decided, days):
    [question] = ask(store, state=Workflow.ACCEPTED, created_at=asked)
    change(store, question, decided_at=decided)
    assert figures(store, now=decided + DAY).decision_days == days


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
