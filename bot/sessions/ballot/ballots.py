"""Open and close a vote in a room."""

from datetime import datetime
from secrets import token_hex
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, TransitionRefused
from bot.questions.life.audience import all_held_in
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.sessions.ballot.held import hosted_ballot
from bot.sessions.ballot.telling import tell
from bot.sessions.room.events import EventKind
from bot.sessions.room.rooms import held_room
from bot.sessions.room.scope import shown_scope
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot, BallotChoice
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import BallotState, Surface
from bot.vocabulary import Workflow

MOST_PLACES = 20  # a session of ninety minutes puts about four; twenty fill a day
SEED_BYTES = 16


class PlacesInvalid(BadInput):
    """A vote picks between one and twenty questions."""

    code = "places_invalid"


class NothingToVote(BadInput):
    """No approved question is in the room that is not parked."""

    code = "nothing_to_vote"


class BallotOpen(TransitionRefused):
    """Another vote is open in this room."""

    code = "ballot_open"


def open_ballot(
    db: Db,
    *,
    session_id: UUID,
    places: int,
    actor: Actor,
    now: datetime,
    seed: str | None = None,
    surface: Surface = Surface.CHAIR,
) -> UUID:
    """Open a vote on every approved question of the room that is not parked.

    Args: seed: settles ties; drawn here, before anybody votes, unless a test gives one.
    Returns: its id. An earlier vote whose picks were not taken is left as it is.
    Raises: SessionNotFound; RoomNotFound; BallotOpen; PlacesInvalid; NothingToVote.
    """
    found_session(db, host_scope(actor), session_id)
    if not 1 <= places <= MOST_PLACES:
        raise PlacesInvalid(str(places))
    _check_room(db, session_id)
    ids = _eligible(db, session_id)
    if not ids:
        raise NothingToVote(str(session_id))
    for question in all_held_in(db, Question.id.in_(ids), ids).values():
        if question.workflow is not Workflow.CANDIDATE:
            move(db, question, Step.MAKE_CANDIDATE, mover=actor.mover, now=now)
    ballot = Ballot(
        id=uuid4(),
        session_id=session_id,
        places=places,
        seed=seed or token_hex(SEED_BYTES),
        opened_at=now,
    )
    db.add(ballot)
    db.flush()
    db.add_all(BallotChoice(ballot_id=ballot.id, question_id=one) for one in ids)
    tell(
        db,
        ballot,
        "opened",
        kind=EventKind.BALLOT_OPENED,
        actor=actor,
        now=now,
        surface=surface,
        detail={"places": str(places), "choices": str(len(ids))},
    )
    return ballot.id


def close_ballot(
    db: Db,
    *,
    ballot_id: UUID,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> None:
    """Close a vote: nobody votes any more; closing it again does nothing.

    Raises: BallotNotFound; SessionNotFound.
    """
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor)
    if ballot.state is not BallotState.OPEN:
        return
    ballot.state, ballot.closed_at = BallotState.CLOSED, now
    kind = EventKind.BALLOT_CLOSED
    tell(db, ballot, "closed", kind=kind, actor=actor, now=now, surface=surface)


def newest_ballot(db: Db, *, session_id: UUID) -> UUID | None:
    """The vote that is open in this room, otherwise the one that was opened last."""
    is_open = (Ballot.state == BallotState.OPEN).desc()
    wanted = select(Ballot.id).where(Ballot.session_id == session_id)
    return db.scalar(wanted.order_by(is_open, Ballot.opened_at.desc(), Ballot.id).limit(1))


def could_stand(db: Db, *, session_id: UUID) -> int:
    """How many questions would stand in a vote that is opened now, or came after an open one."""
    stand = (
        select(BallotChoice.question_id)
        .join(Ballot, Ballot.id == BallotChoice.ballot_id)
        .where(Ballot.session_id == session_id, Ballot.state == BallotState.OPEN)
    )
    in_it = set(db.scalars(stand))
    return sum(one not in in_it for one in _eligible(db, session_id))


def _check_room(db: Db, session_id: UUID) -> None:
    """The room, held so that two hosts do not open two votes."""
    held_room(db, session_id)
    opened = select(Ballot.id).where(
        Ballot.session_id == session_id, Ballot.state == BallotState.OPEN
    )
    if db.scalar(opened.limit(1)) is not None:
        raise BallotOpen(str(session_id))


def _eligible(db: Db, session_id: UUID) -> list[UUID]:
    """Approved, allowed to be read out, not parked; in a rehearsal only what was asked in it."""
    wanted = select(Question.id).where(shown_scope(session_id), _waits(session_id))
    return list(db.scalars(wanted.order_by(Question.id)))


def _waits(session_id: UUID) -> ColumnElement[bool]:
    """Picked by no room yet; what stood in an earlier vote here stands again."""
    before = (
        select(BallotChoice.question_id)
        .join(Ballot, Ballot.id == BallotChoice.ballot_id)
        .where(Ballot.session_id == session_id)
    )
    again = and_(Question.workflow == Workflow.CANDIDATE, Question.id.in_(before))
    return or_(Question.workflow.in_((Workflow.ACCEPTED, Workflow.CARRIED_OVER)), again)
