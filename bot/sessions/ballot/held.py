"""Find a vote and the questions that stand in it, for whoever may host its session."""

from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import aliased

from bot.errors import BadInput, QuestionNotFound, TransitionRefused
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.sessions.room.scope import room_scope, shown_scope
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot, BallotChoice
from bot.store.tables.questions import Question
from bot.store.tables.rooms import RoomQuestion
from bot.store.tables.session_terms import BallotState
from bot.vocabulary import Workflow


class BallotNotFound(QuestionNotFound):
    """No vote of this id for this host."""

    code = "ballot_not_found"


class BallotClosed(TransitionRefused):
    """The vote is closed; what was voted stands."""

    code = "ballot_closed"


class BallotMoved(TransitionRefused):
    """The vote is not where this can be done: still open, or its picks are taken already."""

    code = "ballot_moved"


class ChoiceUnknown(BadInput):
    """A question that this vote is not about."""

    code = "choice_unknown"


def hosted_ballot(
    db: Db, *, ballot_id: UUID, actor: Actor, state: BallotState | None = None
) -> Ballot:
    """A vote of a session that this person hosts, held until the transaction ends.

    Raises: BallotNotFound; SessionNotFound; BallotMoved: it is not in this state.
    """
    ballot = db.scalar(_ballot(ballot_id).with_for_update(key_share=True))
    if ballot is None:
        raise BallotNotFound(str(ballot_id))
    found_session(db, host_scope(actor), ballot.session_id)
    if state is not None and ballot.state is not state:
        raise BallotMoved(ballot.state)
    return ballot


def open_for_votes(db: Db, ballot_id: UUID) -> Ballot:
    """A vote that is open, and stays so until the transaction ends; others may vote meanwhile.

    Raises: BallotNotFound; BallotClosed.
    """
    ballot = db.scalar(_ballot(ballot_id).with_for_update(read=True))
    if ballot is None:
        raise BallotNotFound(str(ballot_id))
    if ballot.state is not BallotState.OPEN:
        raise BallotClosed(str(ballot_id))
    return ballot


def found_ballot(db: Db, ballot_id: UUID) -> Ballot:
    """A vote, to read it. Raises: BallotNotFound."""
    ballot = db.scalar(select(Ballot).where(Ballot.id == ballot_id))
    if ballot is None:
        raise BallotNotFound(str(ballot_id))
    return ballot


def standing(db: Db, ballot: Ballot) -> list[Question]:
    """The questions that can be voted for and shown, in the order they came into the room.

    Once the picks are taken: all that could be, wherever they are by then.
    """
    taken = ballot.state is BallotState.CHOSEN
    room = ballot.session_id
    came = aliased(RoomQuestion)  # the scope has a condition on the same table
    wanted = (
        select(Question)
        .join(BallotChoice, BallotChoice.question_id == Question.id)
        .join(came, came.question_id == Question.id)
        .where(BallotChoice.ballot_id == ballot.id, came.session_id == room)
        .where(room_scope(room) if taken else shown_scope(room))
    )
    if not taken:
        wanted = wanted.where(Question.workflow == Workflow.CANDIDATE)
    return list(db.scalars(wanted.order_by(came.added_at, Question.id)))


def stand_in(db: Db, ballot_id: UUID, question_ids: frozenset[UUID]) -> bool:
    """Whether a vote is about all of these, also where one may no longer be shown."""
    if not question_ids:
        return True
    found = select(func.count()).where(
        BallotChoice.ballot_id == ballot_id, BallotChoice.question_id.in_(question_ids)
    )
    return db.scalar(found) == len(question_ids)


def choice_count(db: Db, ballot_id: UUID) -> int:
    """How many questions a vote was opened with."""
    return db.scalar(select(func.count()).where(BallotChoice.ballot_id == ballot_id)) or 0


def held_candidates(db: Db, ballot_id: UUID) -> dict[UUID, Question]:
    """What waits for the outcome of a vote, parked or not, held until the transaction ends."""
    wanted = (
        select(Question)
        .join(BallotChoice, BallotChoice.question_id == Question.id)
        .where(
            BallotChoice.ballot_id == ballot_id,
            Question.workflow == Workflow.CANDIDATE,
            Question.safeguarding.not_in(IN_LANE),
        )
        .order_by(Question.id)  # so that nobody waits in a ring
    )
    held = wanted.with_for_update(of=Question).execution_options(populate_existing=True)
    return {question.id: question for question in db.scalars(held)}


def _ballot(ballot_id: UUID) -> Select[Ballot]:
    return select(Ballot).where(Ballot.id == ballot_id).execution_options(populate_existing=True)
