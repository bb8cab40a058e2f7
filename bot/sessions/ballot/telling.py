"""Tell of what a host did with a vote: one line of the audit log, then one event of the room."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session as Db

from bot.errors import NotAllowed
from bot.questions.life.move import Actor
from bot.sessions.room.events import EventKind, note
from bot.store.events import record_event
from bot.store.tables.ballots import Ballot
from bot.store.tables.session_terms import Surface

NOTHING: Mapping[str, str] = MappingProxyType({})
HOSTS = (Surface.CHAIR, Surface.MODERATOR)


def tell(
    db: Db,
    ballot: Ballot,
    what: str,
    *,
    kind: EventKind = EventKind.PICKED,
    actor: Actor,
    now: datetime,
    surface: Surface,
    detail: Mapping[str, str] = NOTHING,
) -> None:
    """Tell of one step, as the last thing that it does.

    Args: detail: ids and codes only.
    Raises: NotAllowed: this screen is not for that.
    """
    if surface not in HOSTS:
        raise NotAllowed(f"{surface} may not do that")
    record_event(
        db,
        actor=actor.mover.name,
        action=f"ballot.{what}",
        subject=f"ballot:{ballot.id}",
        now=now,
        detail={"session": str(ballot.session_id), **detail},
    )
    note(
        db,
        session_id=ballot.session_id,
        kind=kind,
        surface=surface,
        now=now,
        detail={"ballot": str(ballot.id), "what": what, **detail},
    )
