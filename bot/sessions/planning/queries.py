"""Plans as staff see them: scoped in the query by role and region."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.details import details_of
from bot.sessions.planning.lessons import OutlineItem, Twin
from bot.sessions.planning.questions import listed_questions
from bot.sessions.planning.views import Member, SessionLine, SessionPlan, Ticked, timed
from bot.sessions.scope import found_session, host_scope, session_scope
from bot.store.tables.sessions import (
    AgendaItem,
    PanelMember,
    Session,
    SessionGroup,
    SessionStandard,
)


def sessions_for(db: Db, *, reader: Actor) -> tuple[SessionLine, ...]:
    """The sessions this reader may see, the latest day first."""
    wanted = select(Session).where(session_scope(reader))
    rows = db.scalars(wanted.order_by(Session.held_on.desc(), Session.id))
    return tuple(line_of(row) for row in rows)


def session_plan(db: Db, *, session_id: UUID, reader: Actor) -> SessionPlan:
    """One session with its agenda, panel, standards and questions.

    Raises: SessionNotFound.
    """
    row = found_session(db, session_scope(reader), session_id)
    return SessionPlan(
        session=line_of(row),
        agenda=timed(agenda_items(db, session_id), row.begins_at),
        questions=listed_questions(db, session_id=session_id),
        details=details_of(row),
        panel=panel_of(db, session_id),
        standards=_standards(db, session_id),
        group=_group(db, row),
    )


def may_host(db: Db, *, session_id: UUID, reader: Actor) -> bool:
    """Whether this reader plans and hosts it, or only reads."""
    wanted = select(Session.id).where(Session.id == session_id, host_scope(reader))
    return db.scalar(wanted) is not None


def agenda_items(db: Db, session_id: UUID) -> tuple[OutlineItem, ...]:
    """The parts of a session's agenda in their order."""
    wanted = select(AgendaItem).where(AgendaItem.session_id == session_id)
    return tuple(
        OutlineItem(row.mode, row.minutes, row.title_en, row.title_cy, row.how_en, row.how_cy)
        for row in db.scalars(wanted.order_by(AgendaItem.position))
    )


def panel_of(db: Db, session_id: UUID) -> tuple[Member, ...]:
    """Who answers, in their order."""
    wanted = select(PanelMember).where(PanelMember.session_id == session_id)
    return tuple(
        Member(row.region, row.office_en, row.office_cy)
        for row in db.scalars(wanted.order_by(PanelMember.position))
    )


def line_of(row: Session) -> SessionLine:
    """A session as it stands in a list."""
    return SessionLine(
        session_id=row.id,
        region=row.region,
        title_en=row.title_en,
        title_cy=row.title_cy,
        held_on=row.held_on,
        made_up=row.made_up,
        begins_at=row.begins_at,
        state=row.state,
        group_id=row.group_id,
        previous_id=row.previous_id,
        version=row.version,
    )


def _standards(db: Db, session_id: UUID) -> tuple[Ticked, ...]:
    wanted = select(SessionStandard).where(SessionStandard.session_id == session_id)
    return tuple(
        Ticked(row.standard, row.evidence, row.ticked_at)
        for row in db.scalars(wanted.order_by(SessionStandard.standard))
    )


def _group(db: Db, row: Session) -> Twin | None:
    group = db.get(SessionGroup, row.group_id) if row.group_id else None
    return Twin(group.name_en, group.name_cy) if group else None
