"""Steps of a panel: a question is put, its answer written down and agreed on, then a desk."""

from dataclasses import replace
from datetime import timedelta

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.spoken import SpokenPromise
from bot.questions.life.move import locked_question
from bot.sessions.panel.views import panel_records
from bot.sessions.room.events import events_after
from bot.store.transaction import in_transaction
from tests.factories import COMMITMENT, NOW
from tests.session_steps import BOARD, HOST, make_listed, make_live_session, make_recorded

LATER = NOW + timedelta(hours=1)
ENGLISH = replace(COMMITMENT, what_cy="", who_cy="", due_on=None)
IN_ENGLISH = {"text_cy": "", "commitments": (SpokenPromise(ENGLISH),)}


def staged(store, **fields):
    """A session with one question on its list: both ids, as the panel's steps take them."""

    def make(db):
        session_id = make_live_session(db)
        return {"session_id": session_id, "question_id": make_listed(db, session_id, **fields)}

    return in_transaction(store, make)


def act(store, use_case, ids, actor=HOST, now=NOW, **more):
    return in_transaction(store, use_case, **ids, actor=actor, now=now, **more)


def recorded(store, **said):
    ids = staged(store)
    in_transaction(store, make_recorded, *ids.values(), **said)
    return ids


def record(store, ids):
    [found] = in_transaction(store, panel_records, session_id=ids["session_id"], write=False)
    return found


def question(store, ids):
    return in_transaction(store, locked_question, ids["question_id"])


def events(store, ids):
    return in_transaction(store, events_after, session_id=ids["session_id"], after=0, write=False)


def kinds(store, ids):
    return [event.kind.value for event in events(store, ids)]


def desk(store, use_case, ids, actor=BOARD, **more):
    """A step of staff at their desk, with the version the answer has."""
    seen = in_transaction(
        store, answer_for_staff, question_id=ids["question_id"], actor=BOARD, write=False
    )
    more = {"version": seen.version, "now": LATER, **more}
    if "commitment_id" not in more:
        more["question_id"] = ids["question_id"]
    return in_transaction(store, use_case, actor=actor, **more)
