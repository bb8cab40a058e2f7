"""Votes of a room: what they are on, who votes, and until when."""

from uuid import uuid4

import pytest

from bot.questions.life.move import Actor
from bot.sessions.ballot.ballots import (
    BallotOpen,
    NothingToVote,
    PlacesInvalid,
    close_ballot,
    open_ballot,
)
from bot.sessions.ballot.held import BallotClosed, BallotNotFound, ChoiceUnknown
from bot.sessions.ballot.taking import take_picks
from bot.sessions.ballot.tally import turnout
from bot.sessions.ballot.views import own_ballot, room_ballot
from bot.sessions.ballot.voting import add_paper_sheet
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import EventKind
from bot.sessions.room.faults import ParticipantRefused, RoomNotFound
from bot.sessions.scope import SessionNotFound
from bot.store.tables.questions import Question
from bot.vocabulary import Language, Permission, Region, Role, Visibility, Workflow
from tests.factories import NOW
from tests.integration.ballot_room import make_ballot_room
from tests.integration.ballot_steps import kept, kinds


def test_vote_is_on_what_is_approved_and_not_parked(store):
    room = make_ballot_room(store)
    room.add_question("p", parked=True)
    room.add_question("w", state=Workflow.IN_REVIEW)
    room.add_question("n", permission=Permission.NEITHER)
    room.add_question("o", state=Workflow.CARRIED_OVER)
    room.add_question("s", state=Workflow.SELECTED)
    room.open()
    shown = room.read(room_ballot, session_id=room.session_id)
    assert room.letters(line.question_id for line in shown.choices) == "abco"
    assert all(room.workflow(letter) is Workflow.CANDIDATE for letter in "abco")
    assert room.workflow("p") is Workflow.ACCEPTED


def test_vote_cannot_be_opened_without_a_room_a_question_or_a_place(store):
    room = make_ballot_room(store, letters="")
    with pytest.raises(NothingToVote):
        room.open()
    room.add_question("a")
    for places in (0, 21):
        with pytest.raises(PlacesInvalid):
            room.open(places)
    stranger = Actor(uuid4(), Role.YOUTH_WORKER, Region.GWENT)
    board = Actor(uuid4(), Role.RPB_STAFF, Region.GWENT)
    for actor in (stranger, board):
        with pytest.raises(SessionNotFound):
            room.run(open_ballot, session_id=room.session_id, places=1, actor=actor, now=NOW)
    room.run(close_room, session_id=room.session_id, actor=room.host, now=NOW)
    with pytest.raises(RoomNotFound):
        room.open()


def test_rehearsal_votes_on_no_real_question(store):
    room = make_ballot_room(store, rehearsal=True)
    with pytest.raises(NothingToVote):
        room.open()
    tried = room.questions["b"]
    room.run(lambda db: setattr(db.get(Question, tried), "visibility", Visibility.REHEARSAL))
    room.open()
    shown = room.read(room_ballot, session_id=room.session_id)
    assert [line.question_id for line in shown.choices] == [tried]
    room.votes("5 b")
    room.choose()
    assert room.step(take_picks) == (tried,)
    assert room.workflow("a") is Workflow.ACCEPTED


def test_one_vote_is_open_at_a_time_and_a_closed_one_can_be_held_again(store):
    room = make_ballot_room(store)
    first = room.open()
    with pytest.raises(BallotOpen):
        room.open()
    room.step(close_ballot)
    second = room.open()
    assert second != first
    assert all(room.workflow(letter) is Workflow.CANDIDATE for letter in "abc")
    assert room.read(room_ballot, session_id=room.session_id).ballot_id == second


def test_vote_is_the_whole_set_and_the_same_again_changes_nothing(store):
    room = make_ballot_room(store)
    room.open()
    person = room.join()
    assert room.vote(person, "ab")
    after = room.last()
    assert not room.vote(person, "ab")
    assert room.last() == after
    assert room.vote(person, "bc")
    assert kept(room) == [(str(person), "b"), (str(person), "c")]
    assert kinds(room, after) == [EventKind.VOTED]
    assert room.vote(person, "")
    assert kept(room) == []
    assert room.read(turnout, ballot_id=room.ballot_id).people == 0


def test_vote_of_one_room_is_not_taken_in_another(store):
    room, other = make_ballot_room(store), make_ballot_room(store)
    room.open()
    other.open()
    with pytest.raises(ParticipantRefused):
        room.vote(other.join(), "a")
    room.questions["x"] = other.questions["a"]
    with pytest.raises(ChoiceUnknown):
        room.vote(room.join(), "ax")
    room.ballot_id = uuid4()
    with pytest.raises(BallotNotFound):
        room.vote(room.join(), "a")
    assert kept(room) == kept(other) == []


def test_closed_vote_takes_no_vote_and_no_sheet(store):
    room = make_ballot_room(store)
    room.open()
    person = room.join()
    room.vote(person, "a")
    room.step(close_ballot)
    after = room.last()
    room.step(close_ballot)
    with pytest.raises(BallotClosed):
        room.vote(person, "b")
    with pytest.raises(BallotClosed):
        room.step(add_paper_sheet, question_ids=room.ids("b"))
    assert kept(room) == [(str(person), "a")]
    assert room.last() == after


def test_room_that_is_closed_takes_no_vote(store):
    room = make_ballot_room(store)
    room.open()
    person = room.join()
    room.run(close_room, session_id=room.session_id, actor=room.host, now=NOW)
    with pytest.raises(ParticipantRefused):
        room.vote(person, "a")
    assert kept(room) == []


def test_each_person_has_an_order_of_their_own_that_stays(store):
    room = make_ballot_room(store, letters="abcdefgh")
    room.open()
    people = [room.join() for _ in range(6)]

    def order(person):
        own = {"session_id": room.session_id, "participant_id": person}
        return room.letters(c.question_id for c in room.read(own_ballot, **own).choices)

    orders = [order(person) for person in people]
    assert orders == [order(person) for person in people]
    assert all(sorted(one) == list("abcdefgh") for one in orders)
    assert len(set(orders)) > 3


def test_participant_sees_their_own_votes_in_both_languages(store):
    room = make_ballot_room(store)
    own = {"session_id": room.session_id, "participant_id": room.join()}
    assert room.read(own_ballot, **own) is None
    room.open()
    room.vote(own["participant_id"], "b")
    found = room.read(own_ballot, **own)
    assert found.approved == room.ids("b")
    assert found.choices[0].words(Language.EN) != found.choices[0].words(Language.CY)


def test_each_change_is_one_event_that_names_nobody(store):
    room = make_ballot_room(store)
    after = room.last()
    room.open()
    assert kinds(room, after) == [EventKind.BALLOT_OPENED]
    person = room.join()
    after = room.last()
    room.vote(person, "ab")
    room.choose()
    room.step(take_picks)
    assert kinds(room, after) == [
        EventKind.VOTED,
        EventKind.BALLOT_CLOSED,
        EventKind.PICKED,
        EventKind.PICKED,
    ]
    assert str(person) not in repr(room.events())
    voted = [event for event in room.events() if event.kind is EventKind.VOTED]
    assert voted[0].detail == {"ballot": str(room.ballot_id)}
