"""What was voted: every vote on a device, at a shared table or on paper, counted alike."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.errors import TransitionRefused
from bot.questions.life.move import Actor
from bot.sessions.ballot.approvals import WEIGHED, approvals_of, people_at, votes_for
from bot.sessions.ballot.choosing import lot
from bot.sessions.ballot.held import found_ballot, standing
from bot.sessions.room.settling import settled_votes
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.rooms import Participant, Room
from bot.store.tables.session_terms import BallotState, Device


class CountsHidden(TransitionRefused):
    """Nobody sees counts before the vote is closed, and then when the host shows them."""

    code = "counts_hidden"


@dataclass(frozen=True, slots=True)
class Count:
    """How many approve of one question."""

    question_id: UUID
    votes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a closed vote came to, the most votes first; where they tie, by lot."""

    voters: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many have voted so far: the one number that is shown while a vote is open."""

    devices: int  # their own, or shared round a table
    paper: int  # dot sheets typed in
    people: int


def turnout(db: Db, ballot_id: UUID) -> Turnout:
    """How many have voted, now."""
    voted = select(BallotVote.participant_id).where(BallotVote.ballot_id == ballot_id)
    wanted = (
        select(*WEIGHED, func.count())
        .where(Participant.id.in_(voted), Participant.removed_at.is_(None))
        .group_by(*WEIGHED)
    )
    devices = paper = people = 0
    for device, number, count in db.execute(wanted):
        people += people_at(device, number) * count
        if device is Device.PAPER:
            paper += count
        else:
            devices += count
    return Turnout(devices, paper, people)


def counts(db: Db, *, ballot_id: UUID) -> Counts:
    """What was voted, for everybody in the room.

    Raises: BallotNotFound; CountsHidden: the vote is open, or the host has not shown them.
    """
    ballot = found_ballot(db, ballot_id)
    shown = select(Room.counts_shown).where(Room.session_id == ballot.session_id)
    if ballot.state is BallotState.OPEN or not db.scalar(shown):
        raise CountsHidden(str(ballot_id))
    return _counts(db, ballot)


def host_counts(db: Db, *, ballot_id: UUID, actor: Actor) -> Counts:
    """What was voted, for the host: not before the vote is closed either.

    Raises: BallotNotFound; SessionNotFound; CountsHidden.
    """
    ballot = found_ballot(db, ballot_id)
    found_session(db, host_scope(actor), ballot.session_id)
    if ballot.state is BallotState.OPEN:
        raise CountsHidden(str(ballot_id))
    return _counts(db, ballot)


def _counts(db: Db, ballot: Ballot) -> Counts:
    approvals = approvals_of(db, ballot)
    voters, votes = len(approvals), votes_for(approvals)
    settled = settled_votes(db, session_id=ballot.session_id, ballot_id=ballot.id)
    if settled is not None:
        voters, votes = settled.voters, Counter(settled.votes)
    ids = [question.id for question in standing(db, ballot)]
    ids.sort(key=lambda one: (-votes[one], lot(ballot.seed, one)))
    return Counts(voters, tuple(Count(one, votes[one]) for one in ids))
