"""What somebody with the code is told before they come in."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.rooms import room_by_code
from bot.store.tables.sessions import Session
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """An open room, from outside."""

    code: str
    title_en: str
    title_cy: str
    national: bool  # everybody says which region they come from, if they like
    rehearsal: bool
    made_up: bool

    def title(self, language: Language) -> str:
        """The session's title in this language."""
        return self.title_cy if language is Language.CY else self.title_en


def room_door(db: Db, *, code: str) -> RoomDoor:
    """The room of a code, however it was typed. Raises: RoomNotFound."""
    room = room_by_code(db, code=code)
    session = db.scalar(select(Session).where(Session.id == room.session_id))
    if session is None or room.code is None:
        raise RoomNotFound
    return RoomDoor(
        code=room.code,
        title_en=session.title_en,
        title_cy=session.title_cy,
        national=session.region is None,
        rehearsal=room.rehearsal,
        made_up=session.made_up,
    )
