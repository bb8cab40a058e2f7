"""Answers of a board, what it commits itself to, and the verdict of those who asked."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import UtcDateTime, term_column
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Judge,
    Progress,
    Region,
)


class Answer(Base):
    """One answer to one question; a question that must be answered again has another round."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("question_id", "round"),
        Index("ix_answer_stage", "stage", "due_at"),
        Index("ix_answer_published", "stage", "published_at", "question_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    round: Mapped[int] = mapped_column(default=1)
    stage: Mapped[AnswerStage] = term_column(AnswerStage, default=AnswerStage.WRITING)
    kind: Mapped[AnswerStatus] = term_column(AnswerStatus, default=AnswerStatus.NONE)
    text_en: Mapped[str] = mapped_column(Text, default="")
    text_cy: Mapped[str] = mapped_column(Text, default="")
    given_by_en: Mapped[str] = mapped_column(String(200), default="")  # an office, not a name
    given_by_cy: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[str | None] = mapped_column(String(60))  # whose matter it is, if not the board's
    put_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # to the board, in this round
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    written_by: Mapped[UUID | None]
    submitted_by: Mapped[UUID | None]
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # the first time
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)  # its words


class Commitment(Base):
    """Who will do what by when; public with its answer, then followed until it is kept or not."""

    __tablename__ = "commitment"
    __table_args__ = (
        Index("ix_commitment_ledger", "region", "due_on"),
        Index("ix_commitment_reported", "state_at", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[Region | None] = term_column(Region)
    question_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("question.id", ondelete="SET NULL"), index=True
    )
    answer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("answer.id", ondelete="SET NULL"), index=True
    )
    what_en: Mapped[str] = mapped_column(Text)
    what_cy: Mapped[str] = mapped_column(Text)
    who_en: Mapped[str] = mapped_column(String(200))
    who_cy: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    state: Mapped[CommitmentState] = term_column(CommitmentState, default=CommitmentState.OPEN)
    happened_en: Mapped[str] = mapped_column(Text, default="")  # what was done, for everybody
    happened_cy: Mapped[str] = mapped_column(Text, default="")
    state_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    public_since: Mapped[datetime | None] = mapped_column(UtcDateTime)  # never taken back silently
    words_out_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # words were taken out
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Verdict(Base):
    """How those who asked judge an answer. The hash tells only that nobody judges twice."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("answer_id", "stage", "judge_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    question_id: Mapped[UUID] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    stage: Mapped[int] = mapped_column(default=1)  # 2: judged again when the review was due
    judge: Mapped[Judge] = term_column(Judge)
    judge_hash: Mapped[str] = mapped_column(String(64))
    answered: Mapped[Answered] = term_column(Answered)
    progress: Mapped[Progress] = term_column(Progress)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
