"""Everything that must be in place before the first message."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from bot.directory.load import load_directory
from bot.engine.train import train_if_changed
from bot.settings import Settings
from bot.start.go_live import check_go_live
from bot.store.engine import Store, open_store
from bot.store.events import verify_events
from bot.store.migrate import upgrade
from bot.store.transaction import in_transaction

Say = Callable[[str], None]


def prepare(settings: Settings, *, say: Say) -> None:
    """Migrate the store, load the directory and train what has changed, saying each step.

    Raises: SettingMissing: production mode and nobody has confirmed the help numbers.
    """
    check_go_live(settings)
    store = open_store(settings.database_url)
    _step(say, "store migrated", lambda: upgrade(store))
    _step(say, "directory loaded", lambda: _load(store))
    _step(say, "understanding ready", lambda: train_if_changed(settings, say))
    store.close()


def verify_audit(settings: Settings, *, say: Say) -> int:
    """Check the audit log; 0 when it is whole."""
    store = open_store(settings.database_url)
    whole = in_transaction(store, verify_events, write=False)
    say("The audit log is whole." if whole else "The audit log HAS BEEN CHANGED.")
    return 0 if whole else 1


def _load(store: Store) -> None:
    in_transaction(store, load_directory, now=datetime.now(UTC))


def _step(say: Say, done: str, work: Callable[[], object]) -> None:
    began = time.monotonic()
    work()
    say(f"  {done} ({time.monotonic() - began:.1f} s)")
