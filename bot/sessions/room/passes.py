"""Passes: one-time links from the console that open one screen of the host's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Db

from bot.errors import NotAllowed
from bot.questions.life.move import Actor
from bot.sessions.room.faults import PassRefused, RoomInputInvalid
from bot.sessions.room.keys import KeyKind, hash_key, mint_key
from bot.sessions.room.rooms import open_row
from bot.sessions.scope import found_session, host_scope
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.rooms import RoomPass
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session

PASS_TIME = timedelta(hours=12)  # a day's meeting with what is set up before it
MOST_PASSES = 40  # of one room at one time


@dataclass(frozen=True, slots=True)
class PassView:
    """Who holds a screen: what is done with it is done by `actor`, the account that made it."""

    pass_id: UUID
    session_id: UUID
    surface: Surface
    actor: Actor

    @property
    def account_id(self) -> UUID:
        """The account that made the pass."""
        return self.actor.account_id


@dataclass(frozen=True, slots=True)
class PassLine:
    """One pass in the host's list; never its link."""

    pass_id: UUID
    surface: Surface
    used: bool
    created_at: datetime
    expires_at: datetime


def make_pass(db: Db, *, session_id: UUID, surface: Surface, actor: Actor, now: datetime) -> str:
    """Make a one-time link for one screen of an open room.

    Returns: the secret of the link; it is shown once, and only its hash is kept.
    Raises: SessionNotFound (also: not this actor's to host), RoomNotFound: it is not open;
        RoomInputInvalid: participants need no pass, or there are too many.
    """
    found_session(db, host_scope(actor), session_id)
    open_row(db, session_id)
    here = RoomPass.session_id == session_id
    made = len(db.scalars(select(RoomPass.id).where(here, RoomPass.expires_at > now)).all())
    if surface is Surface.PARTICIPANT or made >= MOST_PASSES:
        raise RoomInputInvalid(surface)
    token = mint_key()
    row = RoomPass(
        id=uuid4(),
        session_id=session_id,
        surface=surface,
        link_hash=hash_key(KeyKind.LINK, token),
        account_id=actor.account_id,
        created_at=now,
        expires_at=now + PASS_TIME,
    )
    db.add(row)
    _audit(db, row, "made", actor.mover.name, now)
    return token


def use_pass(db: Db, *, token: str, now: datetime) -> str:
    """Open a link, once: it then opens nothing any more.

    Returns: the key for the cookie of this screen; only its hash is kept.
    Raises: PassRefused.
    """
    wanted = select(RoomPass).where(RoomPass.link_hash == hash_key(KeyKind.LINK, token))
    row = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if row is None or row.link_hash is None or row.expires_at <= now:
        raise PassRefused
    key = mint_key()
    row.link_hash, row.key_hash = None, hash_key(KeyKind.PASS, key)
    _audit(db, row, "used", f"account:{row.account_id}", now)
    return key


def check_link(db: Db, *, token: str, now: datetime) -> None:
    """Whether a link still opens its screen; looking does not use it up. Raises: PassRefused."""
    wanted = select(RoomPass.id).where(
        RoomPass.link_hash == hash_key(KeyKind.LINK, token), RoomPass.expires_at > now
    )
    if db.scalar(wanted) is None:
        raise PassRefused


def holder_of(db: Db, *, key: str, now: datetime) -> PassView:
    """Who holds the screen with this key.

    The account must still be open and still host the session: a pass is never more than that.

    Raises: PassRefused.
    """
    wanted = (
        select(RoomPass, StaffAccount)
        .join(StaffAccount, StaffAccount.id == RoomPass.account_id)
        .where(
            RoomPass.key_hash == hash_key(KeyKind.PASS, key),
            RoomPass.expires_at > now,
            StaffAccount.active,
        )
    )
    found = db.execute(wanted).one_or_none()
    if found is None:
        raise PassRefused
    row, account = found
    actor = Actor(account.id, account.role, account.region)
    hosts = select(Session.id).where(Session.id == row.session_id, host_scope(actor))
    if db.scalar(hosts) is None:
        raise PassRefused
    return PassView(row.id, row.session_id, row.surface, actor)


def passes_of(db: Db, *, session_id: UUID, actor: Actor, now: datetime) -> tuple[PassLine, ...]:
    """The passes of a session that still open something, or could. Raises: SessionNotFound."""
    found_session(db, host_scope(actor), session_id)
    wanted = select(RoomPass).where(RoomPass.session_id == session_id, RoomPass.expires_at > now)
    return tuple(
        PassLine(row.id, row.surface, row.link_hash is None, row.created_at, row.expires_at)
        for row in db.scalars(wanted.order_by(RoomPass.created_at, RoomPass.id))
    )


def revoke_pass(db: Db, *, session_id: UUID, pass_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a pass back: its link and its screen open nothing from now on.

    Raises: SessionNotFound; PassRefused: no such pass.
    """
    found_session(db, host_scope(actor), session_id)
    row = db.scalar(
        select(RoomPass).where(RoomPass.id == pass_id, RoomPass.session_id == session_id)
    )
    if row is None:
        raise PassRefused
    _audit(db, row, "revoked", actor.mover.name, now)
    db.delete(row)
    db.flush()


def revoke_all(db: Db, session_id: UUID) -> None:
    """Take back every pass of a room that is over."""
    db.execute(delete(RoomPass).where(RoomPass.session_id == session_id))


def expire_passes(db: Db, now: datetime) -> int:
    """Take away the passes whose time is over; how many there were."""
    gone = db.execute(delete(RoomPass).where(RoomPass.expires_at <= now))
    return int(getattr(gone, "rowcount", 0))


def check_surface(host: PassView, *surfaces: Surface) -> None:
    """Refuse what this screen is not for. Raises: NotAllowed."""
    if host.surface not in surfaces:
        raise NotAllowed(f"{host.surface} may not do that")


def _audit(db: Db, row: RoomPass, what: str, name: str, now: datetime) -> None:
    record_event(
        db,
        actor=name,
        action=f"pass.{what}",
        subject=f"session:{row.session_id}",
        now=now,
        detail={"pass": str(row.id), "surface": row.surface.value},
    )
