"""The live room of a session: who is in it, what is asked, recorded and judged."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.tables.session_terms import DecidedHow, Device, Surface
from bot.store.types import ROW_NUMBER, UtcDateTime, term_column
from bot.vocabulary import Answered, Progress, Region

SESSION, QUESTION, PARTICIPANT = "session.id", "question.id", "participant.id"


def _session(**options: Any) -> Any:
    return mapped_column(ForeignKey(SESSION, ondelete="CASCADE"), **options)


def _question(**options: Any) -> Any:
    return mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"), **options)


class Room(Base):
    """What every screen of a live session shows now; one row a session."""

    __tablename__ = "room"

    session_id: Mapped[UUID] = _session(primary_key=True)
    code: Mapped[str | None] = mapped_column(String(6), unique=True)  # None once it is closed
    rehearsal: Mapped[bool] = mapped_column(default=False)  # all of it is deleted when it ends
    item: Mapped[int] = mapped_column(default=0)  # position of the agenda item; 0: not begun
    item_began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    question_id: Mapped[UUID | None] = _question()  # the one that is being answered
    locked: Mapped[bool] = mapped_column(default=False)  # nobody can ask more questions
    hidden: Mapped[bool] = mapped_column(default=False)  # the projector shows a pause
    counts_shown: Mapped[bool] = mapped_column(default=False)  # of a closed vote
    version: Mapped[int] = mapped_column(default=1)  # counts up with every change
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoomPass(Base):
    """A one-time link from the console that opens one screen of the host's."""

    __tablename__ = "room_pass"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID] = _session(index=True)
    surface: Mapped[Surface] = term_column(Surface)
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # None once used
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # of the cookie it gave
    account_id: Mapped[UUID | None]  # who made it: what is done with it is done by them
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Participant(Base):
    """Somebody in the room: no name, only the hash of a random key."""

    __tablename__ = "participant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID] = _session(index=True)
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # None: on paper
    device: Mapped[Device] = term_column(Device, default=Device.OWN)
    people: Mapped[int] = mapped_column(default=1)  # round a shared device
    region: Mapped[Region | None] = term_column(Region)  # at a national meeting
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoomQuestion(Base):
    """A question that was asked in the room, or brought to it; its words are in `question`."""

    __tablename__ = "room_question"

    session_id: Mapped[UUID] = _session(primary_key=True)
    question_id: Mapped[UUID] = _question(primary_key=True, index=True)
    participant_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(PARTICIPANT, ondelete="SET NULL"), index=True
    )
    slip: Mapped[str | None] = mapped_column(String(6))  # the code on a paper slip
    parked: Mapped[bool] = mapped_column(default=False)  # for after the session
    parkings: Mapped[int] = mapped_column(default=0)  # how often that was changed
    sent_id: Mapped[str | None] = mapped_column(String(64))  # the client's key: sent once only
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("session_id", "participant_id", "sent_id"),)


class PanelRecord(Base):
    """What was said to one question; its words and promises are in `answer` and `commitment`."""

    __tablename__ = "panel_record"

    session_id: Mapped[UUID] = _session(primary_key=True)
    question_id: Mapped[UUID] = _question(primary_key=True)
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answer.id", ondelete="SET NULL"))
    members: Mapped[list[int]] = mapped_column(JSON, default=list)  # positions on the panel
    put_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # read back to the group


class Card(Base):
    """The card that one participant shows for one answer."""

    __tablename__ = "card"

    session_id: Mapped[UUID] = _session(primary_key=True)
    question_id: Mapped[UUID] = _question(primary_key=True)
    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey(PARTICIPANT, ondelete="CASCADE"), primary_key=True
    )
    answered: Mapped[Answered | None] = term_column(Answered)
    progress: Mapped[Progress | None] = term_column(Progress)


class GroupVerdict(Base):
    """How the group came to its verdict; the verdict itself is in `verdict`."""

    __tablename__ = "group_verdict"

    verdict_id: Mapped[UUID] = mapped_column(
        ForeignKey("verdict.id", ondelete="CASCADE"), primary_key=True
    )
    session_id: Mapped[UUID] = _session(index=True)
    question_id: Mapped[UUID] = _question(index=True)
    decided_how: Mapped[DecidedHow] = term_column(DecidedHow)
    people: Mapped[str] = mapped_column(String(10))  # a band, such as 10-19; never a count
    reason_en: Mapped[str] = mapped_column(Text, default="")  # in the group's own words
    reason_cy: Mapped[str] = mapped_column(Text, default="")
    reply_en: Mapped[str] = mapped_column(Text, default="")  # of the board; it changes nothing
    reply_cy: Mapped[str] = mapped_column(Text, default="")
    replied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoomEvent(Base):
    """Something that happened in a room. Rows are only ever added; screens follow them."""

    __tablename__ = "room_event"
    __table_args__ = (
        Index("ix_room_event_session_id", "session_id", "id"),
        {"sqlite_autoincrement": True},  # a number is never used twice
    )

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    session_id: Mapped[UUID] = _session()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(40))
    surface: Mapped[Surface] = term_column(Surface)  # who took it
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # what undo restores
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # ids and numbers only
