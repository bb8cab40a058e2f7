"""What the clock takes away of rooms: words that nobody approved, votes, rooms left open."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, exists, not_, or_, select
from sqlalchemy.orm import Session as Db

from bot.questions.life.erase import erase_question
from bot.questions.life.move import SYSTEM, locked_question
from bot.questions.life.states import IN_LANE, Step
from bot.sessions.room.closing import close_held
from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.rehearsal import wipe
from bot.sessions.room.rooms import held_room
from bot.sessions.room.settling import settle
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.questions import Channel, Question, QuestionEvent
from bot.store.tables.rooms import Card, Room, RoomQuestion
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Workflow

KEPT_AFTER = timedelta(hours=24)  # after a room closes, and a room that nobody closes; ADR 10
NEVER_APPROVED = (Workflow.SUBMITTED, Workflow.IN_REVIEW, Workflow.RETURNED)
_LEFT_LANE = (Step.ACTION.value, Step.CLEAR.value)
_TAKEN_UP = (Step.RESUBMIT.value, Step.APPEAL.value)


def unapproved_questions(db: Db, *, now: datetime) -> Sequence[UUID]:
    """Questions asked in rooms that closed a day ago, which nobody has approved since.

    Not what the safeguarding lane has, or let go less than a day ago, and not what its author has
    written anew or appealed about: they go on with it by their receipt.
    """
    late = now - KEPT_AFTER
    closed = (
        select(RoomQuestion.question_id)
        .join(Room, Room.session_id == RoomQuestion.session_id)
        .where(Room.closed_at <= late)
    )
    going_on = exists().where(
        QuestionEvent.question_id == Question.id,
        or_(
            and_(QuestionEvent.kind.in_(_LEFT_LANE), QuestionEvent.at > late),
            QuestionEvent.kind.in_(_TAKEN_UP),
        ),
    )
    wanted = select(Question.id).where(
        Question.id.in_(closed),
        Question.channel.in_((Channel.SESSION, Channel.PAPER)),
        Question.workflow.in_(NEVER_APPROVED),
        Question.safeguarding.not_in(IN_LANE),
        not_(going_on),
    )
    return db.scalars(wanted.order_by(Question.id)).all()


def forget_unapproved(db: Db, *, question_id: UUID, now: datetime) -> None:
    """Erase the words of one of them, if it still is one."""
    locked_question(db, question_id)
    if question_id in unapproved_questions(db, now=now):
        erase_question(db, question_id=question_id, now=now)


def tidy_rooms(db: Db, now: datetime) -> int:
    """End rehearsals and close rooms that were left open for a day, and settle what is left.

    Returns: how many rooms were ended, closed or settled.
    """
    late = now - KEPT_AFTER
    left_open = select(Room.session_id).where(Room.closed_at.is_(None), Room.opened_at <= late)
    ids = db.scalars(left_open.order_by(Room.session_id)).all()
    for session_id in ids:
        _end(db, session_id, now)
    unsettled = _unsettled(db, late)
    for session_id in unsettled:
        settle(db, session_id, all_of_it=True, now=now)
    return len(ids) + len(unsettled)


def _end(db: Db, session_id: UUID, now: datetime) -> None:
    try:
        room = held_room(db, session_id)
    except RoomNotFound:  # its host was quicker
        return
    if room.rehearsal:
        wipe(db, session_id, mover=SYSTEM, now=now)
        return
    session = db.get_one(Session, session_id)
    close_held(db, room, session, mover=SYSTEM, surface=Surface.CHAIR, now=now)


def _unsettled(db: Db, late: datetime) -> Sequence[UUID]:
    votes = exists().where(Ballot.session_id == Room.session_id, BallotVote.ballot_id == Ballot.id)
    cards = exists().where(Card.session_id == Room.session_id)
    wanted = select(Room.session_id).where(Room.closed_at <= late, or_(votes, cards))
    return db.scalars(wanted.order_by(Room.session_id)).all()
