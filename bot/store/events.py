"""Write the audit log and check that nobody changed it afterwards."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.store.tables.audit import AuditEvent

NOTHING: Mapping[str, str] = MappingProxyType({})
FIRST = "0" * 64
LOCK = 7_020_252  # PostgreSQL advisory lock: the chain has one end, so events are added in turn
_ID_OR_CODE = re.compile(r"[\w.:,/@+|-]{0,200}")


def record_event(
    db: Session,
    *,
    actor: str,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, str] = NOTHING,
) -> None:
    """Add one event to the audit log, in the transaction of the change it tells of.

    Args:
        db: the session that also makes the change.
        actor: "account:<id>", "author", "system", …
        action: topic and verb: "question.accepted".
        subject: what was changed: "question:<id>".
        now: when.
        detail: ids and codes only. A value with a space in it is refused, so that nobody's
            words get here.

    Raises: ValueError: something given is neither id nor code.
    """
    for value in (actor, action, subject, *detail.values()):
        if not _ID_OR_CODE.fullmatch(value):
            raise ValueError("the audit log takes ids and codes, not words")
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    newest = select(AuditEvent.own_hash).order_by(AuditEvent.id.desc()).limit(1)
    event = AuditEvent(
        at=now.astimezone(UTC),
        actor=actor,
        action=action,
        subject=subject,
        detail=dict(detail),
        previous_hash=db.scalar(newest) or FIRST,
    )
    event.own_hash = _hash(event)
    db.add(event)
    db.flush()


def verify_events(db: Session) -> bool:
    """True when the log is as it was written: nothing changed, taken out or put in between."""
    previous = FIRST
    events = select(AuditEvent).order_by(AuditEvent.id).execution_options(yield_per=500)
    for event in db.scalars(events):
        if event.previous_hash != previous or event.own_hash != _hash(event):
            return False
        previous = event.own_hash
    return True


def _hash(event: AuditEvent) -> str:
    parts = [
        event.previous_hash,
        event.at.isoformat(timespec="microseconds"),
        event.actor,
        event.action,
        event.subject,
        event.detail,
    ]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
