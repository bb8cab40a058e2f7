"""Delete a planned session: nothing of it is left but the line of the audit log."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.questions import carry_over
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.scope import planned_session
from bot.store.tables.rooms import Room
from bot.store.tables.sessions import Session, SessionQuestion


def delete_session(db: Db, *, session_id: UUID, actor: Actor, version: int, now: datetime) -> None:
    """Delete a session whose room was never opened; its questions are kept for another one.

    A rehearsal that goes on is ended first: what was tried out in it is of no other session.

    Raises: SessionNotFound; SessionBegun; EditConflict.
    """
    row = planned_session(db, actor, session_id, version=version)
    if db.scalar(select(Room.session_id).where(Room.session_id == session_id)) is not None:
        end_rehearsal(db, session_id=session_id, actor=actor, now=now)
    listed = select(SessionQuestion.question_id).where(SessionQuestion.session_id == session_id)
    ids = tuple(db.scalars(listed))
    carry_over(db, ids, session_id=session_id, mover=actor.mover, now=now)
    note_change(db, row, "deleted", actor=actor, now=now)
    after = update(Session).where(Session.previous_id == session_id)
    db.execute(after.values(previous_id=row.previous_id))
    db.execute(delete(Session).where(Session.id == session_id))
