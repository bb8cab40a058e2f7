"""Tries to sign in: counted before the password is looked at, with a growing delay.

The same is done for names that no account has, so that neither answer, delay nor work tells
which names exist. There is no lock-out: whoever waits may try again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.accounts.account import fold_name
from bot.accounts.passwords import nobodys_hash
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount, StaffSignInTry

FREE_TRIES = 5
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SignInTry:
    """One try: what to compare the password with, and whether a right one would count."""

    account_id: UUID | None
    password_hash: str
    allowed: bool


def begin_try(db: Session, *, name: str, now: datetime) -> SignInTry:
    """Count a try before its password is looked at, so that many at once gain nothing."""
    db.execute(delete(StaffSignInTry).where(StaffSignInTry.last_try_at < now - FORGOTTEN_AFTER))
    allowed = _count(db, name_hash=_hash(name), now=now)
    account = db.scalar(
        select(StaffAccount).where(StaffAccount.name == fold_name(name), StaffAccount.active)
    )
    if account is None:
        return SignInTry(None, nobodys_hash(), allowed)
    return SignInTry(account.id, account.password_hash, allowed)


def forget_tries(db: Session, *, name: str) -> None:
    """The right password was given: the next mistake starts from the beginning."""
    db.execute(delete(StaffSignInTry).where(StaffSignInTry.name_hash == _hash(name)))


def delay_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 0, then 5 s, 10 s, 20 s … up to 15 minutes."""
    if tries < FREE_TRIES:
        return timedelta(0)
    doublings = min(tries - FREE_TRIES, 20)
    return min(FIRST_DELAY * (1 << doublings), LONGEST_DELAY)


def _count(db: Session, *, name_hash: str, now: datetime) -> bool:
    """Count one try; False while an earlier one still has to be waited for."""
    row = _row(db, name_hash=name_hash, now=now)
    if row.next_try_at > now:
        return False
    row.tries += 1
    row.last_try_at = now
    row.next_try_at = now + delay_after(row.tries)
    if row.tries == FREE_TRIES:
        record_event(
            db,
            actor="system",
            action="account.sign_in_delayed",
            subject=f"sign_in_name:{name_hash[:16]}",
            now=now,
        )
    return True


def _row(db: Session, *, name_hash: str, now: datetime) -> StaffSignInTry:
    """The row of a name, locked; made when two first tries come at once, by one of them."""
    wanted = select(StaffSignInTry).where(StaffSignInTry.name_hash == name_hash).with_for_update()
    found = db.scalar(wanted)
    if found is not None:
        return found
    try:
        with db.begin_nested():
            db.add(StaffSignInTry(name_hash=name_hash, tries=0, last_try_at=now, next_try_at=now))
    except IntegrityError:
        db.expire_all()
    return db.scalars(wanted).one()


def _hash(name: str) -> str:
    """Names are kept as hashes here: people type passwords into the wrong box."""
    return sha256(fold_name(name).encode()).hexdigest()
