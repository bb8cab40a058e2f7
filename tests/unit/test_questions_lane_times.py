"""By when a question in the lane is looked at and recorded: working days, nights, bank holidays."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.questions.life.lane_times import LaneClock, is_working_time, look_by


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("since", "by"),
    [
        pytest.param("2031-03-03T10:00+00:00", "2031-03-03T17:00+00:00", id="same working day"),
        pytest.param("2031-03-03T06:00+00:00", "2031-03-03T17:00+00:00", id="before work"),
        pytest.param("2031-03-03T16:59+00:00", "2031-03-03T17:00+00:00", id="a minute before"),
        pytest.param("2031-03-03T17:00+00:00", "2031-03-04T17:00+00:00", id="after work"),
        pytest.param("2031-03-03T23:30+00:00", "2031-03-04T17:00+00:00", id="at night"),
        pytest.param("2031-03-07T18:00+00:00", "2031-03-08T18:00+00:00", id="Friday evening"),
        pytest.param("2031-03-09T20:00+00:00", "2031-03-10T17:00+00:00", id="Sunday evening"),
        pytest.param("2031-12-25T10:00+00:00", "2031-12-26T10:00+00:00", id="Christmas Day"),
        pytest.param("2031-05-05T09:00+00:00", "2031-05-06T09:00+00:00", id="bank holiday"),
        pytest.param("2031-07-01T15:30+00:00", "2031-07-01T16:00+00:00", id="in summer"),
    ],
)
def test_it_is_looked_at_the_same_working_day_and_never_after_24_hours(since, by):
    assert look_by(at(since)) == at(by)


@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2031-03-03T09:00+00:00", True),
        ("2031-03-03T08:59+00:00", False),
        ("2031-03-03T17:00+00:00", False),
        ("2031-03-08T11:00+00:00", False),
        ("2031-04-14T11:00+00:00", False),  # Easter Monday
        ("2031-07-01T08:30+00:00", True),  # half past nine in Wales
    ],
)
def test_working_time_is_that_of_wales(moment, working):
    assert is_working_time(at(moment)) is working


def test_the_clock_goes_on_to_what_is_due_next():
    since = datetime(2031, 3, 3, 10, tzinfo=UTC)
    day, hour = timedelta(hours=24), timedelta(hours=1)
    unopened = LaneClock(since, None, None)
    opened = LaneClock(since, since + hour, None)
    recorded = LaneClock(since, since + hour, since + 2 * hour)

    assert unopened.due_at == since + 7 * hour
    assert unopened.is_late(since + 8 * hour)
    assert not opened.is_late(since + 8 * hour)
    assert (opened.due_at, opened.is_late(since + day + hour)) == (since + day, True)
    assert (recorded.due_at, recorded.is_late(since + 9 * day)) == (None, False)
