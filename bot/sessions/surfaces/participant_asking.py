"""Ask in a room, by the key of one's browser."""

from datetime import datetime

from sqlalchemy.orm import Session as Db

from bot.questions.asking.review import DraftReview
from bot.sessions.room.asking import Asking, RoomReceipt, ask_in_room, review_words
from bot.sessions.room.participants import participant_of
from bot.vocabulary import Language


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
