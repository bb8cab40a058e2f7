"""Who reviews the questions of a region: the people a question can be given to."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot.accounts.account import AccountView, view_account
from bot.store.tables.accounts import StaffAccount
from bot.vocabulary import Region, Role


def reviewers_of(db: Session, *, region: Region | None) -> tuple[AccountView, ...]:
    """Staff of a region's board and the Commissioner's team, by name; only open accounts.

    Args: region: of the question; None (no area given) leaves the Commissioner's team.
    """
    team = StaffAccount.role == Role.COMMISSIONER_TEAM
    own = and_(StaffAccount.role == Role.RPB_STAFF, StaffAccount.region == region)
    wanted = select(StaffAccount).where(
        StaffAccount.active, team if region is None else or_(team, own)
    )
    ordered = wanted.order_by(StaffAccount.display_name, StaffAccount.id)
    return tuple(view_account(row) for row in db.scalars(ordered))
