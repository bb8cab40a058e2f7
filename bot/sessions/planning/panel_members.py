"""Who answers: offices, never names."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.faults import TITLE_LONGEST, PlanIncomplete, check_twin
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.views import Member
from bot.sessions.scope import planned_session
from bot.store.tables.sessions import PanelMember

MEMBERS_MOST = 30


def change_panel(
    db: Db,
    *,
    session_id: UUID,
    members: tuple[Member, ...],
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Put these members in the place of those that were there; a panel may be empty as yet.

    Returns: the new version.
    Raises: SessionNotFound; SessionBegun; EditConflict; PlanIncomplete.
    """
    row = planned_session(db, actor, session_id, version=version)
    if len(members) > MEMBERS_MOST:
        raise PlanIncomplete("panel", "too_long")
    for number, member in enumerate(members, start=1):
        office = Twin(member.office_en, member.office_cy)
        check_twin(f"office_{number}", office, needed=True, longest=TITLE_LONGEST)
    db.execute(delete(PanelMember).where(PanelMember.session_id == session_id))
    keep_members(db, session_id, members)
    detail = {"members": str(len(members))}
    return note_change(db, row, "panel", actor=actor, now=now, detail=detail)


def keep_members(db: Db, session_id: UUID, members: tuple[Member, ...]) -> None:
    """Write the members of a panel in their order."""
    db.add_all(
        PanelMember(
            session_id=session_id,
            position=position,
            region=member.region,
            office_en=member.office_en,
            office_cy=member.office_cy,
        )
        for position, member in enumerate(members, start=1)
    )
    db.flush()
