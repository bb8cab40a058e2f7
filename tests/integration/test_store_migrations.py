"""The tables: brought up to date, taken back, and by several processes at once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text

from bot.settings import ROOT
from bot.store import migrate
from bot.store.base import Base
from bot.store.engine import open_store
from bot.store.errors import StoreBusy, StoreFull, StoreReadOnly, StoreUnreachable
from bot.store.events import record_event
from bot.store.tables import load_tables
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Workflow
from tests.factories import NOW, TEXT, make_question

START = """
import sys
from bot.store.engine import open_store
from bot.store.migrate import pending, upgrade
store = open_store(sys.argv[1])
upgrade(store)
print(pending(store))
"""


@pytest.fixture
def postgres_store(fresh_postgres_store):
    return fresh_postgres_store


def test_migrations_make_the_tables_the_code_knows(store):
    load_tables()
    with store.engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert not migrate.pending(store)


def test_migrations_go_down_and_up_again(store):
    migrate.downgrade(store, "base")
    assert migrate.pending(store)
    assert set(inspect(store.engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(store)
    assert not migrate.pending(store)


def start_together(url: str, processes: int = 4) -> list[tuple[int, str, str]]:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START, url],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    ended = [(process, *process.communicate(timeout=60)) for process in started]
    return [(process.returncode, out.strip(), err) for process, out, err in ended]


def test_processes_that_start_at_once_do_not_collide_on_sqlite(tmp_path):
    ended = start_together(f"sqlite:///{tmp_path / 'new' / 'together.db'}")
    assert [(code, out) for code, out, _ in ended] == [(0, "False")] * 4, ended


@pytest.mark.postgres
def test_processes_that_start_at_once_do_not_collide_on_postgres(postgres_url):
    ended = start_together(postgres_url)
    assert [(code, out) for code, out, _ in ended] == [(0, "False")] * 4, ended


def event(store):
    subject = "question:1"
    in_transaction(store, record_event, actor="system", action="a.b", subject=subject, now=NOW)


def test_a_read_only_file_is_named(sqlite_store):
    path = sqlite_store.engine.url.database
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreReadOnly):
        event(store)


def test_a_full_disk_is_named(sqlite_store):
    with sqlite_store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreFull):
        for _ in range(500):
            event(sqlite_store)


def test_a_place_that_cannot_hold_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnreachable):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.db'}")
    with pytest.raises(StoreUnreachable):
        migrate.upgrade(open_store(f"sqlite:///{tmp_path}"))


def test_a_database_server_that_is_not_there_is_named():
    with pytest.raises(StoreUnreachable):
        migrate.upgrade(open_store("postgresql://postgres@127.0.0.1:1/none"))


def test_a_disk_that_is_all_but_full_stops_the_start(sqlite_store, monkeypatch):
    monkeypatch.setattr("bot.store.engine.ROOM_BYTES", 2**62)
    with pytest.raises(StoreFull):
        migrate.upgrade(sqlite_store)


def test_a_store_held_by_another_is_named(sqlite_store, monkeypatch):
    monkeypatch.setattr("bot.store.engine._PRAGMAS", ("busy_timeout=50",))
    store = open_store(str(sqlite_store.engine.url))
    other = sqlite3.connect(Path(sqlite_store.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        event(store)
    other.close()


def test_the_failure_does_not_quote_what_was_being_stored(sqlite_store):
    path = sqlite_store.engine.url.database
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreReadOnly) as failure:
        event(store)
    assert "question:1" not in str(failure.value)


def test_what_is_stored_survives_an_upgrade_and_the_way_back(store):
    question = in_transaction(store, lambda db: make_question(db, state=Workflow.ACCEPTED).id)
    before, versions = stored(store), versions_of_steps(store)
    assert before["question_event"] == 3
    assert versions == [1, 2, 3]
    migrate.downgrade(store, "0004_sessions")
    migrate.upgrade(store)
    assert stored(store) == before
    assert versions_of_steps(store) == versions
    asked = in_transaction(store, lambda db: db.get(Question, question), write=False)
    assert (asked.text_original, asked.workflow, asked.answer_round) == (TEXT, Workflow.ACCEPTED, 1)


def versions_of_steps(store) -> list[int]:
    steps = select(QuestionEvent.version).order_by(QuestionEvent.id)
    return in_transaction(store, lambda db: list(db.scalars(steps)), write=False)


def stored(store) -> dict[str, int]:
    """How many rows each table of the time before answers holds."""
    tables = ("question", "question_event", "question_theme", "audit_event")
    with store.engine.begin() as connection:
        counts = {name: text(f"SELECT count(*) FROM {name}") for name in tables}
        return {name: connection.scalar(count) for name, count in counts.items()}
