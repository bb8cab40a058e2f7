"""What several tests share: real stores, settings of their own, and skips that CI notices."""

import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.safety.scorer.train import SCORER
from bot.settings import Settings, read_settings
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from tests.service import RunningService

POSTGRES = "postgresql://postgres@127.0.0.1:5432"
REDIS = "redis://127.0.0.1:6379"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
LONG = 60  # seconds: a test is not about how busy its machine is, unless it says so
os.environ.setdefault("REPLY_SECONDS", str(LONG))
NEEDED = {
    "postgres": ("PostgreSQL on 127.0.0.1:5432", lambda: _listens(5432)),
    "redis": ("Redis on 127.0.0.1:6379", lambda: _listens(6379)),
    "chromium": ("a Chromium browser", lambda: any(Path(path).exists() for path in CHROMIUM)),
}


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here, and say why; with CI=true a missing part is a failure."""
    missing = {mark: what for mark, (what, there) in NEEDED.items() if not there()}
    for item in items:
        for mark, what in missing.items():
            if item.get_closest_marker(mark) and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason=f"needs {what}"))


@pytest.fixture(scope="session", autouse=True)
def scorer_made() -> None:
    """Texts are screened as they are in the service: with what was learned."""
    SCORER.made()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test alone: its own folder, secrets and SQLite file."""
    return read_settings({"VAR_DIR": str(tmp_path)})


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file that every test copies: quicker than migrating."""
    path = tmp_path_factory.mktemp("migrated") / "template.db"
    store = open_store(f"sqlite:///{path}")
    upgrade(store)
    store.close()
    assert not path.with_name("template.db-wal").exists()  # else a copy would lack what is in it
    return path


@pytest.fixture
def sqlite_store(tmp_path: Path, migrated_file: Path) -> Iterator[Store]:
    """A migrated SQLite store in a folder of its own."""
    shutil.copyfile(migrated_file, tmp_path / "test.db")
    store = open_store(f"sqlite:///{tmp_path / 'test.db'}", patience=LONG)
    yield store
    store.close()


@contextmanager
def database(name: str) -> Iterator[str]:
    """A PostgreSQL database for as long as it is needed."""
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{POSTGRES}/{name}"
    finally:
        with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as admin:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_database() -> Iterator[str]:
    """A migrated PostgreSQL database that tests use one after the other, each time emptied."""
    with database(f"test_{uuid.uuid4().hex[:12]}") as url:
        made = open_store(url)
        upgrade(made)
        made.close()
        yield url


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL database that exists for this test alone."""
    with database(f"test_{uuid.uuid4().hex[:12]}") as url:
        yield url


@pytest.fixture
def postgres_store(migrated_database: str) -> Iterator[Store]:
    """A migrated PostgreSQL store without a row, for this test alone."""
    _empty(migrated_database)
    made = open_store(migrated_database, patience=LONG)
    yield made
    made.close()


@pytest.fixture
def fresh_postgres_store(postgres_url: str) -> Iterator[Store]:
    """A migrated PostgreSQL store whose tables a test may change: none shares its database."""
    made = open_store(postgres_url, patience=LONG)
    upgrade(made)
    yield made
    made.close()


def _empty(url: str) -> None:
    """Delete every row: a hundred times quicker than a new database or TRUNCATE."""
    with psycopg.connect(url) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        db.execute("SET LOCAL session_replication_role = replica")  # neither triggers nor order
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        for (table,) in db.execute(f"{tables} AND tablename <> 'alembic_version'").fetchall():
            db.execute(f'DELETE FROM "{table}"')
        for (sequence,) in db.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'S'"
        ).fetchall():
            db.execute("SELECT setval(%s::regclass, 1, false)", (sequence,))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """The same test on both stores."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The whole service, started once for all tests that talk to it."""
    running = RunningService(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()
