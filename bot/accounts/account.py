"""Staff accounts: make, close and read them, and set what their owner may set."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.accounts.passwords import check_new_password, hash_password
from bot.errors import BadInput, BotError
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount, StaffSignIn
from bot.vocabulary import Language, Region, Role

NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")
NEEDS_REGION = frozenset({Role.RPB_STAFF, Role.YOUTH_WORKER})
ALL_WALES = frozenset({Role.COMMISSIONER_TEAM, Role.OPERATOR})


class AccountExists(BotError):
    """An account with this sign-in name is there already."""

    code = "account_exists"


class AccountNotFound(BotError):
    """No account has this id or name."""

    code = "account_not_found"


@dataclass(frozen=True, slots=True)
class AccountView:
    """A staff account as others may see it: no password hash."""

    id: UUID
    name: str
    display_name: str
    role: Role
    region: Region | None
    language: Language
    active: bool
    created_at: datetime


def create_account(
    db: Session,
    *,
    name: str,
    role: Role,
    region: Region | None,
    password: str,
    now: datetime,
    display_name: str = "",
    language: Language = Language.EN,
    actor: str = "system",
) -> AccountView:
    """Make a staff account.

    Args:
        name: what the person signs in with; letter case does not matter.
        region: needed for youth workers and RPB staff; None is all of Wales.
        display_name: shown to colleagues; the sign-in name when empty.
        actor: who makes it, for the audit log.

    Raises: BadInput: the name or region does not fit; PasswordRefused; AccountExists.
    """
    folded = fold_name(name)
    if not NAME.fullmatch(folded):
        raise BadInput("bad_name")
    check_region(role, region)
    check_new_password(password, name=folded)
    if db.scalar(select(StaffAccount.id).where(StaffAccount.name == folded)):
        raise AccountExists(folded)
    account = StaffAccount(
        id=uuid4(),
        name=folded,
        display_name=display_name.strip()[:120] or folded,
        role=role,
        region=region,
        language=language,
        password_hash=hash_password(password),
        active=True,
        created_at=now,
    )
    db.add(account)
    record_event(
        db,
        actor=actor,
        action="account.created",
        subject=f"account:{account.id}",
        now=now,
        detail={"role": str(role), "region": str(region or "all")},
    )
    return view_account(account)


def deactivate_account(db: Session, *, account_id: UUID, now: datetime, actor: str) -> None:
    """Close an account and end its sign-ins at once. Raises: AccountNotFound."""
    account = account_row(db, account_id)
    account.active = False
    db.execute(delete(StaffSignIn).where(StaffSignIn.account_id == account_id))
    record_event(db, actor=actor, action="account.closed", subject=f"account:{account_id}", now=now)


def set_language(db: Session, *, account_id: UUID, language: Language) -> None:
    """Keep the language a person wants their pages in. Raises: AccountNotFound."""
    account_row(db, account_id).language = language


def account_by_name(db: Session, *, name: str) -> AccountView:
    """The account that signs in by this name. Raises: AccountNotFound."""
    account = db.scalar(select(StaffAccount).where(StaffAccount.name == fold_name(name)))
    if account is None:
        raise AccountNotFound(AccountNotFound.__doc__)
    return view_account(account)


def display_names(db: Session, *, account_ids: frozenset[UUID]) -> dict[UUID, str]:
    """The display names of these accounts, for histories."""
    rows = db.execute(
        select(StaffAccount.id, StaffAccount.display_name).where(StaffAccount.id.in_(account_ids))
    )
    return {row.id: row.display_name for row in rows}


def fold_name(name: str) -> str:
    """The one spelling of a sign-in name; PostgreSQL holds no NUL."""
    return name.replace("\0", "").strip().casefold()


def check_region(role: Role, region: Region | None) -> None:
    """Refuse a region that does not go with the role. Raises: BadInput."""
    if role in NEEDS_REGION and region is None:
        raise BadInput("region_needed")
    if role in ALL_WALES and region is not None:
        raise BadInput("region_not_for_role")


def account_row(db: Session, account_id: UUID) -> StaffAccount:
    """The row of an account, for the use cases of this package. Raises: AccountNotFound."""
    account = db.get(StaffAccount, account_id)
    if account is None:
        raise AccountNotFound(AccountNotFound.__doc__)
    return account


def view_account(account: StaffAccount) -> AccountView:
    """What others may see of an account."""
    return AccountView(
        id=account.id,
        name=account.name,
        display_name=account.display_name,
        role=account.role,
        region=account.region,
        language=account.language,
        active=account.active,
        created_at=account.created_at,
    )
