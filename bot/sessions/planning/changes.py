"""What every change of a plan leaves: a new version, and one line of the audit log."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.store.events import record_event
from bot.store.tables.sessions import Session

NOTHING: Mapping[str, str] = MappingProxyType({})


def note_change(
    db: Db,
    row: Session,
    what: str,
    *,
    actor: Actor,
    now: datetime,
    detail: Mapping[str, str] = NOTHING,
) -> int:
    """Count the session's version up and write the change down.

    Args: what: the verb of the action, such as "details". detail: ids and codes only.
    Returns: the new version.
    """
    row.version += 1
    record_event(
        db,
        actor=actor.mover.name,
        action=f"session.{what}",
        subject=f"session:{row.id}",
        now=now,
        detail=detail,
    )
    db.flush()
    return row.version
