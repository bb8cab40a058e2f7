"""By when something must be done, in working days of Wales.

Source of the numbers: participation research, B2 (timers), until the boards agree on others.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

WALES = ZoneInfo("Europe/London")
END_OF_DAY = time(17, 0)  # local time
DECISION_DAYS = 5  # working days until a question is decided about
ANSWER_DAYS = 20  # working days until a board has answered
BACK_DAYS = 5  # working days at least for a question that comes back from elsewhere
CORRECTION_DAYS = 5  # working days in which a published answer is corrected
VERY_OVERDUE_DAYS = 20  # working days after that
VERDICT_DAYS = 10  # working days that askers have before a reminder
WRITTEN_DAYS = 10  # working days after which an accepted question goes to the board in writing
TEAM_DAYS = 20  # working days the team has to say what follows from a second bad verdict
REVIEW_DAYS = 90  # days until those who asked look again
APPEAL_DAYS = 14  # days in which an author may appeal
UNDO_MINUTES = 30  # in which whoever decided may take it back


def is_working_day(day: date) -> bool:
    """Monday to Friday, bank holidays of Wales left out."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day that is so many working days after a day; 0 is the day itself."""
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def due_after(now: datetime, working_days: int) -> datetime:
    """The end of the working day by which something is due."""
    day = working_days_after(day_in_wales(now), working_days)
    return datetime.combine(day, END_OF_DAY, tzinfo=WALES)


def day_in_wales(moment: datetime) -> date:
    """The day that a moment falls on in Wales: in summer it begins an hour before that of UTC."""
    return moment.astimezone(WALES).date()


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of Wales in a year."""
    return frozenset(holidays.country_holidays("GB", subdiv="WLS", years=year))
