"""Questions that a group chose and never put: they wait for the next session, and stand first."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Mover, locked_question, move
from bot.questions.life.states import IN_LANE, Step
from bot.store.tables.ballots import Ballot, BallotChoice
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord
from bot.store.tables.sessions import SessionQuestion
from bot.vocabulary import Workflow

CHOSEN = (Workflow.SELECTED, Workflow.CARRIED_OVER)


def left_over(db: Db, *, session_id: UUID) -> tuple[UUID, ...]:
    """What stands on the list of a session and was not put there, in its order.

    Nothing that went on elsewhere since, and nothing in the safeguarding lane.
    """
    wanted = _listed(session_id).where(
        Question.workflow.in_(CHOSEN), Question.safeguarding.not_in(IN_LANE)
    )
    return tuple(db.scalars(wanted))


def keep_left_over(db: Db, *, session_id: UUID, mover: Mover, now: datetime) -> int:
    """Carry over what was chosen and not put, and what stood in a vote that nobody finished.

    Else no other session could ever choose them.

    Returns: how many there were.
    """
    chosen = _listed(session_id).where(Question.workflow == Workflow.SELECTED)
    voted = (
        select(BallotChoice.question_id)
        .join(Ballot, Ballot.id == BallotChoice.ballot_id)
        .join(Question, Question.id == BallotChoice.question_id)
        .where(Ballot.session_id == session_id, Question.workflow == Workflow.CANDIDATE)
    )
    ids = sorted({*db.scalars(chosen), *db.scalars(voted)})  # so that nobody waits in a ring
    rows = [locked_question(db, one) for one in ids]
    free = [row for row in rows if row.safeguarding not in IN_LANE]
    for row in free:
        move(db, row, Step.CARRY_OVER, mover=mover, now=now)
    return len(free)


def _listed(session_id: UUID) -> Select[UUID]:
    put = exists().where(
        PanelRecord.session_id == session_id,
        PanelRecord.question_id == SessionQuestion.question_id,
    )
    return (
        select(SessionQuestion.question_id)
        .join(Question, Question.id == SessionQuestion.question_id)
        .where(SessionQuestion.session_id == session_id, ~put)
        .order_by(SessionQuestion.position)
    )
