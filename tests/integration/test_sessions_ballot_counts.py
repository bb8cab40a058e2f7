"""Counts of a vote: whom they count, when they show and what outlasts the votes."""

from uuid import uuid4

import pytest

from bot.questions.life.move import Actor
from bot.sessions.ballot.ballots import close_ballot
from bot.sessions.ballot.taking import take_picks
from bot.sessions.ballot.tally import CountsHidden, counts, host_counts, turnout
from bot.sessions.ballot.views import paper_sheets, picked, room_ballot
from bot.sessions.ballot.voting import SheetEmpty, add_paper_sheet, set_paper_sheet
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import EventKind
from bot.sessions.room.faults import ParticipantRefused
from bot.sessions.room.screen_parts import people_here
from bot.sessions.scope import SessionNotFound
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import Device
from bot.vocabulary import Language, Region, Role
from tests.factories import NOW
from tests.integration.ballot_room import make_ballot_room
from tests.integration.ballot_steps import kept, kinds


def numbers(found):
    return found.voters, {line.question_id: line.votes for line in found.counts}


def test_who_was_removed_votes_no_more_and_counts_no_more(store):
    room = make_ballot_room(store)
    room.open()
    stays, goes = room.join(), room.join()
    room.vote(stays, "a")
    room.vote(goes, "b")
    room.run(lambda db: setattr(db.get(Participant, goes), "removed_at", NOW))
    with pytest.raises(ParticipantRefused):
        room.vote(goes, "a")
    room.choose()
    found = room.step(
        lambda db, ballot_id, actor, now: host_counts(db, ballot_id=ballot_id, actor=actor)
    )
    assert numbers(found) == (1, {**dict.fromkeys(room.ids("bc"), 0), room.questions["a"]: 1})


def test_counts_are_hidden_until_closed_and_shown(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("3 a", "2 ab")
    room.show_counts()
    by_host = {"ballot_id": room.ballot_id, "actor": room.host}
    for use_case, options in ((counts, {"ballot_id": room.ballot_id}), (host_counts, by_host)):
        with pytest.raises(CountsHidden):
            room.read(use_case, **options)
    assert "votes" not in repr(room.read(room_ballot, session_id=room.session_id))
    room.step(close_ballot)
    found = room.read(counts, ballot_id=room.ballot_id)
    assert [(room.letters([line.question_id]), line.votes) for line in found.counts] == [
        ("a", 5),
        ("b", 2),
        ("c", 0),
    ]
    assert found.voters == 5


def test_closed_counts_are_hidden_until_the_host_shows_them(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("5 a")
    room.step(close_ballot)
    with pytest.raises(CountsHidden):
        room.read(counts, ballot_id=room.ballot_id)
    assert room.read(host_counts, ballot_id=room.ballot_id, actor=room.host).voters == 5
    board = Actor(uuid4(), Role.RPB_STAFF, Region.GWENT)
    with pytest.raises(SessionNotFound):
        room.read(host_counts, ballot_id=room.ballot_id, actor=board)


def test_paper_sheets_count_like_any_vote_and_once(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("2 a")
    after = room.last()
    for _ in range(2):
        sheet = room.step(add_paper_sheet, question_ids=room.ids("bc"), sent_id="form-1")
    other = room.step(add_paper_sheet, question_ids=room.ids("b"), sent_id="form-2")
    assert kinds(room, after) == [EventKind.VOTED] * 2
    found = room.read(turnout, ballot_id=room.ballot_id)
    assert (found.devices, found.paper, found.people) == (2, 2, 4)
    here = room.read(people_here, session_id=room.session_id)
    assert (here.participants, here.people) == (2, 4)
    room.step(set_paper_sheet, sheet_id=sheet, question_ids=room.ids("c"))
    sheets = room.read(paper_sheets, ballot_id=room.ballot_id, actor=room.host)
    assert {one.sheet_id: one.approved for one in sheets} == {
        sheet: room.ids("c"),
        other: room.ids("b"),
    }
    room.step(set_paper_sheet, sheet_id=other, question_ids=frozenset())
    room.step(close_ballot)
    found = room.read(host_counts, ballot_id=room.ballot_id, actor=room.host)
    assert (found.voters, found.counts[0].votes) == (3, 2)


def test_sheet_is_typed_in_by_the_host_with_a_dot(store):
    room = make_ballot_room(store)
    room.open()
    with pytest.raises(SheetEmpty):
        room.step(add_paper_sheet, question_ids=frozenset())
    with pytest.raises(ParticipantRefused):
        room.step(set_paper_sheet, sheet_id=room.join(), question_ids=room.ids("a"))
    room.host = Actor(uuid4(), Role.YOUTH_WORKER, Region.GWENT)
    with pytest.raises(SessionNotFound):
        room.step(add_paper_sheet, question_ids=room.ids("a"))


def test_shared_table_counts_as_the_people_round_it(store):
    room = make_ballot_room(store)
    room.open()
    room.vote(room.join(Device.SHARED, people=4), "a")
    room.vote(room.join(Device.SHARED, people=30), "b")
    room.vote(room.join(), "c")
    room.step(close_ballot)
    found = room.read(host_counts, ballot_id=room.ballot_id, actor=room.host)
    assert found.voters == 4 + 10 + 1
    assert [line.votes for line in found.counts] == [10, 4, 1]


def test_fewer_than_five_voters_are_told_no_numbers(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("3 a", "1 b")
    room.choose()
    for line in room.read(picked, ballot_id=room.ballot_id):
        for language in Language:
            assert not any(sign.isdigit() for sign in line.reason(language))


def test_counts_and_reasons_outlast_the_votes(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("6 a", "3 ab")
    room.choose()
    why = [line.reason(Language.EN) for line in room.read(picked, ballot_id=room.ballot_id)]
    assert why[0].startswith("9 of the 9 who voted chose this.")
    room.step(take_picks)
    room.show_counts()
    before = room.read(counts, ballot_id=room.ballot_id)
    room.run(close_room, session_id=room.session_id, actor=room.host, now=NOW)
    assert kept(room) == []
    assert room.read(counts, ballot_id=room.ballot_id) == before
    reasons = [line.reason(Language.EN) for line in room.read(picked, ballot_id=room.ballot_id)]
    assert reasons == why
