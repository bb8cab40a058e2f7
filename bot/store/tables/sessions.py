"""Accountability sessions: groups, plans, their agenda, and the questions on it."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.tables.session_terms import Mode, SessionState
from bot.store.types import UtcDateTime, term_column
from bot.vocabulary import Region

SESSION = "session.id"


class SessionGroup(Base):
    """A standing group of young people that holds sessions again and again."""

    __tablename__ = "session_group"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[Region | None] = term_column(Region, index=True)  # None: all of Wales
    name_en: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))
    owner: Mapped[UUID | None]  # the account that made it
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_up: Mapped[bool] = mapped_column(default=False)


class Outline(Base):
    """An outline that somebody changed and kept; the ones that ship are files in data/lessons."""

    __tablename__ = "session_outline"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[Region | None] = term_column(Region, index=True)
    owner: Mapped[UUID | None]
    name_en: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)  # OutlineItem, in their order
    shared: Mapped[bool] = mapped_column(default=False)  # all regions may plan from it
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Session(Base):
    """A group of young people holds one board, or all seven, to account."""

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[Region | None] = term_column(Region, index=True)  # None: all seven boards
    title_en: Mapped[str] = mapped_column(String(200))
    title_cy: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    begins_at: Mapped[time | None]  # clock time of Wales
    minutes_available: Mapped[int | None]  # what the agenda has to fit into
    place_en: Mapped[str] = mapped_column(String(200), default="")
    place_cy: Mapped[str] = mapped_column(String(200), default="")
    aim_en: Mapped[str] = mapped_column(Text, default="")
    aim_cy: Mapped[str] = mapped_column(Text, default="")
    rules_en: Mapped[str] = mapped_column(Text, default="")  # what the group agreed, a line each
    rules_cy: Mapped[str] = mapped_column(Text, default="")
    contact_en: Mapped[str] = mapped_column(String(200), default="")  # who keeps us safe: a role
    contact_cy: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[SessionState] = term_column(SessionState, default=SessionState.PLANNED)
    group_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("session_group.id", ondelete="SET NULL"), index=True
    )
    previous_id: Mapped[UUID | None]  # the session that this one follows
    owner: Mapped[UUID | None]  # the account that planned it
    version: Mapped[int] = mapped_column(default=1)  # counts up with every change: edit conflicts
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_up: Mapped[bool] = mapped_column(default=False)  # `make demo`; always shown as such


class AgendaItem(Base):
    """One part of a session, in its order, with its minutes."""

    __tablename__ = "agenda_item"

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey(SESSION, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    mode: Mapped[Mode] = term_column(Mode)
    minutes: Mapped[int]
    title_en: Mapped[str] = mapped_column(String(200))
    title_cy: Mapped[str] = mapped_column(String(200))
    how_en: Mapped[str] = mapped_column(Text, default="")  # what the host does, a line each
    how_cy: Mapped[str] = mapped_column(Text, default="")


class PanelMember(Base):
    """Who answers for a board, by office and never by name."""

    __tablename__ = "panel_member"

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey(SESSION, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[Region | None] = term_column(Region)  # whose board; None: not of a board
    office_en: Mapped[str] = mapped_column(String(200))
    office_cy: Mapped[str] = mapped_column(String(200))


class SessionStandard(Base):
    """One of the seven National Participation Standards, ticked with its evidence."""

    __tablename__ = "session_standard"

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey(SESSION, ondelete="CASCADE"), primary_key=True
    )
    standard: Mapped[int] = mapped_column(primary_key=True)  # 1 to 7
    evidence: Mapped[str] = mapped_column(Text)
    ticked_by: Mapped[UUID | None]
    ticked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SessionQuestion(Base):
    """A question that the group puts to the board, in the order it is put."""

    __tablename__ = "session_question"
    __table_args__ = (UniqueConstraint("session_id", "question_id"),)

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey(SESSION, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
