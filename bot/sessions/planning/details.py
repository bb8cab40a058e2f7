"""When and where a session is, what it is for, and what the group agreed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.faults import TEXT_LONGEST, TITLE_LONGEST, PlanIncomplete, check_twin
from bot.sessions.planning.views import PlanDetails
from bot.sessions.scope import planned_session
from bot.store.tables.sessions import Session

DAY = 24 * 60  # minutes
LONGEST = {
    "title": TITLE_LONGEST,
    "place": TITLE_LONGEST,
    "contact": TITLE_LONGEST,
    "aim": TEXT_LONGEST,
    "rules": TEXT_LONGEST,
}


def change_details(
    db: Db, *, session_id: UUID, details: PlanDetails, actor: Actor, version: int, now: datetime
) -> int:
    """Change what is said about a session.

    Returns: the new version.
    Raises: SessionNotFound; SessionBegun; EditConflict; PlanIncomplete.
    """
    row = planned_session(db, actor, session_id, version=version)
    put_details(row, details)
    return note_change(db, row, "details", actor=actor, now=now)


def put_details(row: Session, details: PlanDetails) -> None:
    """Write the details onto a session's row. Raises: PlanIncomplete."""
    for field, longest in LONGEST.items():
        text = details.twin(field)
        check_twin(field, text, needed=field == "title", longest=longest)
        setattr(row, f"{field}_en", text.en)
        setattr(row, f"{field}_cy", text.cy)
    available = details.minutes_available
    if available is not None and not 1 <= available <= DAY:
        raise PlanIncomplete("minutes_available", "available")
    row.held_on, row.begins_at = details.held_on, details.begins_at
    row.minutes_available = available


def details_of(row: Session) -> PlanDetails:
    """What is said about a session now."""
    return PlanDetails(
        title_en=row.title_en,
        title_cy=row.title_cy,
        held_on=row.held_on,
        begins_at=row.begins_at,
        place_en=row.place_en,
        place_cy=row.place_cy,
        aim_en=row.aim_en,
        aim_cy=row.aim_cy,
        rules_en=row.rules_en,
        rules_cy=row.rules_cy,
        contact_en=row.contact_en,
        contact_cy=row.contact_cy,
        minutes_available=row.minutes_available,
    )
