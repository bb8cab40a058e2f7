"""Working days of Wales: when something is due."""

from datetime import UTC, date, datetime

import pytest

from bot.questions.life.deadlines import DECISION_DAYS, due_after, working_days_after

FRIDAY = date(2031, 3, 7)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(FRIDAY, 5, date(2031, 3, 14), id="friday"),
        pytest.param(date(2031, 3, 8), 5, date(2031, 3, 14), id="saturday"),
        pytest.param(date(2031, 3, 9), 5, date(2031, 3, 14), id="sunday"),
        pytest.param(date(2031, 3, 10), 5, date(2031, 3, 17), id="monday"),
        pytest.param(date(2031, 4, 10), 1, date(2031, 4, 15), id="easter"),
        pytest.param(FRIDAY, 0, FRIDAY, id="none"),
    ],
)
def test_working_days_are_counted_from_the_day_after(day, count, expected):
    assert working_days_after(day, count) == expected


def test_a_question_sent_on_saturday_gets_no_day_more_than_one_of_friday():
    friday, saturday = (datetime(2031, 3, day, 9, tzinfo=UTC) for day in (7, 8))
    assert due_after(friday, DECISION_DAYS) == due_after(saturday, DECISION_DAYS)
