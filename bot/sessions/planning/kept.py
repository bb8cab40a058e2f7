"""Outlines that somebody changed and kept, for themselves or as a copy for all regions."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, QuestionNotFound
from bot.questions.life.move import Actor
from bot.sessions.planning.agenda import Items
from bot.sessions.planning.faults import TITLE_LONGEST, check_twin
from bot.sessions.planning.lessons import OUTLINES, Outline, OutlineItem, Twin, shipped_outline
from bot.sessions.planning.queries import agenda_items
from bot.sessions.scope import found_session, host_scope
from bot.store.events import record_event
from bot.store.tables.session_terms import Mode
from bot.store.tables.sessions import Outline as OutlineRow
from bot.vocabulary import Region, Role


class OutlineNotFound(QuestionNotFound):
    """No outline of this id for this reader."""

    code = "outline_not_found"


@dataclass(frozen=True, slots=True)
class KeptOutline:
    """An outline that somebody kept; `own`: this reader may share or delete it."""

    outline_id: UUID
    outline: Outline
    region: Region | None
    shared: bool
    own: bool


def kept_outlines(db: Db, *, reader: Actor) -> tuple[KeptOutline, ...]:
    """Those this reader may plan from, the newest first."""
    wanted = select(OutlineRow).where(_readable(reader)).order_by(OutlineRow.created_at.desc())
    return tuple(_view(row, reader) for row in db.scalars(wanted))


def outline_items(db: Db, *, key: str, reader: Actor) -> Items:
    """The parts of a shipped outline, or of a kept one by its id.

    Raises: OutlineNotFound; BadInput: the key is neither.
    """
    if key in OUTLINES:
        return shipped_outline(key).items
    try:
        outline_id = UUID(key)
    except ValueError as error:
        raise BadInput("outline") from error
    wanted = select(OutlineRow).where(OutlineRow.id == outline_id, _readable(reader))
    row = db.scalar(wanted)
    if row is None:
        raise OutlineNotFound(key)
    return _items(row)


def keep_outline(
    db: Db, *, session_id: UUID, actor: Actor, name: Twin, shared: bool, now: datetime
) -> UUID:
    """Keep a session's agenda as an outline, for this person or shared with all regions.

    Returns: its id.
    Raises: SessionNotFound; PlanIncomplete: no name, or not in both languages.
    """
    row = found_session(db, host_scope(actor), session_id)
    check_twin("name", name, needed=True, longest=TITLE_LONGEST)
    outline_id = uuid4()
    db.add(
        OutlineRow(
            id=outline_id,
            region=row.region,
            owner=actor.account_id,
            name_en=name.en,
            name_cy=name.cy,
            items=[asdict(item) | {"mode": item.mode.value} for item in agenda_items(db, row.id)],
            shared=shared,
            created_at=now,
        )
    )
    _note(db, outline_id, "shared" if shared else "kept", actor=actor, now=now)
    return outline_id


def share_outline(db: Db, *, outline_id: UUID, shared: bool, actor: Actor, now: datetime) -> None:
    """Let all regions plan from it, or no longer; plans made from it stay.

    Raises: OutlineNotFound.
    """
    _own_row(db, outline_id, actor).shared = shared
    _note(db, outline_id, "shared" if shared else "unshared", actor=actor, now=now)


def delete_outline(db: Db, *, outline_id: UUID, actor: Actor, now: datetime) -> None:
    """Delete a kept outline; plans made from it stay as they are. Raises: OutlineNotFound."""
    db.delete(_own_row(db, outline_id, actor))
    _note(db, outline_id, "deleted", actor=actor, now=now)


def _readable(reader: Actor) -> ColumnElement[bool]:
    return or_(_own(reader), OutlineRow.shared)


def _own(reader: Actor) -> ColumnElement[bool]:
    if reader.role is Role.COMMISSIONER_TEAM:
        return true()
    if reader.role is Role.YOUTH_WORKER:
        return OutlineRow.owner == reader.account_id
    return false()


def _own_row(db: Db, outline_id: UUID, actor: Actor) -> OutlineRow:
    wanted = select(OutlineRow).where(OutlineRow.id == outline_id, _own(actor))
    row = db.scalar(wanted.with_for_update())
    if row is None:
        raise OutlineNotFound(str(outline_id))
    return row


def _view(row: OutlineRow, reader: Actor) -> KeptOutline:
    own = reader.role is Role.COMMISSIONER_TEAM or row.owner == reader.account_id
    outline = Outline(
        key=str(row.id),
        name=Twin(row.name_en, row.name_cy),
        says=Twin(),
        credit=Twin(),
        national=row.region is None,
        items=_items(row),
    )
    return KeptOutline(row.id, outline, row.region, row.shared, own)


def _items(row: OutlineRow) -> Items:
    return tuple(_item(one) for one in row.items)


def _item(data: dict[str, Any]) -> OutlineItem:
    return OutlineItem(**{**data, "mode": Mode(data["mode"])})


def _note(db: Db, outline_id: UUID, what: str, *, actor: Actor, now: datetime) -> None:
    db.flush()
    record_event(
        db,
        actor=actor.mover.name,
        action=f"session_outline.{what}",
        subject=f"session_outline:{outline_id}",
        now=now,
    )
