"""Erased words leave the files as well: SQLite's journal keeps old pages until it is emptied."""

from sqlalchemy.orm import Session

from bot.store.engine import BUSY_MS, Store

_NOTED = "words_erased"
_PATIENCE_MS = 250  # a reader that takes longer is left alone; a job comes again in a minute


def note_erasure(db: Session) -> None:
    """Have the journal emptied once this transaction is committed."""
    db.info[_NOTED] = True


def erasure_noted(db: Session) -> bool:
    """Tell whether this transaction erased words."""
    return bool(db.info.get(_NOTED))


def overwrite_erased(store: Store) -> None:
    """Take erased words out of SQLite's journal as well; call it after erasing.

    PostgreSQL does the like by its own vacuum. Does nothing while somebody else is reading.
    """
    if not store.is_sqlite:
        return
    raw = store.engine.raw_connection()
    try:
        for pragma in (
            f"busy_timeout={_PATIENCE_MS}",
            "wal_checkpoint(TRUNCATE)",
            f"busy_timeout={BUSY_MS}",
        ):
            raw.cursor().execute(f"PRAGMA {pragma}").close()
    finally:
        raw.close()
