"""What each person approves of: on a device, at a shared table or on paper, counted alike."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import Device

LARGEST_TABLE = 10  # a shared device speaks for the people round it, up to this many (ADR 9)
WEIGHED = (Participant.device, Participant.people)
Approvals = tuple[frozenset[UUID], ...]


def approvals_of(db: Db, ballot: Ballot) -> Approvals:
    """What each person approves of; those round a shared device all approve of what it says."""
    wanted = (
        select(BallotVote.participant_id, BallotVote.question_id, *WEIGHED)
        .join(Participant, Participant.id == BallotVote.participant_id)
        .where(BallotVote.ballot_id == ballot.id, Participant.removed_at.is_(None))
    )
    approved: dict[UUID, set[UUID]] = {}
    people: dict[UUID, int] = {}
    for participant_id, question_id, device, number in db.execute(wanted):
        approved.setdefault(participant_id, set()).add(question_id)
        people[participant_id] = people_at(device, number)
    return tuple(frozenset(approved[one]) for one in sorted(approved) for _ in range(people[one]))


def people_at(device: Device, number: int) -> int:
    """How many people a device votes for."""
    return max(1, min(number, LARGEST_TABLE)) if device is Device.SHARED else 1


def votes_for(approvals: Sequence[frozenset[UUID]]) -> Counter[UUID]:
    """How many approve of each question."""
    return Counter(one for approved in approvals for one in approved)
