"""Change a password: the old one first, and every other sign-in ends."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.accounts.account import account_row
from bot.accounts.sign_in import open_sign_in
from bot.store.events import record_event
from bot.store.tables.accounts import StaffSignIn


def keep_password(db: Session, *, account_id: UUID, password_hash: str, now: datetime) -> str:
    """Keep a new password hash, end every sign-in of the account and open a new one.

    Returns: the token of the new sign-in.
    Raises: AccountNotFound.
    """
    account_row(db, account_id).password_hash = password_hash
    db.execute(delete(StaffSignIn).where(StaffSignIn.account_id == account_id))
    whom = f"account:{account_id}"
    record_event(db, actor=whom, action="account.password_changed", subject=whom, now=now)
    return open_sign_in(db, account_id=account_id, now=now)


def keep_rehashed(db: Session, *, account_id: UUID, password_hash: str) -> None:
    """Keep the same password, hashed anew with today's parameters."""
    account_row(db, account_id).password_hash = password_hash
