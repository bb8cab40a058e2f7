"""Bring the tables up to date, from code, with any number of processes starting at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.store.base import Base
from bot.store.engine import Store, check_room
from bot.store.errors import StoreNotPrepared, store_failure
from bot.store.tables import load_tables

FOLDER = Path(__file__).resolve().parent / "migrations"
LOCK = 7_020_251  # PostgreSQL advisory lock; any number that nothing else here uses


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the tables to `revision`; a second process waits and then finds nothing to do.

    Raises: StoreFailed: the disk is full or read-only, or the database cannot be reached.
    """
    check_room(store)
    scripts = _scripts()
    _run(store, scripts, revision, lambda now, _: scripts._upgrade_revs(revision, now))


def downgrade(store: Store, revision: str) -> None:
    """Take the tables back to `revision`; "base" is an empty database."""
    scripts = _scripts()
    _run(store, scripts, revision, lambda now, _: scripts._downgrade_revs(revision, now))


def pending(store: Store) -> bool:
    """True when the tables are behind this code."""
    with _connected(store, write=False) as connection:
        have = set(MigrationContext.configure(connection).get_current_heads())
    return have != set(_scripts().get_heads())


def check_prepared(store: Store) -> None:
    """Raises: StoreNotPrepared: a task needs tables that are not there or not up to date."""
    if pending(store):
        raise StoreNotPrepared(StoreNotPrepared.__doc__)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(FOLDER))


def _run(store: Store, scripts: ScriptDirectory, to: str, steps: Callable[..., Any]) -> None:
    load_tables()
    environment = EnvironmentContext(Config(), scripts, fn=steps, destination_rev=to)
    with _connected(store, write=True) as connection, environment:
        environment.configure(
            connection=connection, target_metadata=Base.metadata, render_as_batch=True
        )
        environment.run_migrations()


@contextmanager
def _connected(store: Store, *, write: bool) -> Iterator[Connection]:
    """One transaction that no other migration can overlap: SQLite's BEGIN IMMEDIATE is a lock."""
    engine = store.engine if write else store.readers.kw["bind"]
    try:
        with engine.begin() as connection:
            if write and not store.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            yield connection
    except DBAPIError as error:
        failure = store_failure(error)
        if failure is None:
            raise
        raise failure from error
