"""The numbers at the top of the overview, each leading to the list that it counts."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.questions.figures.work import OPEN, TO_PUT, Waiting
from bot.questions.finding.queue_filter import WAITING, Assigned, QueueFilter, Sort
from bot.questions.reviewing.staff_views import AWAIT_ANSWER
from bot.vocabulary import Region, Workflow


@dataclass(frozen=True, slots=True)
class Tile:
    """One number; `key` names its words, `late` asks for attention."""

    key: str
    count: int
    path: str
    query: tuple[tuple[str, str], ...] = ()
    late: bool = False

    def address(self, language: str) -> str:
        """Where the list is, in a language."""
        return f"{self.path}?{urlencode((*self.query, ('lang', language)))}"


def work_tiles(waiting: Waiting, region: Region | None) -> tuple[Tile, ...]:
    """What waits for anybody here; what is late only where something is.

    Args: region: the lists are narrowed to it; None: all that the reader sees.
    """

    def listed(key: str, count: int, *, late: bool = False, **chosen: Any) -> Tile:
        return _listed(key, count, QueueFilter(region=region, sort=Sort.DUE, **chosen), late=late)

    tiles = (
        listed("waiting", waiting.decision),
        listed("late", waiting.late_decision, late=True, workflows=WAITING, overdue=True),
        listed("to_put", waiting.to_put, workflows=TO_PUT),
        listed("with_board", waiting.answer, workflows=(Workflow.PUT_TO_BOARD,)),
        listed("late_answer", waiting.late_answer, late=True, workflows=AWAIT_ANSWER, overdue=True),
        Tile("to_approve", waiting.to_approve, "/answers/to-approve"),
    )
    return tuple(tile for tile in tiles if tile.count or not tile.late)


def my_tile(waiting: Waiting, region: Region | None) -> Tile:
    """What is given to the reader."""
    return _listed("mine", waiting.mine, my_list(region))


def my_list(region: Region | None) -> QueueFilter:
    """What is given to the reader and not finished, what is due first on top."""
    return QueueFilter(region=region, workflows=OPEN, assigned=Assigned.ME, sort=Sort.DUE)


def _listed(key: str, count: int, wanted: QueueFilter, *, late: bool = False) -> Tile:
    return Tile(key, count, "/questions", wanted.to_query(), late)
