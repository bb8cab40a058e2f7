"""Read the audit log: ids, codes and times, with the names of staff beside their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.accounts.account import display_names
from bot.store.tables.audit import AuditEvent

ACCOUNT = "account:"


@dataclass(frozen=True, slots=True)
class EventView:
    """One event; `who` is the display name of a staff account, or the actor as recorded."""

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    detail: Mapping[str, str]


def recent_events(db: Session, *, before: int | None, limit: int) -> tuple[EventView, ...]:
    """Events with a number under `before`, the newest first."""
    wanted = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(AuditEvent.id < before)
    events = db.scalars(wanted).all()
    actors = {event.actor: account_id_of(event.actor) for event in events}
    names = display_names(db, account_ids=frozenset(a for a in actors.values() if a))
    return tuple(
        EventView(
            number=event.id,
            at=event.at,
            who=names.get(actors[event.actor] or UUID(int=0), event.actor),
            action=event.action,
            subject=event.subject,
            detail=event.detail,
        )
        for event in events
    )


def account_id_of(actor: str) -> UUID | None:
    """The account an actor of the audit log stands for; None for the author or the system."""
    if not actor.startswith(ACCOUNT):
        return None
    try:
        return UUID(actor.removeprefix(ACCOUNT))
    except ValueError:
        return None
