"""The audit log: who did what to which thing, and when."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import ROW_NUMBER, UtcDateTime


class AuditEvent(Base):
    """One change. Rows are only ever added; each carries the hash of the one before it."""

    __tablename__ = "audit_event"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(120), index=True)
    detail: Mapped[dict[str, str]] = mapped_column(JSON)
    previous_hash: Mapped[str] = mapped_column(String(64), unique=True)
    own_hash: Mapped[str] = mapped_column(String(64), unique=True)
