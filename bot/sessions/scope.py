"""Who may see and who may change which session, as conditions of the query."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import Session as Db

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.life.move import Actor
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session, SessionGroup
from bot.vocabulary import Role


class SessionNotFound(QuestionNotFound):
    """No session of this id for this reader."""

    code = "session_not_found"


class SessionBegun(TransitionRefused):
    """Its room was opened: the plan is what the group follows, and is no longer changed."""

    code = "session_begun"


def session_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader may read: what they host; staff of a board, what their board is asked."""
    if reader.role is Role.RPB_STAFF and reader.region is not None:
        return or_(Session.region == reader.region, Session.region.is_(None))
    return host_scope(reader)


def host_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader may plan and host. Boards do not choose what they are asked."""
    if reader.role is Role.COMMISSIONER_TEAM:
        return true()
    if reader.role is Role.YOUTH_WORKER:
        return or_(
            Session.owner == reader.account_id,
            Session.group_id.in_(
                select(SessionGroup.id).where(SessionGroup.owner == reader.account_id)
            ),
            and_(
                Session.owner.is_(None),
                Session.made_up,
                Session.region == reader.region,
            ),
        )
    return false()


def found_session(db: Db, scope: ColumnElement[bool], session_id: UUID) -> Session:
    """A session within a scope, to read it. Raises: SessionNotFound."""
    row = db.scalar(select(Session).where(Session.id == session_id, scope))
    if row is None:
        raise SessionNotFound(str(session_id))
    return row


def hosted_session(
    db: Db, scope: ColumnElement[bool], session_id: UUID, *, version: int | None = None
) -> Session:
    """A session within a scope, held until the transaction ends.

    Raises: SessionNotFound: none, or not in this scope; EditConflict: it is no longer the
        version that was looked at.
    """
    wanted = select(Session).where(Session.id == session_id, scope)
    held = wanted.with_for_update(key_share=True)  # who notes an event in its room need not wait
    row = db.scalar(held.execution_options(populate_existing=True))
    if row is None:
        raise SessionNotFound(str(session_id))
    if version is not None and row.version != version:
        raise EditConflict(str(session_id))
    return row


def planned_session(db: Db, actor: Actor, session_id: UUID, *, version: int | None) -> Session:
    """A session that its host may still change, held until the transaction ends.

    Raises: SessionNotFound; EditConflict; SessionBegun: its room was opened.
    """
    row = hosted_session(db, host_scope(actor), session_id, version=version)
    if row.state is not SessionState.PLANNED:
        raise SessionBegun(str(session_id))
    return row
