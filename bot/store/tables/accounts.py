"""Staff accounts, their sign-ins, and the tries that failed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import UtcDateTime, term_column
from bot.vocabulary import Language, Region, Role


class StaffAccount(Base):
    """One person of the staff. Accounts are closed, never deleted: the audit log names them."""

    __tablename__ = "staff_account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)  # what they sign in with
    display_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[Role] = term_column(Role)
    region: Mapped[Region | None] = term_column(Region, nullable=True)  # None: all of Wales
    language: Mapped[Language] = term_column(Language)
    password_hash: Mapped[str] = mapped_column(Text)
    active: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StaffSignIn(Base):
    """One browser that is signed in. Only the hash of its token is kept."""

    __tablename__ = "staff_sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("staff_account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    csrf_secret: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StaffSignInTry(Base):
    """Tries to sign in by one name, known or not, until one succeeds or a day goes by."""

    __tablename__ = "staff_sign_in_try"

    name_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries: Mapped[int]
    last_try_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime)
