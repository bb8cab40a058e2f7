"""`make demo`: made-up questions and a made-up session, marked as such wherever they show."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.language.councils import read_rows
from bot.questions.asking.made_up import REVIEWER, add_made_up_question, has_made_up
from bot.sessions.planning.questions import select_question
from bot.settings import ROOT, Settings
from bot.start.demo_answers import add_answers
from bot.start.demo_session import add_session
from bot.store.engine import open_store
from bot.store.migrate import check_prepared
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Permission

DEMO = ROOT / "data" / "demo" / "questions.csv"


def add_demo(settings: Settings, *, say: Callable[[str], None]) -> None:
    """Add the demonstration once; a second call changes nothing.

    Raises: StoreNotPrepared: the service has not been prepared here.
    """
    with closing(open_store(settings.database_url)) as store:
        check_prepared(store)
        added = in_transaction(store, _add, now=datetime.now(UTC))
    if added:
        say(f"  {added} made-up questions and one session added; each is marked as made up")
    else:
        say("  the demonstration is already here")


def _add(db: Session, *, now: datetime) -> int:
    if has_made_up(db):
        return 0
    session_id = add_session(db, now=now)
    rows = read_rows(DEMO)
    for day, row in enumerate(rows):
        question_id = add_made_up_question(
            db,
            text=row["text"],
            other=row["text_other"],
            language=Language(row["language"]),
            area=row["area"],
            themes=row["themes"],
            now=now - timedelta(days=len(rows) - day),
            accepted=row["state"] != "submitted",
            permission=Permission(row["permission"]),
        )
        if row["state"] == "selected":
            select_question(
                db, session_id=session_id, question_id=question_id, mover=REVIEWER, now=now
            )
    return len(rows) + add_answers(db, now=now)
