"""Run many small use cases in one transaction: one commit, and none undoes another."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session as Db

from bot.errors import BotError
from bot.store.engine import Store
from bot.store.transaction import in_transaction

Call = Callable[[Db], Any]  # a use case with everything but `db` given


def call(use_case: Callable[..., Any], /, **kwargs: Any) -> Call:
    """A use case to be run with others."""
    return partial(use_case, **kwargs)


def in_one_transaction(store: Store, calls: Sequence[Call]) -> list[Any]:
    """Run each call behind a savepoint of its own, then commit.

    Returns: for each call what it returned, or the BotError that it raised and that undid it alone.
    Raises: StoreFailed, or anything unforeseen: then nothing of any of them is kept.
    """
    return in_transaction(store, _all, calls)


def _all(db: Db, calls: Sequence[Call]) -> list[Any]:
    return [_one(db, each) for each in calls]


def _one(db: Db, each: Call) -> Any:
    try:
        with db.begin_nested():
            return each(db)
    except BotError as error:
        return error
