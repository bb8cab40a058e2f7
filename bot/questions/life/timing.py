"""Whether an answer came in time: worked out from dates, never kept."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.questions.life.deadlines import VERY_OVERDUE_DAYS, day_in_wales, due_after
from bot.vocabulary import Term


class Timing(Term):
    """How an answer stands against its day."""

    NOT_PUT = "not_put"  # the question is not with a board yet
    DUE = "due"
    OVERDUE = "overdue"
    VERY_OVERDUE = "very_overdue"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a question was put to its board, by when it must be answered, and when it was."""

    put_at: datetime | None
    due_at: datetime | None
    answered_at: datetime | None

    def timing(self, now: datetime) -> Timing:
        """How it stands now."""
        if self.answered_at is not None:
            late = self.due_at is not None and self.answered_at > self.due_at
            return Timing.LATE if late else Timing.ON_TIME
        if self.due_at is None:
            return Timing.NOT_PUT
        if now <= self.due_at:
            return Timing.DUE
        very = now > due_after(self.due_at, VERY_OVERDUE_DAYS)
        return Timing.VERY_OVERDUE if very else Timing.OVERDUE

    @property
    def put_on(self) -> date | None:
        """The day it was put to the board."""
        return _day(self.put_at)

    @property
    def due_on(self) -> date | None:
        """The day by which it must be answered."""
        return _day(self.due_at)

    @property
    def answered_on(self) -> date | None:
        """The day its answer was first published."""
        return _day(self.answered_at)


def _day(moment: datetime | None) -> date | None:
    return day_in_wales(moment) if moment else None
