"""Make a plan: from an outline, or as the next one after a session that was held."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID, uuid4

from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.questions.life.move import Actor, Mover
from bot.sessions.planning.agenda import Items, keep_items, opening_with_promises
from bot.sessions.planning.details import details_of, put_details
from bot.sessions.planning.groups import check_region, found_group
from bot.sessions.planning.kept import outline_items
from bot.sessions.planning.lessons import Twin, agreement, outline
from bot.sessions.planning.panel_members import keep_members
from bot.sessions.planning.queries import agenda_items, panel_of
from bot.sessions.planning.views import PlanDetails
from bot.sessions.scope import found_session, host_scope
from bot.store.events import record_event
from bot.store.tables.sessions import Session
from bot.vocabulary import Region

AS_BEFORE = "as_before"  # instead of an outline: the agenda of the session before


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What somebody chose for a new session; `outline`: a key, the id of a kept one, AS_BEFORE."""

    region: Region | None
    title: Twin
    held_on: date
    begins_at: time | None
    outline: str
    group_id: UUID | None = None
    previous_id: UUID | None = None


def make_plan(db: Db, *, plan: NewPlan, actor: Actor, now: datetime) -> UUID:
    """Plan a session; one that follows another opens with what was promised.

    Returns: its id.
    Raises: NotAllowed: not in this region; BadInput: the group is of another region;
        SessionNotFound, GroupNotFound, OutlineNotFound; PlanIncomplete.
    """
    check_region(actor, plan.region)
    if plan.group_id and found_group(db, actor, plan.group_id).region is not plan.region:
        raise BadInput("group")
    before = found_session(db, host_scope(actor), plan.previous_id) if plan.previous_id else None
    details = _first_details(plan)
    if before is not None:
        old = details_of(before)
        new = replace(old, title_en=plan.title.en, title_cy=plan.title.cy)
        details = replace(new, held_on=plan.held_on, begins_at=plan.begins_at)
    session_id = _add(
        db,
        region=plan.region,
        details=details,
        items=_items(db, plan, before, actor),
        mover=actor.mover,
        now=now,
        group_id=plan.group_id,
        previous_id=plan.previous_id,
    )
    if before is not None and before.region is plan.region:
        keep_members(db, session_id, panel_of(db, before.id))
    return session_id


def plan_session(
    db: Db,
    *,
    region: Region | None,
    title_en: str,
    title_cy: str,
    held_on: date,
    mover: Mover,
    now: datetime,
    begins_at: time | None = None,
    group_id: UUID | None = None,
    made_up: bool = False,
) -> UUID:
    """Plan a session from the 90-minute outline.

    Returns: its id. Raises: PlanIncomplete.
    """
    title = Twin(title_en, title_cy)
    plan = NewPlan(region, title, held_on, begins_at, "")
    return _add(
        db,
        region=region,
        details=_first_details(plan),
        items=outline(),
        mover=mover,
        now=now,
        group_id=group_id,
        made_up=made_up,
    )


def _first_details(plan: NewPlan) -> PlanDetails:
    agreed = agreement()
    return PlanDetails(
        title_en=plan.title.en,
        title_cy=plan.title.cy,
        held_on=plan.held_on,
        begins_at=plan.begins_at,
        aim_en=agreed.aim.en,
        aim_cy=agreed.aim.cy,
        rules_en="\n".join(rule.en for rule in agreed.ground_rules),
        rules_cy="\n".join(rule.cy for rule in agreed.ground_rules),
        contact_en=agreed.contact.en,
        contact_cy=agreed.contact.cy,
    )


def _items(db: Db, plan: NewPlan, before: Session | None, actor: Actor) -> Items:
    if before is None:
        return outline_items(db, key=plan.outline, reader=actor)
    if plan.outline == AS_BEFORE:
        return opening_with_promises(agenda_items(db, before.id))
    return opening_with_promises(outline_items(db, key=plan.outline, reader=actor))


def _add(
    db: Db,
    *,
    region: Region | None,
    details: PlanDetails,
    items: Items,
    mover: Mover,
    now: datetime,
    group_id: UUID | None = None,
    previous_id: UUID | None = None,
    made_up: bool = False,
) -> UUID:
    row = Session(
        id=uuid4(),
        region=region,
        owner=mover.account_id,
        group_id=group_id,
        previous_id=previous_id,
        created_at=now,
        made_up=made_up,
    )
    put_details(row, _with_time(details, items))
    db.add(row)
    db.flush()
    keep_items(db, row.id, items)
    record_event(
        db, actor=mover.name, action="session.planned", subject=f"session:{row.id}", now=now
    )
    return row.id


def _with_time(details: PlanDetails, items: Items) -> PlanDetails:
    """The details with as much time as the agenda takes, where nobody said how much there is."""
    if details.minutes_available is not None:
        return details
    return replace(details, minutes_available=sum(item.minutes for item in items))
