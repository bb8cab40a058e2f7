"""What staff keep beside a question, earlier wordings, and what makes questions findable."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import ROW_NUMBER, UtcDateTime, term_column
from bot.vocabulary import Language

QUESTION = "question.id"
WORD_LENGTH = 40
# Sorted by code point everywhere: a search for the beginning of a word is a range.
WORD = String(WORD_LENGTH).with_variant(String(WORD_LENGTH, collation="C"), "postgresql")


class QuestionWording(Base):
    """How a question read before its author wrote it anew; erased with the question."""

    __tablename__ = "question_wording"

    question_id: Mapped[UUID] = mapped_column(
        ForeignKey(QUESTION, ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)  # 1 is what was sent first
    language: Mapped[Language] = term_column(Language)
    text: Mapped[str] = mapped_column(Text)
    context: Mapped[str | None] = mapped_column(Text)
    replaced_at: Mapped[datetime] = mapped_column(UtcDateTime)


class QuestionNote(Base):
    """A private note among staff; never shown to anybody else, erased with the question."""

    __tablename__ = "question_note"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class LeadReply(Base):
    """What the safeguarding lead writes back to an author: only the receipt opens it."""

    __tablename__ = "lead_reply"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class QuestionWord(Base):
    """A folded word of a question, behind the mark of its language: what search looks up."""

    __tablename__ = "question_word"
    __table_args__ = {"sqlite_with_rowid": False}  # the key holds all there is

    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    question_id: Mapped[UUID] = mapped_column(
        ForeignKey(QUESTION, ondelete="CASCADE"), primary_key=True, index=True
    )


class QuestionFeatures(Base):
    """What a question is about as numbers of a named model; they tell of its words."""

    __tablename__ = "question_features"
    __table_args__ = {"sqlite_autoincrement": True}  # a number is never used twice

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)  # later rows have greater ones
    question_id: Mapped[UUID] = mapped_column(ForeignKey(QUESTION, ondelete="CASCADE"), unique=True)
    model: Mapped[str] = mapped_column(String(64))
    features: Mapped[bytes] = mapped_column(LargeBinary)
