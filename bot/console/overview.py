"""Put the use cases of questions together for the overview and the filtered list."""

from dataclasses import dataclass
from typing import Any

from bot.questions.move import Actor
from bot.questions.staff import QueuePage, StaffQuestion, review_queue
from bot.vocabulary import Theme, Workflow

SHOWN_STATES = tuple(
    state
    for state in Workflow
    if state not in (Workflow.DRAFT, Workflow.WITHDRAWN, Workflow.ERASED)
)
CHUNK = 200


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


def read_overview(db: Any, *, reader: Actor) -> Overview:
    """Count what this reader may see, by state, leaving out states without any."""
    waiting = review_queue(db, reader=reader, limit=1)
    counts = ((s, review_queue(db, reader=reader, workflow=s, limit=0).total) for s in SHOWN_STATES)
    return Overview(
        waiting=waiting.total,
        oldest=waiting.items[0] if waiting.items else None,
        counts=tuple((state, count) for state, count in counts if count),
    )


def read_queue(
    db: Any,
    *,
    reader: Actor,
    workflow: Workflow | None,
    theme: Theme | None,
    limit: int,
    offset: int,
) -> QueuePage:
    """One page of the list; `workflow` None is everything that waits."""
    if theme is None:
        return review_queue(db, reader=reader, workflow=workflow, limit=limit, offset=offset)
    found: list[StaffQuestion] = []
    start, total = 0, 1
    while start < total:
        page = review_queue(db, reader=reader, workflow=workflow, limit=CHUNK, offset=start)
        found += [item for item in page.items if theme in item.themes]
        start, total = start + CHUNK, page.total
    return QueuePage(tuple(found[offset : offset + limit]), len(found))
