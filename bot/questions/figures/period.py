"""The months that figures look back on: whole months of Wales, the present one as far as it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, case
from sqlalchemy.orm import InstrumentedAttribute

from bot.questions.life.deadlines import WALES, day_in_wales

CHOICES = (3, 6, 12)  # months
DEFAULT = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Some months up to now; `starts` holds the first moment of each, the oldest first."""

    starts: tuple[datetime, ...]
    now: datetime

    @property
    def start(self) -> datetime:
        """From when on things count."""
        return self.starts[0]

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months, as 2031-03."""
        return tuple(f"{at.astimezone(WALES):%Y-%m}" for at in self.starts)

    def month_of(self, column: InstrumentedAttribute[datetime]) -> ColumnElement[int]:
        """The place in `starts` of the month that a moment of this period falls in."""
        later = [(column >= at, place) for place, at in enumerate(self.starts) if place]
        return case(*reversed(later), else_=0)


def last_months(count: int, *, now: datetime) -> Period:
    """The last so many months, the present one included."""
    today = day_in_wales(now)
    latest = today.year * 12 + today.month - 1
    numbers = (latest - back for back in reversed(range(count)))
    firsts = (date(number // 12, number % 12 + 1, 1) for number in numbers)
    return Period(tuple(_midnight(day) for day in firsts), now)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=WALES).astimezone(UTC)
