"""Ask in a room, by the key of one's browser."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.asking.drafts import erase_draft
from bot.questions.asking.review import DraftReview
from bot.sessions.room.asking import Asking, RoomReceipt, ask_in_room, review_words
from bot.sessions.room.participants import participant_of
from bot.store.tables.rooms import Room
from bot.store.tables.sessions import Session
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class RoomSafety:
    """Who keeps people safe in a room, as its plan says it; "" where the plan says nothing."""

    contact_en: str
    contact_cy: str
    rehearsal: bool  # nobody would read what is sent

    def contact(self, language: Language) -> str:
        """Who it is, in this language."""
        return self.contact_cy if language is Language.CY else self.contact_en


def safety_by_key(db: Db, *, key: str) -> RoomSafety:
    """Who is there for whoever has this key. Raises: ParticipantRefused."""
    who = participant_of(db, key=key)
    wanted = (
        select(Session.contact_en, Session.contact_cy, Room.rehearsal)
        .join(Room, Room.session_id == Session.id)
        .where(Session.id == who.session_id)
    )
    return RoomSafety(*db.execute(wanted).one())


def review_by_key(db: Db, *, key: str, text: str, language: Language, now: datetime) -> DraftReview:
    """What would be kept of these words. Raises: ParticipantRefused; as `review_words`."""
    who = participant_of(db, key=key)
    return review_words(
        db, participant_id=who.participant_id, text=text, language=language, now=now
    )


def ask_by_key(db: Db, *, key: str, asking: Asking, sent_id: str, now: datetime) -> RoomReceipt:
    """Keep what somebody asks. Raises: ParticipantRefused; as `ask_in_room`."""
    who = participant_of(db, key=key)
    return ask_in_room(
        db, participant_id=who.participant_id, asking=asking, sent_id=sent_id, now=now
    )


def drop_by_key(db: Db, *, key: str) -> None:
    """Keep nothing of what somebody was writing. Raises: ParticipantRefused."""
    who = participant_of(db, key=key)
    erase_draft(db, conversation_id=who.key_hash)
