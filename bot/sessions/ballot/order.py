"""The order in which somebody sees what they can vote for: their own, so that none is favoured."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID


def random_order(
    ballot_id: UUID, participant_id: UUID, question_ids: Iterable[UUID]
) -> tuple[UUID, ...]:
    """The same questions in an order of this person's: the same each time they look."""

    def drawn(question_id: UUID) -> bytes:
        return sha256(ballot_id.bytes + participant_id.bytes + question_id.bytes).digest()

    return tuple(sorted(question_ids, key=drawn))
