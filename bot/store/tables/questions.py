"""Questions: the draft, the question, what happened to it, who else asks it."""

from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from sqlalchemy import JSON, Column, Computed, ForeignKey, Index, String, Table, Text, text
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


# What figures are counted from, without reading the rows themselves.
_SCOPE = ("region", "workflow", "safeguarding", "visibility")
_LOOKED_AT = ("language", "asked_to", "age_band", "level", "channel", "council", "assigned_to")
COUNTED = {
    "ix_question_asked": (
        "created_at",
        *_SCOPE,
        "language",
        "age_band",
        "channel",
        "made_up",
        "id",
    ),
    "ix_question_decided": (
        *("decided_at", *_SCOPE, "decided_as", "decided_why", "created_at", "appealed_at"),
    ),
    "ix_question_published": ("published_at", *_SCOPE, "due_answer_at", "merged_into"),
}


# By when a decision or an answer is due; NULL for a question that waits for neither.
DUE_AT = (
    "CASE WHEN workflow IN ('submitted', 'in_review') THEN due_decision_at"
    " WHEN workflow IN ('put_to_board', 'answered') THEN due_answer_at END"
)


class Question(Base):
    """One question, exactly as its author confirmed it.

    Where it is, who may see it, whether it is in the safeguarding lane and what answer it had are
    four columns that change apart; only bot/questions/life/states.py changes them.
    """

    __tablename__ = "question"
    __table_args__ = (
        # Staff's list finds and counts in these two alone: who may see it, where it is, since when,
        # and in the second all else that the list is narrowed by.
        Index(
            "ix_question_queue",
            "workflow",
            "region",
            "created_at",
            "id",
            "visibility",
            "safeguarding",
        ),
        Index(
            "ix_question_list",
            "created_at",
            "id",
            "workflow",
            "region",
            "visibility",
            "safeguarding",
            "language",
            "asked_to",
            "age_band",
            "level",
            "channel",
            "council",
            "assigned_to",
            "due_decision_at",
            "due_answer_at",
        ),
        Index("ix_question_council", "council", *("created_at", "id", *_SCOPE)),
        # For what is found by its words or themes: all that the list looks at, by the id.
        Index("ix_question_by_id", "id", "created_at", *_SCOPE, *_LOOKED_AT),
        Index("ix_question_audience", "visibility", "region", "created_at"),
        Index("ix_question_newest", "visibility", "created_at"),  # public ones of all Wales
        Index("ix_question_assigned", "assigned_to", "workflow"),
        Index(  # few have it; an index with all the others in it would seem useless to SQLite
            "ix_question_merged_into",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
        *(Index(name, *columns) for name, columns in COUNTED.items()),
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
    text_public: Mapped[str | None] = mapped_column(Text)  # with more details taken out by staff
    text_other: Mapped[str | None] = mapped_column(Text)  # the same in the other language
    region: Mapped[Region | None] = term_column(Region)
    council: Mapped[str | None] = mapped_column(String(9))
    asked_to: Mapped[AskedTo] = term_column(AskedTo, default=AskedTo.NOT_SURE)
    age_band: Mapped[AgeBand] = term_column(AgeBand, default=AgeBand.NOT_SAID)
    permission: Mapped[Permission] = term_column(Permission)
    level: Mapped[Level] = term_column(Level, default=Level.NONE)
    channel: Mapped[Channel] = term_column(Channel, default=Channel.CHAT)
    reason: Mapped[str | None] = mapped_column(String(40))  # why it came back or was declined
    answered_by: Mapped[UUID | None]  # another question, whose answer the author is shown
    assigned_to: Mapped[UUID | None]  # the account that looks after it
    declined_by: Mapped[UUID | None]  # an appeal is decided by somebody else
    appealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passed_to: Mapped[str | None] = mapped_column(String(60))  # a code of bodies.py
    merged_from: Mapped[Workflow | None] = term_column(Workflow)  # where it was before the merge
    unchecked: Mapped[bool] = mapped_column(default=False)  # took an answer over before any review
    kept_back: Mapped[bool] = mapped_column(default=False)  # its lead declined it in the lane
    answer_round: Mapped[int] = mapped_column(default=1)  # counts up when a board must answer again
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_decision_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_answer_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_review_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # the first decision
    decided_as: Mapped[Workflow | None] = term_column(Workflow)  # where it led
    decided_why: Mapped[str | None] = mapped_column(String(40))  # its reason
    put_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # to the board, this round
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # its answer, this round
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_up: Mapped[bool] = mapped_column(default=False)  # `make demo`; always shown as such
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    asker_mark: Mapped[str | None] = mapped_column(String(64))  # of an author who said "me too" too


# Worked out by the database and only looked for there: no row that was read holds it.
QUESTION_DUE_AT = Column("due_at", UtcDateTime, Computed(DUE_AT))
cast(Table, Question.__table__).append_column(QUESTION_DUE_AT)
Index(
    "ix_question_due",
    QUESTION_DUE_AT,
    Question.created_at,
    Question.id,
    *(Question.__table__.c[name] for name in _SCOPE),
)


class QuestionTheme(Base):
    """What a question is about, and who said so."""

    __tablename__ = "question_theme"
    __table_args__ = (Index("ix_question_theme_theme", "theme", "question_id"),)

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
    batch: Mapped[UUID | None] = mapped_column(index=True)  # steps taken together are undone so
    version: Mapped[int] = mapped_column(default=0)  # of the question, once the step was taken


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
    rewrites: Mapped[UUID | None]  # the returned question that this draft is written anew for
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
    supporter_hash: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
