"""What an open room has not decided about is for its moderators; its board reads it afterwards."""

import pytest
from sqlalchemy import update

from bot.errors import QuestionNotFound
from bot.questions.figures.work import count_waiting
from bot.questions.finding.queue import count_states, review_queue
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.life.audience import queue_scope
from bot.questions.reviewing.staff import question_for_staff
from bot.sessions.room.closing import close_room
from bot.store.tables.rooms import RoomQuestion
from bot.vocabulary import Region, Role
from tests.factories import make_actor
from tests.integration.live_room import WORDS, Live

BOARD = make_actor(Role.RPB_STAFF, Region.GWENT)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
READERS = pytest.mark.parametrize("reader", [BOARD, TEAM], ids=["board", "team"])


def found(live: Live, reader, **narrowed) -> list:
    page = live.at(review_queue, reader=reader, filter=QueueFilter(**narrowed))
    assert page.total == len(page.items)
    return [item.question_id for item in page.items]


def waiting(live: Live, reader) -> int:
    count = live.at(count_waiting, scope=queue_scope(reader), account=reader.account_id)
    return count.decision


def keep_for_later(db) -> None:
    db.execute(update(RoomQuestion).values(parked=True))


@READERS
@pytest.mark.parametrize("parked", [True, False], ids=["parked", "waiting"])
def test_it_is_in_no_queue_until_the_room_has_closed(store, reader, parked):
    live = Live(store)
    asked = live.ask(live.join()).question_id
    if parked:
        live.do(keep_for_later)
    for narrowed in ({}, {"words": "village"}, {"region": Region.GWENT}):
        assert found(live, reader, **narrowed) == []
    assert waiting(live, reader) == 0
    assert live.do(count_states, reader=reader) == {}
    with pytest.raises(QuestionNotFound):
        live.do(question_for_staff, question_id=asked, reader=reader)
    live.at(close_room, session_id=live.session_id, actor=live.host)
    assert found(live, reader) == found(live, reader, words="village") == [asked]
    assert waiting(live, reader) == 1
    assert live.do(question_for_staff, question_id=asked, reader=reader).question.text == WORDS
