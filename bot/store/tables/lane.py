"""What is kept beside a question of the safeguarding lane: its clock and what was done."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import ROW_NUMBER, UtcDateTime, term_column
from bot.vocabulary import LaneDone, Term

QUESTION = "question.id"


class Told(Term):
    """Who is told that something waits in the lane."""

    LEAD = "lead"
    DEPUTY = "deputy"
    OUT_OF_HOURS = "out_of_hours"


class NoticeState(Term):
    """How far a notice is."""

    WAITING = "waiting"
    TOLD = "told"
    NEEDLESS = "needless"  # a lead had opened the question before


class LaneEntry(Base):
    """One time that a question came into the lane; written with the step that flags it."""

    __tablename__ = "lane_entry"
    __table_args__ = (UniqueConstraint("question_id", "since"),)

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"))
    since: Mapped[datetime] = mapped_column(UtcDateTime)  # the clock runs from here
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # first read by a lead
    opened_by: Mapped[str | None] = mapped_column(String(80))


class LaneNotice(Base):
    """Somebody has to be told of an entry; written with it, sent by a job."""

    __tablename__ = "lane_notice"
    __table_args__ = (UniqueConstraint("entry_id", "whom"),)

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("lane_entry.id", ondelete="CASCADE"))
    whom: Mapped[Told] = term_column(Told)
    state: Mapped[NoticeState] = term_column(NoticeState, default=NoticeState.WAITING, index=True)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # None: not tried yet
    told: Mapped[list[str]] = mapped_column(JSON, default=list)  # marks of addresses that have it
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LaneAction(Base):
    """What a safeguarding lead did. Rows are only added; a note goes with the question's words."""

    __tablename__ = "lane_action"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(80))
    done: Mapped[LaneDone] = term_column(LaneDone)
    note: Mapped[str | None] = mapped_column(Text)
