"""The two times of the safeguarding lane as lines to read: what is due, and what is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.questions.life.lane_times import LaneClock


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One line; `key` names its words, hours and minutes are until then or since then."""

    key: str
    at: datetime
    hours: int
    minutes: int
    late: bool


def clock_lines(clock: LaneClock, now: datetime) -> tuple[ClockLine, ClockLine]:
    """By when it must be looked at, and by when it must be reported and recorded."""
    return (
        _line("look", clock.look_by, clock.opened_at, now),
        _line("record", clock.record_by, clock.recorded_at, now),
    )


def _line(name: str, by: datetime, done_at: datetime | None, now: datetime) -> ClockLine:
    if done_at is not None:
        key = f"{name}_done_late" if done_at > by else f"{name}_done"
        return ClockLine(f"safeguarding.{key}", done_at, 0, 0, False)
    late = by < now
    minutes = abs(by - now) // timedelta(minutes=1)
    key = f"safeguarding.{name}_{'late' if late else 'by'}"
    return ClockLine(key, by, minutes // 60, minutes % 60, late)
