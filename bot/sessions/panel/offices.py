"""Somebody answers who is not on the panel in the plan: added by office while the room is open."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.privacy import find_details
from bot.questions.life.move import Actor
from bot.sessions.panel.held import held_session
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.faults import TITLE_LONGEST
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.panel_members import MEMBERS_MOST
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.rooms import open_row
from bot.store.tables.audit import AuditEvent
from bot.store.tables.rooms import RoomEvent
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import PanelMember
from bot.vocabulary import Identifier

WORKPLACES = frozenset({Identifier.SCHOOL_OR_EMPLOYER})  # "head of Ysgol Bro Hafren" is an office


class OfficeIncomplete(BadInput):
    """An office is written in both languages, in at most 200 characters each."""

    code = "office_incomplete"


class OfficeNamesPerson(BadInput):
    """An office is written down, and never who holds it."""

    code = "office_names_person"


class PanelFull(BadInput):
    """As many are on the panel as there can be."""

    code = "panel_full"


def add_office(
    db: Db,
    *,
    session_id: UUID,
    office: Twin,
    actor: Actor,
    surface: Surface = Surface.SCRIBE,
    now: datetime,
) -> int:
    """Put an office on the panel of a session whose room is open; said again, it stays one.

    What is tried out in a rehearsal is taken away when that ends, and leaves no line in the log.

    Returns: its position, by which a record names it.
    Raises: SessionNotFound; RoomNotFound; OfficeIncomplete, OfficeNamesPerson,
        PanelFull (BadInput).
    """
    session = held_session(db, session_id=session_id, actor=actor)
    room = open_row(db, session_id)
    kept = Twin(" ".join(office.en.split()), " ".join(office.cy.split()))
    _check(kept)
    wanted = select(PanelMember).where(PanelMember.session_id == session_id)
    members = list(db.scalars(wanted))
    for one in members:
        if (one.office_en, one.office_cy) == (kept.en, kept.cy):
            return one.position
    if len(members) >= MEMBERS_MOST:
        raise PanelFull(str(session_id))
    position = max((one.position for one in members), default=0) + 1
    place = {"session_id": session_id, "position": position, "region": session.region}
    db.add(PanelMember(**place, office_en=kept.en, office_cy=kept.cy))
    if not room.rehearsal:
        detail = {"members": str(len(members) + 1)}
        note_change(db, session, "panel", actor=actor, now=now, detail=detail)
    kind, told = EventKind.MEMBER, {"position": position}
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=told)
    return position


def forget_offices(db: Db, session_id: UUID) -> None:
    """Take those off the panel that were tried out, unless the plan was saved with them since."""
    saved = select(func.max(AuditEvent.at)).where(
        AuditEvent.subject == f"session:{session_id}", AuditEvent.action == "session.panel"
    )
    added = select(RoomEvent).where(
        RoomEvent.session_id == session_id, RoomEvent.kind == EventKind.MEMBER.value
    )
    since = db.scalar(saved)
    positions = [one.detail["position"] for one in db.scalars(added) if not since or one.at > since]
    mine = (PanelMember.session_id == session_id, PanelMember.position.in_(positions))
    db.execute(delete(PanelMember).where(*mine))


def _check(office: Twin) -> None:
    if not (office.en and office.cy) or max(len(office.en), len(office.cy)) > TITLE_LONGEST:
        raise OfficeIncomplete
    for text in (office.en, office.cy):
        if any(one.kind not in WORKPLACES for one in find_details(text)):
            raise OfficeNamesPerson
