"""What the staff of a region see first: how much waits, since when, and where the rest is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.questions.finding.queue import count_states, review_queue
from bot.questions.finding.queue_filter import SHOWN_STATES, WAITING
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff_views import StaffQuestion
from bot.vocabulary import Workflow


@dataclass(frozen=True, slots=True)
class Overview:
    """What the staff of a region see first."""

    waiting: int
    oldest: StaffQuestion | None
    counts: tuple[tuple[Workflow, int], ...]

    @property
    def total(self) -> int:
        """All questions this reader may see."""
        return sum(count for _, count in self.counts)


def read_overview(db: Any, *, reader: Actor, now: datetime) -> Overview:
    """Count what this reader may see, by state, leaving out states without any."""
    counts = count_states(db, reader=reader)
    waiting = review_queue(db, reader=reader, limit=1, now=now)
    return Overview(
        waiting=sum(counts.get(state, 0) for state in WAITING),
        oldest=waiting.items[0] if waiting.items else None,
        counts=tuple((state, counts[state]) for state in SHOWN_STATES if state in counts),
    )
