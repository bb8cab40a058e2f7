"""End a rehearsal: nothing of it is left but the plan and two lines of the audit log."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor, Mover
from bot.sessions.panel.offices import forget_offices
from bot.sessions.room.closing import forget_writing
from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.rooms import audit_room, held_room
from bot.sessions.scope import found_session, host_scope
from bot.store.erasing import note_erasure
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.ballots import Ballot
from bot.store.tables.questions import Question
from bot.store.tables.rooms import (
    Card,
    GroupVerdict,
    PanelRecord,
    Participant,
    Room,
    RoomEvent,
    RoomPass,
    RoomQuestion,
)
from bot.vocabulary import Visibility

# All that a room has of its own; the rest hangs on its questions and goes with them.
_OF_THE_ROOM = (
    Card,
    GroupVerdict,
    PanelRecord,
    Ballot,
    RoomQuestion,
    Participant,
    RoomPass,
    RoomEvent,
    Room,
)


def end_rehearsal(db: Db, *, session_id: UUID, actor: Actor, now: datetime) -> None:
    """End a rehearsal and delete all that was tried out in it; the plan stays as it was.

    Raises: SessionNotFound (also: not this actor's to host); RoomNotFound: no rehearsal goes on.
    """
    found_session(db, host_scope(actor), session_id)
    room = held_room(db, session_id)
    if not room.rehearsal:
        raise RoomNotFound(str(session_id))
    wipe(db, session_id, mover=actor.mover, now=now)


def wipe(db: Db, session_id: UUID, *, mover: Mover, now: datetime) -> None:
    """Delete a rehearsal that is held."""
    forget_writing(db, session_id)
    _delete_questions(db, session_id)
    forget_offices(db, session_id)
    for table in _OF_THE_ROOM:
        db.execute(delete(table).where(table.session_id == session_id))
    note_erasure(db)
    db.expire_all()
    audit_room(db, session_id, "rehearsal_ended", mover=mover, now=now)


def _delete_questions(db: Db, session_id: UUID) -> None:
    """Delete what was asked in it; a question that was not tried out is never touched."""
    asked = (
        select(Question.id)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.session_id == session_id, Question.visibility == Visibility.REHEARSAL)
    )
    ids: Sequence[UUID] = db.scalars(asked).all()
    answers = select(Answer.id).where(Answer.question_id.in_(ids))
    promised = or_(Commitment.question_id.in_(ids), Commitment.answer_id.in_(answers))
    db.execute(delete(Commitment).where(promised))
    db.execute(update(Question).where(Question.id.in_(ids)).values(merged_into=None))
    db.execute(delete(Question).where(Question.id.in_(ids)))
