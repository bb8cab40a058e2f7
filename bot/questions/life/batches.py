"""Several questions at once: all of them, or none and a list of what stops which."""

from dataclasses import dataclass
from uuid import UUID

from bot.errors import BadInput


@dataclass(frozen=True, slots=True)
class Stop:
    """Why one question keeps a batch from being done; `code` is that of an error."""

    question_id: UUID
    code: str


class BatchRefused(BadInput):
    """Nothing was done; `stops` names every question in the way, and why."""

    code = "batch_refused"

    def __init__(self, stops: tuple[Stop, ...]) -> None:
        self.stops = stops
        super().__init__(",".join(f"{stop.question_id}:{stop.code}" for stop in stops))
