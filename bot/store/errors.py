"""What can be wrong with the store itself, told apart for whoever runs it."""

from sqlalchemy.exc import DBAPIError

from bot.errors import BotError


class StoreFailed(BotError):
    """The store did not do what it was asked; nothing was kept."""

    code = "store_failed"


class StoreUnreachable(StoreFailed):
    """The database cannot be opened or reached."""

    code = "store_unreachable"


class StoreReadOnly(StoreFailed):
    """The database can be read but not written: look at owner and mount of the file."""

    code = "store_read_only"


class StoreFull(StoreFailed):
    """There is no room left on the disk."""

    code = "store_full"


class StoreBusy(StoreFailed):
    """Another process held the store for too long."""

    code = "store_busy"


class StoreSlow(StoreFailed):
    """The database did not answer in time. What was asked of it may still be done."""

    code = "store_slow"


class StoreNotPrepared(StoreFailed):
    """The tables are missing or behind this code. Run `python -m bot prepare`, then this again."""

    code = "store_not_prepared"


_SAID: tuple[tuple[str, type[StoreFailed]], ...] = (
    ("readonly database", StoreReadOnly),
    ("read-only transaction", StoreFailed),  # our own mistake, not the disk's
    ("disk is full", StoreFull),
    ("no space left", StoreFull),
    ("disk i/o error", StoreFull),
    ("database is locked", StoreBusy),
    ("unable to open", StoreUnreachable),
    ("connection failed", StoreUnreachable),
    ("connection refused", StoreUnreachable),
    ("timeout expired", StoreUnreachable),
    ("could not receive data", StoreUnreachable),
    ("the connection is closed", StoreUnreachable),
    ("server closed the connection", StoreUnreachable),
)
_TRY_AGAIN = {"40001", "40P01"}  # PostgreSQL: serialization_failure, deadlock_detected


def store_failure(error: DBAPIError) -> StoreFailed | None:
    """The plain error that a database's own error stands for.

    Returns: None when it is not about the store (a broken constraint, say).
    The database's sentence is left out: it may quote what was being stored.
    """
    said = str(error.orig).lower()
    for part, kind in _SAID:
        if part in said:
            return kind(kind.__doc__)
    return None


def worth_trying_again(error: DBAPIError) -> bool:
    """Whether the same transaction may well succeed now: PostgreSQL gave way to another."""
    return getattr(error.orig, "sqlstate", None) in _TRY_AGAIN
