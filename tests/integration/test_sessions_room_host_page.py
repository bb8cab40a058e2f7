"""What the host's page of a room says: how it is now, and what was left when it closed."""

from datetime import timedelta

import pytest

from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.voting import vote
from bot.sessions.room.chair import next_item
from bot.sessions.room.closing import close_room
from bot.sessions.room.forgetting import tidy_rooms
from bot.sessions.room.host_page import RoomCounts, host_room
from bot.sessions.room.moderating import Chosen, approve, flag
from bot.sessions.room.participants import remove_participant
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.scope import SessionNotFound
from bot.store.tables.session_terms import Device
from bot.vocabulary import Region, Role
from tests.factories import NOW
from tests.integration.live_room import Live, add_host

TEXTS = [f"Why do we wait {number} months for any help here?" for number in range(2, 7)]


def page(live: Live, actor=None):
    return live.do(host_room, session_id=live.session_id, actor=actor or live.host)


def approved(live: Live, who, text: str):
    kept = live.ask(who, text)
    live.act(approve, chosen=Chosen(kept.question_id), details_checked=True)
    return kept.question_id


def test_an_open_room_says_who_is_here_what_is_on_and_what_waits(store):
    live = Live(store)
    assert page(live).item is None
    table, gone = live.join(Device.SHARED, people=5), live.join()
    live.act(remove_participant, participant_id=gone.participant_id)
    approved(live, table, TEXTS[0])
    live.ask(table, TEXTS[1])
    flagged = live.ask(table, TEXTS[2])
    live.act(flag, host=live.moderator, chosen=Chosen(flagged.question_id))
    live.act(next_item)
    found = page(live)
    assert (found.here.participants, found.here.people) == (1, 5)
    assert found.item.position == 1 and found.item.how_en == ""
    assert found.counts == RoomCounts(asked=2, approved=1, waiting=1, with_lead=1)
    assert found.ends_at == NOW + timedelta(hours=24) and found.forgotten_at is None


def test_a_closed_room_keeps_its_counts_also_when_single_votes_are_gone(store):
    live = Live(store)
    people = [live.join() for _ in range(6)]
    chosen = approved(live, people[0], TEXTS[0])
    ballot = live.at(open_ballot, session_id=live.session_id, places=1, actor=live.host)
    for one in people[:5]:
        ids = {"ballot_id": ballot, "participant_id": one.participant_id}
        live.at(vote, question_ids=frozenset({chosen}), **ids)
    assert page(live).votes == ()  # counts are nobody's business while it is open
    live.at(close_ballot, ballot_id=ballot, actor=live.host)
    live.at(close_room, session_id=live.session_id, actor=live.host)
    for now in (NOW, NOW + timedelta(hours=25)):
        live.do(tidy_rooms, now)
        found = page(live)
        assert (found.here.participants, found.here.people) == (6, 6)
        assert found.votes == (5,) and found.room.code is None
        assert found.forgotten_at == NOW + timedelta(hours=24)


@pytest.mark.parametrize("role", [Role.RPB_STAFF, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD])
def test_nobody_but_its_hosts_reads_it(store, role):
    live = Live(store)
    other = live.do(add_host, role, Region.GWENT)
    with pytest.raises(SessionNotFound):
        page(live, other)
    assert page(live, live.do(add_host, Role.COMMISSIONER_TEAM, None)) is not None


def test_before_it_is_opened_there_is_nothing(store):
    live = Live(store, rehearsal=True)
    live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
    assert page(live) is None
