"""Everything that must be in place before the first message."""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from bot.boards.files import check_board_files
from bot.directory.load import load_directory
from bot.engine.train import train_if_changed
from bot.privacy.tagger.train import TAGGER
from bot.questions.finding.word_search import keep_missing_words
from bot.questions.likeness.keeping import refresh_features
from bot.questions.likeness.train import MODEL as LIKENESS
from bot.safety.scorer.train import SCORER
from bot.settings import Settings
from bot.start.go_live import check_go_live
from bot.store.engine import Store, open_store
from bot.store.events import verify_events
from bot.store.migrate import check_prepared, upgrade
from bot.store.transaction import in_transaction

Say = Callable[[str], None]


def prepare(settings: Settings, *, say: Say) -> None:
    """Migrate the store, load the directory and train what has changed, saying each step.

    Raises: SettingMissing: production mode and nobody has confirmed the help numbers; DataInvalid:
        a data file does not hold what it must.
    """
    check_go_live(settings)
    store = open_store(settings.database_url)
    _step(say, "store migrated", lambda: upgrade(store))
    _step(say, "directory loaded", lambda: _load(store))
    _step(say, "boards read", check_board_files)
    _step(say, "questions findable", lambda: _keep_words(store))
    _step(say, "danger learned", lambda: SCORER.made(say))  # what is understood asks it
    _step(say, "understanding ready", lambda: train_if_changed(settings, say))
    _step(say, "details ready", lambda: TAGGER.made(say))
    _step(say, "likeness ready", lambda: LIKENESS.made(say))
    _step(say, "questions comparable", lambda: _keep_features(store))
    store.close()


def verify_audit(settings: Settings, *, say: Say) -> int:
    """Check the audit log; 0 when it is whole.

    Raises: StoreNotPrepared: the service has not been prepared here.
    """
    with closing(open_store(settings.database_url)) as store:
        check_prepared(store)
        whole = in_transaction(store, verify_events, write=False)
    say("The audit log is whole." if whole else "The audit log HAS BEEN CHANGED.")
    return 0 if whole else 1


def _load(store: Store) -> None:
    in_transaction(store, load_directory, now=datetime.now(UTC))


def _keep_words(store: Store) -> None:
    """Some questions at a time, so that nobody who writes meanwhile waits for all of them."""
    after = None
    while after := in_transaction(store, keep_missing_words, after=after):
        pass


def _keep_features(store: Store) -> None:
    """Read anew what was read by a model of other data, some questions at a time."""
    while in_transaction(store, refresh_features):
        pass


def _step(say: Say, done: str, work: Callable[[], object]) -> None:
    began = time.monotonic()
    work()
    say(f"  {done} ({time.monotonic() - began:.1f} s)")
