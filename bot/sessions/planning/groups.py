"""Standing groups of young people that hold sessions again and again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session as Db

from bot.errors import NotAllowed, QuestionNotFound
from bot.questions.life.move import Actor
from bot.sessions.planning.faults import TITLE_LONGEST, check_twin
from bot.sessions.planning.lessons import Twin
from bot.store.events import record_event
from bot.store.tables.sessions import Session, SessionGroup
from bot.vocabulary import Region, Role


class GroupNotFound(QuestionNotFound):
    """No group of this id for this reader."""

    code = "group_not_found"


@dataclass(frozen=True, slots=True)
class GroupView:
    """A standing group, and how its sessions stand."""

    group_id: UUID
    region: Region | None
    name: Twin
    sessions: int
    last_id: UUID | None  # its latest session: the next one follows it
    made_up: bool


def regions_for(actor: Actor) -> tuple[Region | None, ...]:
    """Where this person may plan; None is a national meeting of all seven boards."""
    if actor.role is Role.COMMISSIONER_TEAM:
        return (*Region, None)
    if actor.role is Role.YOUTH_WORKER and actor.region is not None:
        return (actor.region,)
    return ()


def check_region(actor: Actor, region: Region | None) -> None:
    """Refuse a region in which this person does not plan. Raises: NotAllowed."""
    if region not in regions_for(actor):
        raise NotAllowed("region")


def group_scope(reader: Actor) -> ColumnElement[bool]:
    """The groups with which this reader plans: their own; the Commissioner's team, all."""
    if reader.role is Role.COMMISSIONER_TEAM:
        return true()
    if reader.role is not Role.YOUTH_WORKER:
        return false()
    shown = and_(
        SessionGroup.owner.is_(None), SessionGroup.made_up, SessionGroup.region == reader.region
    )
    return or_(SessionGroup.owner == reader.account_id, shown)


def groups_for(db: Db, *, reader: Actor) -> tuple[GroupView, ...]:
    """The groups of this reader, by name."""
    wanted = select(SessionGroup).where(group_scope(reader)).order_by(SessionGroup.name_en)
    return tuple(_view(db, row) for row in db.scalars(wanted).all())


def make_group(
    db: Db,
    *,
    actor: Actor,
    region: Region | None,
    name: Twin,
    now: datetime,
    made_up: bool = False,
) -> UUID:
    """Make a group that owns its sessions.

    Returns: its id.
    Raises: NotAllowed: not in this region; PlanIncomplete: no name, or not in both languages.
    """
    check_region(actor, region)
    check_twin("name", name, needed=True, longest=TITLE_LONGEST)
    group_id = uuid4()
    db.add(
        SessionGroup(
            id=group_id,
            region=region,
            name_en=name.en,
            name_cy=name.cy,
            owner=None if made_up else actor.account_id,
            created_at=now,
            made_up=made_up,
        )
    )
    _note(db, group_id, "made", actor=actor, now=now)
    return group_id


def rename_group(db: Db, *, group_id: UUID, actor: Actor, name: Twin, now: datetime) -> None:
    """Call a group otherwise. Raises: GroupNotFound; PlanIncomplete."""
    row = found_group(db, actor, group_id)
    check_twin("name", name, needed=True, longest=TITLE_LONGEST)
    row.name_en, row.name_cy = name.en, name.cy
    _note(db, group_id, "renamed", actor=actor, now=now)


def found_group(db: Db, reader: Actor, group_id: UUID) -> SessionGroup:
    """A group of this reader's. Raises: GroupNotFound."""
    row = db.scalar(select(SessionGroup).where(SessionGroup.id == group_id, group_scope(reader)))
    if row is None:
        raise GroupNotFound(str(group_id))
    return row


def _view(db: Db, row: SessionGroup) -> GroupView:
    own = Session.group_id == row.id
    count = db.scalar(select(func.count()).select_from(Session).where(own)) or 0
    last = select(Session.id).where(own).order_by(Session.held_on.desc(), Session.id).limit(1)
    name = Twin(row.name_en, row.name_cy)
    return GroupView(row.id, row.region, name, count, db.scalar(last), row.made_up)


def _note(db: Db, group_id: UUID, what: str, *, actor: Actor, now: datetime) -> None:
    db.flush()
    record_event(
        db,
        actor=actor.mover.name,
        action=f"session_group.{what}",
        subject=f"session_group:{group_id}",
        now=now,
    )
