"""Take what was picked: it goes on the session's list, and what was not is carried over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, TransitionRefused
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.sessions.ballot.held import BallotMoved, held_candidates, hosted_ballot, standing
from bot.sessions.ballot.pick_rows import picks_of
from bot.sessions.ballot.telling import tell
from bot.store.tables.session_terms import BallotState, Surface
from bot.store.tables.sessions import SessionQuestion


class PickGone(TransitionRefused):
    """A picked question can no longer be put: choose again."""

    code = "pick_gone"


class NothingPicked(BadInput):
    """Nothing is picked; the host can pick with a reason."""

    code = "nothing_picked"


def take_picks(
    db: Db,
    *,
    ballot_id: UUID,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> tuple[UUID, ...]:
    """Put what was picked on the session's list, in order; the others are carried over.

    Returns: what was picked. Taking them again changes nothing.
    Raises: BallotNotFound; SessionNotFound; BallotMoved: still open; NothingPicked; PickGone.
    """
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor)
    picked = tuple(pick.question_id for pick in picks_of(db, ballot_id))
    if ballot.state is BallotState.CHOSEN:
        return picked
    if ballot.state is BallotState.OPEN:
        raise BallotMoved(str(ballot_id))
    if not picked:
        raise NothingPicked(str(ballot_id))
    questions = held_candidates(db, ballot_id)
    if not set(picked) <= questions.keys() & {one.id for one in standing(db, ballot)}:
        raise PickGone(str(ballot_id))
    for question_id in picked:
        move(db, questions.pop(question_id), Step.SELECT, mover=actor.mover, now=now)
    for question in questions.values():
        move(db, question, Step.CARRY_OVER, mover=actor.mover, now=now)
    _put_on_list(db, ballot.session_id, picked)
    ballot.state = BallotState.CHOSEN
    tell(db, ballot, "taken", actor=actor, now=now, surface=surface)
    return picked


def _put_on_list(db: Db, session_id: UUID, picked: tuple[UUID, ...]) -> None:
    """Last on the list; one that was on it and was carried over stands where it is picked now."""
    here = SessionQuestion.session_id == session_id
    db.execute(delete(SessionQuestion).where(here, SessionQuestion.question_id.in_(picked)))
    last = db.scalar(select(func.max(SessionQuestion.position)).where(here)) or 0
    for position, question_id in enumerate(picked, start=last + 1):
        db.add(SessionQuestion(session_id=session_id, position=position, question_id=question_id))
    db.flush()
