"""Transactions and the audit log on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from bot.errors import BotError
from bot.store.errors import StoreFailed
from bot.store.events import record_event, verify_events
from bot.store.transaction import in_transaction
from tests.factories import NOW


@pytest.fixture
def postgres_store(fresh_postgres_store):
    return fresh_postgres_store


def event(db, subject="question:1", **detail):
    record_event(
        db, actor="system", action="question.seen", subject=subject, now=NOW, detail=detail
    )


def count(store):
    return in_transaction(
        store, lambda db: db.scalar(text("SELECT count(*) FROM audit_event")), write=False
    )


def test_what_fails_leaves_nothing(store):
    def fails(db):
        event(db)
        raise BotError("no")

    with pytest.raises(BotError):
        in_transaction(store, fails)
    assert count(store) == 0


def test_a_reading_transaction_cannot_write(store):
    with pytest.raises(StoreFailed):
        in_transaction(store, event, write=False)
    in_transaction(store, event)
    assert count(store) == 1


def test_no_increment_is_lost_by_parallel_writers(store):
    def count_up(db):
        seen = db.scalar(text("SELECT version FROM counter FOR UPDATE" if lock else plain))
        db.execute(text("UPDATE counter SET version = :next"), {"next": seen + 1})

    lock, plain = not store.is_sqlite, "SELECT version FROM counter"
    in_transaction(store, lambda db: db.execute(text("CREATE TABLE counter (version int)")))
    in_transaction(store, lambda db: db.execute(text("INSERT INTO counter VALUES (0)")))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: in_transaction(store, count_up), range(150)))
    assert in_transaction(store, lambda db: db.scalar(text(plain)), write=False) == 150


def test_the_chain_of_the_audit_log_holds_with_parallel_writers(store):
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: in_transaction(store, event, f"question:{n}"), range(60)))
    assert count(store) == 60
    assert in_transaction(store, verify_events, write=False)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_event SET actor = 'account:2' WHERE id = 2",
        "UPDATE audit_event SET subject = 'question:9' WHERE id = 2",
        'UPDATE audit_event SET detail = \'{"a": "b"}\' WHERE id = 2',
        "DELETE FROM audit_event WHERE id = 2",
    ],
)
def test_a_changed_audit_log_is_noticed(store, change):
    for _ in range(3):
        in_transaction(store, event)
    assert in_transaction(store, verify_events, write=False)
    in_transaction(store, lambda db: db.execute(text(change)))
    assert not in_transaction(store, verify_events, write=False)


def test_the_audit_log_takes_codes_not_words(sqlite_store):
    with pytest.raises(ValueError, match="not words"):
        in_transaction(sqlite_store, event, note="my mum is ill")
    assert count(sqlite_store) == 0


def test_sqlite_keeps_what_it_says_and_overwrites_what_is_erased(sqlite_store):
    with sqlite_store.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
