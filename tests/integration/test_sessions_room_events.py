"""Events of a room: exactly one for each change, numbered as they are committed, without words."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session as Db

from bot.sessions.room.events import EventKind, events_after, last_event, note
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Region
from tests.factories import NOW


def add_session(db: Db) -> UUID:
    row = Session(
        id=uuid4(),
        region=Region.GWENT,
        title_en="A meeting",
        title_cy="Cyfarfod",
        held_on=NOW.date(),
        created_at=NOW,
    )
    db.add(row)
    db.flush()
    return row.id


def noted(store, session_id: UUID, kind: EventKind = EventKind.VOTED, **more) -> int:
    given = {"session_id": session_id, "kind": kind, "surface": Surface.CHAIR, "now": NOW, **more}
    return in_transaction(store, note, **given)


def after(store, session_id: UUID, number: int, **more):
    given = {"session_id": session_id, "after": number, **more}
    return in_transaction(store, events_after, write=False, **given)


def test_screen_catches_up_by_the_last_event_it_saw(store):
    one, other = (in_transaction(store, add_session) for _ in range(2))
    first = noted(store, one, EventKind.OPENED)
    noted(store, other, EventKind.OPENED)
    noted(store, one, EventKind.ITEM, detail={"item": 2})
    kinds = [event.kind for event in after(store, one, 0)]
    assert kinds == [EventKind.OPENED, EventKind.ITEM]
    (later,) = after(store, one, first)
    assert later.detail == {"item": 2} and later.at == NOW
    assert in_transaction(store, last_event, session_id=one) == later.id
    assert [event.kind for event in after(store, one, 0, limit=1)] == [EventKind.OPENED]


def test_room_without_events_has_none(store):
    assert in_transaction(store, last_event, session_id=uuid4()) == 0


def test_follower_misses_none_while_many_are_added_at_once(store):
    session_id = in_transaction(store, add_session)
    seen, last = [], 0
    with ThreadPoolExecutor(8) as pool:
        added = [pool.submit(noted, store, session_id) for _ in range(40)]
        while not all(one.done() for one in added):
            found = after(store, session_id, last)
            seen += [event.id for event in found]
            last = seen[-1] if seen else 0
    seen += [event.id for event in after(store, session_id, last)]
    assert seen == sorted(one.result() for one in added)


@pytest.mark.parametrize(
    "detail",
    [
        {"text": "Why do we wait?"},
        {"participant_id": str(uuid4())},
        {"ids": ["a", "two words"]},
        {"at": NOW},
    ],
    ids=["words", "participant", "words in a list", "not a number"],
)
def test_words_and_people_do_not_get_into_events(store, detail):
    session_id = in_transaction(store, add_session)
    with pytest.raises(ValueError, match="an event"):
        noted(store, session_id, detail=detail)
    assert after(store, session_id, 0) == ()
