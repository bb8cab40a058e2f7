"""How long a part of the agenda has gone on, by the clock of the server."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from bot.sessions.room.screen_parts import ItemNow

SOON = 0.8  # of its time, from which on it says that little is left


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of the present part; pages count on from it by themselves."""

    began: int  # milliseconds since 1970, as scripts reckon
    length: int  # milliseconds
    minutes: int  # left, or over
    state: str  # going, soon or over
    passed: int  # hundredths of its time, at most 100


def clock_of(item: ItemNow | None, now: datetime) -> Clock | None:
    """The clock of the part that goes on; None: nothing has begun."""
    if item is None or item.began_at is None:
        return None
    length = item.minutes * 60
    passed = (now - item.began_at).total_seconds()
    state = "over" if passed >= length else "soon" if passed >= SOON * length else "going"
    left = abs(length - passed)
    return Clock(
        began=round(item.began_at.timestamp() * 1000),
        length=length * 1000,
        minutes=int(left // 60) if state == "over" else ceil(left / 60),
        state=state,
        passed=min(100, round(100 * passed / length)) if length else 100,
    )


def in_milliseconds(now: datetime) -> int:
    """This moment as scripts reckon."""
    return round(now.timestamp() * 1000)
