"""Open the database: SQLite beside the service, or PostgreSQL."""

import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from bot.store.errors import StoreFull, StoreUnreachable
from bot.store.index_hints import take_hints

BUSY_MS = 10_000  # how long a writer waits for another one
ROOM_BYTES = 20 * 1024 * 1024  # less free disk than this and the service does not start
PATIENCE_S = 8.0  # as long as anybody waits for a word in the chat
PG_PATIENCE_S = 5  # until a connection is there
# A server whose machine is gone is noticed; one that only thinks long is not.
PG_NETWORK = {
    "connect_timeout": PG_PATIENCE_S,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
READING = "store_reading"
_PRAGMAS = (
    f"busy_timeout={BUSY_MS}",
    "journal_mode=WAL",
    "synchronous=FULL",  # COMMIT means that it is on the disk
    "foreign_keys=ON",
    "secure_delete=ON",  # erased words are overwritten
)


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `sessions` write, `readers` can only read.

    `patience` is how long a page waits for it, in seconds.
    """

    engine: Engine
    sessions: sessionmaker[Session]
    readers: sessionmaker[Session]
    patience: float = PATIENCE_S

    @property
    def is_sqlite(self) -> bool:
        """True for the small installation."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Let every connection go."""
        self.engine.dispose()


def open_store(database_url: str, patience: float = PATIENCE_S) -> Store:
    """Open the store; no table is looked at yet.

    Args:
        database_url: `sqlite:///path` or `postgresql://user@host/name`.
        patience: how long a page waits for it, in seconds.

    Raises: StoreUnreachable: the folder of a SQLite file cannot be made.
    """
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        engine = _open_sqlite(url)
    else:
        address = url.set(drivername="postgresql+psycopg")
        engine = create_engine(
            address,
            pool_pre_ping=True,
            pool_timeout=PG_PATIENCE_S,
            hide_parameters=True,
            connect_args=PG_NETWORK,
        )
    reading = engine.execution_options(**{READING: True})
    if url.get_backend_name() != "sqlite":
        reading = reading.execution_options(postgresql_readonly=True)
    return Store(
        engine=engine,
        sessions=sessionmaker(engine, expire_on_commit=False),
        readers=sessionmaker(reading, expire_on_commit=False),
        patience=patience,
    )


def check_room(store: Store) -> None:
    """Refuse to start on a disk that is all but full.

    Raises: StoreFull.
    """
    path = store.engine.url.database
    if not store.is_sqlite or not path or path.startswith(("file:", ":")):
        return
    if shutil.disk_usage(Path(path).resolve().parent).free < ROOM_BYTES:
        raise StoreFull(StoreFull.__doc__)


def _open_sqlite(url: URL) -> Engine:
    if url.database and not url.database.startswith(("file:", ":")):
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnreachable(StoreUnreachable.__doc__) from error
    engine = create_engine(url, hide_parameters=True)  # an error never quotes what was typed
    take_hints(engine)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """Set up one SQLite connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        _set(connection, pragma)


def _set(connection: sqlite3.Connection, pragma: str, tries: int = 50) -> None:
    """Set one pragma, trying again while others work: the change to WAL does not wait by itself."""
    for left in reversed(range(tries)):
        try:
            connection.execute(f"PRAGMA {pragma}").close()
            return
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(0.05)


def _begin(connection: Connection) -> None:
    """Begin for real. A writer takes the lock at once: waiting later would lose its reads."""
    reading = bool(connection.get_execution_options().get(READING))
    connection.exec_driver_sql(f"PRAGMA query_only={int(reading)}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
