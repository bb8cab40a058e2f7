"""Questions: the draft, the question, what happened to it, who else asks it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import ROW_NUMBER, UtcDateTime, term_column
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Term,
    Theme,
    Visibility,
    Workflow,
)


class Channel(Term):
    """How a question came in."""

    CHAT = "chat"
    FORM = "form"
    SESSION = "session"
    PAPER = "paper"
    STAFF = "staff"


class ThemeSource(Term):
    """Who said that a question is about a theme."""

    ASKER = "asker"
    STAFF = "staff"
    MODEL = "model"


class Question(Base):
    """One question, exactly as its author confirmed it.

    Where it is, who may see it, whether it is in the safeguarding lane and what answer it had are
    four columns that change apart; only bot/questions/states.py changes them.
    """

    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_queue", "workflow", "region", "created_at"),
        Index("ix_question_audience", "visibility", "region", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    receipt_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    workflow: Mapped[Workflow] = term_column(Workflow)
    visibility: Mapped[Visibility] = term_column(Visibility, default=Visibility.AUTHOR)
    safeguarding: Mapped[Safeguarding] = term_column(
        Safeguarding, default=Safeguarding.NONE, index=True
    )
    answer_status: Mapped[AnswerStatus] = term_column(AnswerStatus, default=AnswerStatus.NONE)
    version: Mapped[int] = mapped_column(default=1)  # counts up with every change: edit conflicts
    language: Mapped[Language] = term_column(Language)
    text_original: Mapped[str | None] = mapped_column(Text)  # None once erased or withdrawn
    context: Mapped[str | None] = mapped_column(Text)
    region: Mapped[Region | None] = term_column(Region)
    council: Mapped[str | None] = mapped_column(String(9))
    asked_to: Mapped[AskedTo] = term_column(AskedTo, default=AskedTo.NOT_SURE)
    age_band: Mapped[AgeBand] = term_column(AgeBand, default=AgeBand.NOT_SAID)
    permission: Mapped[Permission] = term_column(Permission)
    level: Mapped[Level] = term_column(Level, default=Level.NONE)
    channel: Mapped[Channel] = term_column(Channel, default=Channel.CHAT)
    reason: Mapped[str | None] = mapped_column(String(40))  # why it came back or was declined
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_decision_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_answer_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_review_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_up: Mapped[bool] = mapped_column(default=False)  # `make demo`; always shown as such
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"), index=True)


class QuestionTheme(Base):
    """What a question is about, and who said so."""

    __tablename__ = "question_theme"

    question_id: Mapped[UUID] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    theme: Mapped[Theme] = term_column(Theme, primary_key=True)
    source: Mapped[ThemeSource] = term_column(ThemeSource, default=ThemeSource.ASKER)


class QuestionEvent(Base):
    """One step in the life of a question. Rows are only ever added."""

    __tablename__ = "question_event"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(40))
    from_workflow: Mapped[Workflow] = term_column(Workflow)
    to_workflow: Mapped[Workflow] = term_column(Workflow)
    from_safeguarding: Mapped[Safeguarding] = term_column(Safeguarding)
    to_safeguarding: Mapped[Safeguarding] = term_column(Safeguarding)
    to_visibility: Mapped[Visibility] = term_column(Visibility)
    reason: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)  # staff's words to the author; erased with it


class QuestionDraft(Base):
    """What an author has written so far; gone after 30 minutes.

    NULL is "not asked yet", an empty text is "skipped". Once sent, `question_id` is set and the
    words are taken out of the draft.
    """

    __tablename__ = "question_draft"

    conversation_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[Language] = term_column(Language)
    channel: Mapped[Channel] = term_column(Channel, default=Channel.CHAT)
    level: Mapped[Level] = term_column(Level, default=Level.NONE)
    context_level: Mapped[Level] = term_column(Level, default=Level.NONE)
    text: Mapped[str | None] = mapped_column(Text)
    context: Mapped[str | None] = mapped_column(Text)
    themes: Mapped[str | None] = mapped_column(String(400))
    area: Mapped[str | None] = mapped_column(String(40))
    asked_to: Mapped[str | None] = mapped_column(String(40))
    age_band: Mapped[str | None] = mapped_column(String(40))
    permission: Mapped[str | None] = mapped_column(String(40))
    kept_in: Mapped[list[str]] = mapped_column(JSON, default=list)  # findings the author keeps
    reviewed: Mapped[str | None] = mapped_column(String(64))  # hash of what the author was shown
    receipt_code: Mapped[str] = mapped_column(String(12))
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ShownReceipt(Base):
    """A receipt code that its author may see again until the chat ends."""

    __tablename__ = "shown_receipt"

    question_id: Mapped[UUID] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    conversation_id: Mapped[str] = mapped_column(String(64), index=True)
    code: Mapped[str] = mapped_column(String(12))
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class QuestionSupport(Base):
    """Somebody else who asks the same. The hash tells only that it is not the same chat twice."""

    __tablename__ = "question_support"

    question_id: Mapped[UUID] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    supporter_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
