"""Accountability sessions: the plan, its agenda, and the questions on it."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import UtcDateTime, term_column
from bot.vocabulary import Region, Term


class Mode(Term):
    """What a group does in an agenda item."""

    WELCOME = "welcome"
    LEARN = "learn"
    GATHER = "gather"
    IMPROVE = "improve"
    VOTE = "vote"
    REHEARSE = "rehearse"
    PANEL = "panel"
    RECORD = "record"
    VERDICT = "verdict"
    REFLECT = "reflect"
    BREAK = "break"


class Session(Base):
    """A group of young people holds a board to account."""

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[Region] = term_column(Region, index=True)
    title_en: Mapped[str] = mapped_column(String(200))
    title_cy: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_up: Mapped[bool] = mapped_column(default=False)  # `make demo`; always shown as such


class AgendaItem(Base):
    """One part of a session, in its order, with its minutes."""

    __tablename__ = "agenda_item"

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    mode: Mapped[Mode] = term_column(Mode)
    minutes: Mapped[int]
    title_en: Mapped[str] = mapped_column(String(200))
    title_cy: Mapped[str] = mapped_column(String(200))


class SessionQuestion(Base):
    """A question that the group puts to the board, in the order it is put."""

    __tablename__ = "session_question"
    __table_args__ = (UniqueConstraint("session_id", "question_id"),)

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
