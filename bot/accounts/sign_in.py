"""Sign-ins: open, recognize and end them. Only hashes of tokens are kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from bot.accounts.account import AccountView, account_row, view_account
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount, StaffSignIn

TOKEN_BYTES = 32  # 256 bits
IDLE = timedelta(minutes=30)  # OWASP ASVS 4.0.3, 3.3.2 (L2)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)  # how exactly "last seen" is kept


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a token belongs to, and what the forms of that sign-in must carry."""

    sign_in_id: UUID
    account: AccountView
    csrf_secret: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class SignInView:
    """One browser that is signed in, as its owner sees it."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime


def open_sign_in(db: Session, *, account_id: UUID, now: datetime) -> str:
    """Sign an account in, after its password was found right.

    Returns: the token, which nothing but the browser holds from now on.
    Raises: AccountNotFound.
    """
    account = account_row(db, account_id)
    db.execute(delete(StaffSignIn).where(_is_over(now)))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.add(
        StaffSignIn(
            id=uuid4(),
            account_id=account.id,
            token_hash=_hash(token),
            csrf_secret=secrets.token_hex(TOKEN_BYTES),
            created_at=now,
            last_seen_at=now,
        )
    )
    _record(db, "account.signed_in", account_id, now)
    return token


def account_for_token(db: Session, *, token: str, now: datetime) -> SignedIn | None:
    """Who is signed in by this token; None when nobody is, any more."""
    found = db.execute(
        select(StaffSignIn, StaffAccount)
        .join(StaffAccount, StaffAccount.id == StaffSignIn.account_id)
        .where(StaffSignIn.token_hash == _hash(token), StaffAccount.active, ~_is_over(now))
    ).one_or_none()
    if found is None:
        return None
    row, account = found
    return SignedIn(row.id, view_account(account), row.csrf_secret, row.last_seen_at)


def note_seen(db: Session, *, sign_in_id: UUID, now: datetime) -> None:
    """Start the idle time of a sign-in anew."""
    row = db.get(StaffSignIn, sign_in_id)
    if row is not None:
        row.last_seen_at = now


def sign_out(db: Session, *, sign_in_id: UUID, account_id: UUID, now: datetime) -> None:
    """End a sign-in of this account; its token opens nothing from here on."""
    own = StaffSignIn.account_id == account_id
    if db.scalar(delete(StaffSignIn).where(StaffSignIn.id == sign_in_id, own).returning(1)):
        _record(db, "account.signed_out", account_id, now)


def end_other_sign_ins(db: Session, *, sign_in_id: UUID, account_id: UUID, now: datetime) -> None:
    """End every sign-in of this account but one."""
    db.execute(
        delete(StaffSignIn).where(
            StaffSignIn.account_id == account_id, StaffSignIn.id != sign_in_id
        )
    )
    _record(db, "account.others_signed_out", account_id, now)


def list_sign_ins(db: Session, *, account_id: UUID, now: datetime) -> tuple[SignInView, ...]:
    """Where this account is signed in, last used first."""
    rows = db.scalars(
        select(StaffSignIn)
        .where(StaffSignIn.account_id == account_id, ~_is_over(now))
        .order_by(StaffSignIn.last_seen_at.desc(), StaffSignIn.id)
    )
    return tuple(SignInView(row.id, row.created_at, row.last_seen_at) for row in rows)


def _is_over(now: datetime) -> ColumnElement[bool]:
    return or_(StaffSignIn.last_seen_at <= now - IDLE, StaffSignIn.created_at <= now - ABSOLUTE)


def _record(db: Session, action: str, account_id: UUID, now: datetime) -> None:
    whom = f"account:{account_id}"
    record_event(db, actor=whom, action=action, subject=whom, now=now)


def _hash(token: str) -> str:
    """256 random bits need no salt and no slow hash."""
    return sha256(token.encode()).hexdigest()
