"""Votes in a room: what can be voted for, who approves of what, and what was picked."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.tables.session_terms import BallotState, PickRule
from bot.store.types import UtcDateTime, term_column

BALLOT, QUESTION = "ballot.id", "question.id"


class Ballot(Base):
    """One vote: which of these questions matter most to us?"""

    __tablename__ = "ballot"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    places: Mapped[int]  # how many questions are picked
    seed: Mapped[str] = mapped_column(String(32))  # breaks ties, and can be checked afterwards
    state: Mapped[BallotState] = term_column(BallotState, default=BallotState.OPEN)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BallotChoice(Base):
    """A question that can be voted for."""

    __tablename__ = "ballot_choice"

    ballot_id: Mapped[UUID] = mapped_column(
        ForeignKey(BALLOT, ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[UUID] = mapped_column(
        ForeignKey(QUESTION, ondelete="CASCADE"), primary_key=True
    )


class BallotVote(Base):
    """One participant approves of one question; a second tap takes it back."""

    __tablename__ = "ballot_vote"

    ballot_id: Mapped[UUID] = mapped_column(
        ForeignKey(BALLOT, ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[UUID] = mapped_column(
        ForeignKey(QUESTION, ondelete="CASCADE"), primary_key=True
    )


class Pick(Base):
    """A question that was picked, and why; the host may pick with a reason the group sees."""

    __tablename__ = "pick"

    ballot_id: Mapped[UUID] = mapped_column(
        ForeignKey(BALLOT, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"))
    rule: Mapped[PickRule] = term_column(PickRule)
    votes: Mapped[int] = mapped_column(default=0)
    voters: Mapped[int] = mapped_column(default=0)  # of all who voted
    unheard: Mapped[int] = mapped_column(default=0)  # of its votes: nothing of theirs before it
    reason_en: Mapped[str] = mapped_column(String(300), default="")  # of the host
    reason_cy: Mapped[str] = mapped_column(String(300), default="")
