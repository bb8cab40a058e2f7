"""Keys are looked up together, and each opens what it would have opened alone."""

import asyncio

import pytest

from bot.sessions.room.closing import close_room
from bot.sessions.room.faults import ParticipantRefused
from bot.sessions.room.participants import remove_participant
from bot.store.errors import StoreFailed
from bot.store.transaction import in_transaction
from channels.replies import Replies
from channels.room.entering import MOST_TOGETHER, Entering
from tests.integration.room_site import LiveNow

PHONES = 40


class Counted(Replies):
    """Counts what is read."""

    looks = 0

    async def read(self, use_case, **kwargs):
        self.looks += 1
        return await super().read(use_case, **kwargs)


@pytest.fixture
def reads(store):
    found = Counted(store)
    yield found
    found.close()


async def test_each_of_many_is_let_in_as_themselves_with_few_looks(store, reads):
    live, other = LiveNow(store), LiveNow(store)
    phones = [live.join() if number % 2 else other.join() for number in range(PHONES)]
    entering = Entering(reads)
    found = await asyncio.gather(*(entering.participant(phone.key) for phone in phones))
    shown = [(one.participant_id, one.session_id) for one in found]
    assert shown == [(phone.participant_id, phone.session_id) for phone in phones]
    assert reads.looks <= 2 < MOST_TOGETHER


async def test_who_is_not_in_the_room_is_refused_among_those_who_are(store, reads):
    live, gone = LiveNow(store), LiveNow(store)
    stays, removed, late = live.join(), live.join(), gone.join()
    live.act(remove_participant, participant_id=removed.participant_id)
    gone.at(close_room, session_id=gone.session_id, actor=gone.host)
    entering = Entering(reads)
    keys = [removed.key, stays.key, late.key, "nobody's", ""]
    outcomes = await asyncio.gather(
        *(entering.participant(key) for key in keys), return_exceptions=True
    )
    assert outcomes.pop(1).participant_id == stays.participant_id
    assert all(isinstance(outcome, ParticipantRefused) for outcome in outcomes)


async def test_key_that_opened_a_stream_opens_none_after_its_holder_was_removed(store, reads):
    live = LiveNow(store)
    phone, entering = live.join(), Entering(reads)
    assert (await entering.participant(phone.key)).participant_id == phone.participant_id
    live.act(remove_participant, participant_id=phone.participant_id)
    with pytest.raises(ParticipantRefused):
        await entering.participant(phone.key)


async def test_one_who_leaves_while_waiting_holds_up_nobody(store, reads):
    live, entering = LiveNow(store), Entering(reads)
    left = asyncio.create_task(entering.participant(live.join().key))
    stays = asyncio.create_task(entering.participant(live.join().key))
    await asyncio.sleep(0)  # both wait
    left.cancel()
    assert (await asyncio.wait_for(stays, 5)).session_id == live.session_id


async def test_everybody_hears_when_the_store_fails_and_the_next_are_looked_up(store, reads):
    live, entering = LiveNow(store), Entering(reads)
    phone = live.join()

    def rename(old, new):
        statement = f"ALTER TABLE {old} RENAME TO {new}"
        in_transaction(store, lambda db: db.connection().exec_driver_sql(statement))

    rename("participant", "participant_away")
    outcomes = await asyncio.gather(
        *(entering.participant(phone.key) for _ in range(3)), return_exceptions=True
    )
    rename("participant_away", "participant")
    assert all(isinstance(one, Exception) for one in outcomes)
    assert not any(isinstance(one, (ParticipantRefused, StoreFailed)) for one in outcomes)
    assert (await entering.participant(phone.key)).participant_id == phone.participant_id
