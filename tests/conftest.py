"""What several tests share: real stores, settings of their own, and skips that CI notices."""

import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.settings import Settings, read_settings
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from tests.service import RunningService

POSTGRES = "postgresql://postgres@127.0.0.1:5432"
REDIS = "redis://127.0.0.1:6379"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
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


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test alone: its own folder, secrets and SQLite file."""
    return read_settings({"VAR_DIR": str(tmp_path)})


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """A migrated SQLite store in a folder of its own."""
    store = open_store(f"sqlite:///{tmp_path / 'test.db'}")
    upgrade(store)
    yield store
    store.close()


@contextmanager
def database(name: str, template: str = "template1") -> Iterator[str]:
    """A PostgreSQL database for as long as it is needed."""
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield f"{POSTGRES}/{name}"
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_template() -> Iterator[str]:
    """The name of a migrated, empty database that every test copies: quicker than migrating."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    with database(name) as url:
        made = open_store(url)
        upgrade(made)
        made.close()
        yield name


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL database that exists for this test alone."""
    with database(f"test_{uuid.uuid4().hex[:12]}") as url:
        yield url


@pytest.fixture
def postgres_store(migrated_template: str) -> Iterator[Store]:
    """A migrated PostgreSQL store that exists for this test alone."""
    with database(f"test_{uuid.uuid4().hex[:12]}", migrated_template) as url:
        made = open_store(url)
        yield made
        made.close()


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
