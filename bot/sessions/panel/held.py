"""What a host holds while they write about one question of their session."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session as Db

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.sessions.room.scope import room_scope
from bot.sessions.scope import SessionNotFound, host_scope, hosted_session
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord, Room
from bot.store.tables.sessions import Session, SessionQuestion
from bot.vocabulary import Visibility

SHOWN = (Visibility.ROOM, Visibility.PUBLIC)


class RecordMissing(TransitionRefused):
    """The question was not put yet, or nothing is written down, or the group has not agreed."""

    code = "record_missing"


def held_session(db: Db, *, session_id: UUID, actor: Actor) -> Session:
    """A session of this host, held until the transaction ends.

    Raises: SessionNotFound (also: not this actor's).
    """
    return hosted_session(db, host_scope(actor), session_id)


def readable() -> ColumnElement[bool]:
    """Questions whose words may be heard in a room."""
    return and_(Question.visibility.in_(SHOWN), Question.safeguarding.not_in(IN_LANE))


def held_question(
    db: Db, *, session_id: UUID, question_id: UUID, previous_id: UUID | None = None
) -> Question:
    """A question on the list of a session, or of the one before, held until the transaction ends.

    In a rehearsal: only what was asked in it, so nothing real is touched.

    Raises: QuestionNotFound: none, not on these lists, or its words are not for a room.
    """
    listed = select(SessionQuestion.question_id).where(
        SessionQuestion.session_id.in_([one for one in (session_id, previous_id) if one])
    )
    rehearsed = select(Room.rehearsal).where(Room.session_id == session_id)
    heard = room_scope(session_id) if db.scalar(rehearsed) else readable()
    wanted = select(Question).where(Question.id == question_id, Question.id.in_(listed), heard)
    held = wanted.with_for_update(key_share=True)  # cards that hang on it need not wait
    row = db.scalar(held.execution_options(populate_existing=True))
    if row is None:
        raise QuestionNotFound(str(question_id))
    return row


def record_of(db: Db, *, session_id: UUID, question_id: UUID) -> PanelRecord | None:
    """What is written down of a question in this session."""
    wanted = (PanelRecord.session_id == session_id, PanelRecord.question_id == question_id)
    return db.scalar(select(PanelRecord).where(*wanted).execution_options(populate_existing=True))


def put_record(db: Db, *, session_id: UUID, question_id: UUID) -> PanelRecord:
    """The record of a question that was put. Raises: RecordMissing."""
    row = record_of(db, session_id=session_id, question_id=question_id)
    if row is None:
        raise RecordMissing(str(question_id))
    return row


__all__ = [
    "RecordMissing",
    "SessionNotFound",
    "held_question",
    "held_session",
    "put_record",
    "readable",
    "record_of",
]
