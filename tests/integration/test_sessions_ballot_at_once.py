"""Many who vote, close or type in at once: nothing is lost and nothing doubled."""

from concurrent.futures import ThreadPoolExecutor

from bot.sessions.ballot.ballots import BallotOpen, close_ballot, open_ballot
from bot.sessions.ballot.held import BallotClosed
from bot.sessions.ballot.voting import add_paper_sheet
from bot.sessions.room.events import EventKind
from bot.store.transaction import in_transaction
from tests.factories import NOW
from tests.integration.ballot_room import make_ballot_room
from tests.integration.ballot_steps import kept, kinds

TWENTY = 20


def at_once(jobs):
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result(60) for future in [pool.submit(job) for job in jobs]]


def test_twenty_votes_at_once_are_neither_lost_nor_doubled(store):
    room = make_ballot_room(store)
    room.open()
    people = [room.join() for _ in range(TWENTY)]
    after = room.last()
    at_once([lambda one=one: room.vote(one, "ab") for one in people])
    assert kept(room) == sorted((str(one), letter) for one in people for letter in "ab")
    assert kinds(room, after) == [EventKind.VOTED] * TWENTY


def test_twenty_taps_of_one_person_are_one_vote(store):
    room = make_ballot_room(store)
    room.open()
    person = room.join()
    after = room.last()
    changed = at_once([lambda: room.vote(person, "ac")] * TWENTY)
    assert changed.count(True) == 1
    assert kept(room) == [(str(person), "a"), (str(person), "c")]
    assert kinds(room, after) == [EventKind.VOTED]


def test_votes_while_the_host_closes_are_kept_or_refused(store):
    room = make_ballot_room(store)
    room.open()
    people = [room.join() for _ in range(TWENTY)]

    def tap(person):
        try:
            room.vote(person, "b")
        except BallotClosed:
            return None
        return str(person)

    jobs = [lambda one=one: tap(one) for one in people]
    jobs.insert(TWENTY // 2, lambda: room.step(close_ballot))
    told = {one for one in at_once(jobs) if one}
    assert {person for person, _ in kept(room)} == told
    assert kinds(room, 0)[-1] is EventKind.BALLOT_CLOSED


def test_one_sheet_sent_by_two_hosts_at_once_counts_once(store):
    room = make_ballot_room(store)
    room.open()
    given = {"question_ids": room.ids("a"), "sent_id": "form-1"}
    sheets = at_once([lambda: room.step(add_paper_sheet, **given)] * 6)
    assert len(set(sheets)) == 1
    assert len(kept(room)) == 1


def test_one_vote_is_opened_by_two_hosts_at_once(store):
    room = make_ballot_room(store)

    def try_open(_):
        given = {"session_id": room.session_id, "places": 2, "actor": room.host, "now": NOW}
        try:
            return in_transaction(store, open_ballot, **given)
        except BallotOpen:
            return None

    found = at_once([lambda n=n: try_open(n) for n in range(6)])
    assert len([one for one in found if one]) == 1
