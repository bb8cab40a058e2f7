"""Run a use case in one transaction."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.store.engine import Store
from bot.store.erasing import erasure_noted, overwrite_erased
from bot.store.errors import StoreSlow, store_failure, worth_trying_again

T = TypeVar("T")
TRIES = 4  # the same use case, when PostgreSQL made it give way to another


def in_transaction(
    store: Store, use_case: Callable[..., T], /, *args: Any, write: bool = True, **kwargs: Any
) -> T:
    """Call `use_case(db, *args, **kwargs)` and commit what it did.

    Args:
        store: an open store.
        use_case: takes a Session first; never commits; may run again from its start.
        write: False for a use case that only reads; it then cannot write.

    Returns: what the use case returns; use cases return values, not rows.
    Raises: what the use case raises, after rolling back; StoreFailed when the database is at fault.
    """
    for left in reversed(range(TRIES)):
        try:
            return _run(store, use_case, args, kwargs, write=write)
        except NoConnectionFree as error:
            raise StoreSlow(StoreSlow.__doc__) from error
        except DBAPIError as error:
            if left and worth_trying_again(error):
                continue
            failure = store_failure(error)
            if failure is None:
                raise
            raise failure from error
    raise AssertionError("the last try returns or raises")


def _run(
    store: Store,
    use_case: Callable[..., T],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    *,
    write: bool,
) -> T:
    with (store.sessions if write else store.readers)() as db:
        with db.begin():
            result = use_case(db, *args, **kwargs)
        erased = erasure_noted(db)
    if erased:
        overwrite_erased(store)
    return result
