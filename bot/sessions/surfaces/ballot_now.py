"""How far the vote of a room is, read cheaply: a screen asks for it again with every vote."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.ballots import newest_ballot
from bot.sessions.ballot.held import choice_count, found_ballot
from bot.sessions.ballot.tally import Turnout, turnout
from bot.store.tables.session_terms import BallotState


@dataclass(frozen=True, slots=True)
class BallotNow:
    """The newest vote of a room, without what stands in it and without a count of anything."""

    ballot_id: UUID
    state: BallotState
    places: int
    turnout: Turnout | None  # None once it is closed

    @property
    def is_open(self) -> bool:
        """Whether people vote now."""
        return self.state is BallotState.OPEN


def ballot_now(db: Db, *, session_id: UUID) -> BallotNow | None:
    """The vote that is open, else the one that was opened last; None: there is none yet."""
    ballot_id = newest_ballot(db, session_id=session_id)
    if ballot_id is None:
        return None
    ballot = found_ballot(db, ballot_id)
    voted = turnout(db, ballot_id) if ballot.state is BallotState.OPEN else None
    places = min(ballot.places, choice_count(db, ballot_id))  # never more than stand in it
    return BallotNow(ballot_id, ballot.state, places, voted)
