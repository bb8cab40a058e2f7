"""What a participant does with one tap, by the key of their browser."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.voting import vote
from bot.sessions.panel.cards import show_card
from bot.sessions.room.participants import participant_of
from bot.vocabulary import Answered, Progress


def tap_vote(
    db: Db, *, key: str, ballot_id: UUID, question_ids: frozenset[UUID], now: datetime
) -> None:
    """Set what they approve of. Raises: ParticipantRefused; as `vote`."""
    who = participant_of(db, key=key)
    known = {"ballot_id": ballot_id, "participant_id": who.participant_id}
    vote(db, **known, question_ids=question_ids, now=now)


def tap_card(
    db: Db,
    *,
    key: str,
    question_id: UUID,
    answered: Answered | None,
    progress: Progress | None,
    now: datetime,
) -> None:
    """Show a card. Raises: ParticipantRefused; as `show_card`."""
    who = participant_of(db, key=key)
    show_card(
        db,
        session_id=who.session_id,
        participant_id=who.participant_id,
        question_id=question_id,
        answered=answered,
        progress=progress,
        now=now,
    )
