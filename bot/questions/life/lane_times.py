"""By when a question in the safeguarding lane is looked at, and by when it is recorded.

Source: Wales Safeguarding Procedures (children), section 2: a report by telephone is confirmed in
writing within 24 hours (safeguarding.wales/chi/c2/c2.p18, read November 2026). "The same working
day" is this service's own, until the organisation's safeguarding lead agrees on another time.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.questions.life.deadlines import END_OF_DAY, WALES, is_working_day, working_days_after

WORK_BEGINS = time(9, 0)  # local time; it ends with END_OF_DAY
RECORD_HOURS = 24  # hours of the clock, nights and weekends too, until it is reported in writing


@dataclass(frozen=True, slots=True)
class LaneClock:
    """How a question stands against the two times of the lane."""

    since: datetime  # when it came into the lane
    opened_at: datetime | None  # when a lead first read it
    recorded_at: datetime | None  # when a lead first recorded what was done

    @property
    def look_by(self) -> datetime:
        """By when it must have been looked at."""
        return look_by(self.since)

    @property
    def record_by(self) -> datetime:
        """By when it must have been reported and recorded."""
        return self.since + timedelta(hours=RECORD_HOURS)

    @property
    def due_at(self) -> datetime | None:
        """When the next of the two is due; None: both are done."""
        if self.opened_at is None:
            return min(self.look_by, self.record_by)
        return self.record_by if self.recorded_at is None else None

    def is_late(self, now: datetime) -> bool:
        """Whether something should have been done before now."""
        return self.due_at is not None and self.due_at < now


def look_by(since: datetime) -> datetime:
    """The end of the same working day; of the next one for what comes in after work.

    Never later than it has to be recorded: over a weekend that is the sooner.
    """
    local = since.astimezone(WALES)
    day = local.date()
    if not is_working_day(day) or local.time() >= END_OF_DAY:
        day = working_days_after(day, 1)
    end = datetime.combine(day, END_OF_DAY, tzinfo=WALES)
    return min(end, since + timedelta(hours=RECORD_HOURS))


def is_working_time(moment: datetime) -> bool:
    """Whether somebody is at work: a working day in Wales, between morning and evening."""
    local = moment.astimezone(WALES)
    return is_working_day(local.date()) and WORK_BEGINS <= local.time() < END_OF_DAY


def next_working_time(moment: datetime) -> datetime:
    """The moment itself if somebody is at work, else when work begins again."""
    if is_working_time(moment):
        return moment
    local = moment.astimezone(WALES)
    day = local.date()
    if not is_working_day(day) or local.time() >= END_OF_DAY:
        day = working_days_after(day, 1)
    return datetime.combine(day, WORK_BEGINS, tzinfo=WALES)
