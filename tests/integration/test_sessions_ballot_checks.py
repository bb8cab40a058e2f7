from uuid import uuid4

import pytest

from bot.questions.life.move import Actor
from bot.sessions.ballot.approvals import approvals_of
from bot.sessions.ballot.ballots import close_ballot
from bot.sessions.ballot.checks import suggestions
from bot.sessions.ballot.choosing import represents
from bot.sessions.ballot.held import found_ballot
from bot.sessions.ballot.picks import SuggestionGone, take_suggestion
from bot.sessions.ballot.views import picked
from bot.sessions.room.events import EventKind
from bot.sessions.scope import SessionNotFound
from bot.store.tables.session_terms import PickRule
from bot.vocabulary import Language, Region, Role
from tests.integration.ballot_room import make_ballot_room

TORFAEN, NEWPORT = "W06000020", "W06000022"


def found(room):
    return room.read(suggestions, ballot_id=room.ballot_id, actor=room.host)


def picks(room):
    lines = room.read(picked, ballot_id=room.ballot_id)
    return room.letters(line.choice.question_id for line in lines)


def all_heard(room):
    def check(db):
        approvals = approvals_of(db, found_ballot(db, room.ballot_id))
        return represents(approvals, room.ids(picks(room)), list(room.questions.values()), 2)

    return room.read(check)


def test_question_asked_in_welsh_is_suggested_where_none_is_picked(store):
    room = make_ballot_room(store, letters="abc")
    room.add_question("w", language=Language.CY)
    room.add_question("x", language=Language.CY)
    room.open(places=2)
    room.votes("9 ab", "2 w", "1 x")
    room.choose()
    before = picks(room)
    (one,) = found(room)
    assert (one.rule, room.letters([one.question_id]), one.missing) == (
        PickRule.LANGUAGE,
        "w",
        Language.CY,
    )
    assert (one.votes, one.voters) == (2, 12)
    after = room.last()
    room.step(take_suggestion, question_id=one.question_id)
    assert [event.kind for event in room.events(after)] == [EventKind.PICKED]
    assert picks(room) == before[0] + "w"  # the majority keeps one, and gave one of its two
    line = room.read(picked, ballot_id=room.ballot_id)[1]
    assert "No question asked in Welsh had been picked." in line.reason(Language.EN)
    assert found(room) == ()
    with pytest.raises(SuggestionGone):
        room.step(take_suggestion, question_id=room.questions["x"])


def test_suggestion_takes_no_place_from_a_group_that_deserves_it(store):
    room = make_ballot_room(store, letters="ab")
    room.add_question("w", language=Language.CY)
    room.open(places=2)
    room.votes("6 a", "5 b", "1 w")
    room.step(close_ballot)
    room.choose()
    (one,) = found(room)
    assert one.instead_of is not None or one.position == 3
    room.step(take_suggestion, question_id=one.question_id)
    assert all_heard(room)
    assert set(picks(room)) >= {"a", "w"}


def test_suggestion_is_put_after_the_last_where_all_places_are_deserved(store):
    room = make_ballot_room(store, letters="ab")
    room.add_question("w", language=Language.CY)
    room.open(places=2)
    room.votes("6 a", "6 b")
    room.vote(room.join(), "aw")
    room.vote(room.join(), "bw")
    room.choose()
    (one,) = found(room)
    assert (one.position, one.instead_of) == (3, None)
    room.step(take_suggestion, question_id=one.question_id)
    assert picks(room)[2] == "w"
    assert all_heard(room)


def test_host_can_add_a_suggestion_and_keep_every_pick(store):
    room = make_ballot_room(store, letters="ab")
    room.add_question("w", language=Language.CY)
    room.open(places=2)
    room.votes("9 ab", "2 w")
    room.choose()
    before = picks(room)
    room.step(take_suggestion, question_id=room.questions["w"], extra=True)
    assert picks(room) == before + "w"


def test_question_that_nobody_voted_for_is_not_suggested(store):
    room = make_ballot_room(store, letters="ab")
    room.add_question("w", language=Language.CY)
    room.open(places=2)
    room.votes("5 a", "5 b")
    room.choose()
    assert found(room) == ()


def test_english_is_suggested_where_all_that_is_picked_is_welsh(store):
    room = make_ballot_room(store, letters="e")
    for letter in "wx":
        room.add_question(letter, language=Language.CY)
    room.open(places=2)
    room.votes("9 wx", "1 e")
    room.choose()
    (one,) = found(room)
    assert (one.missing, room.letters([one.question_id])) == (Language.EN, "e")


def test_small_area_is_suggested_and_named_to_the_host_alone(store):
    room = make_ballot_room(store, letters="")
    for letter in "abcde":
        room.add_question(letter, council=NEWPORT)
    room.add_question("t", council=TORFAEN)
    room.open(places=2)
    room.votes("9 ab", "3 cd", "2 t")
    room.choose()
    (one,) = found(room)
    assert (one.rule, one.missing, room.letters([one.question_id])) == (
        PickRule.AREA,
        TORFAEN,
        "t",
    )
    room.step(take_suggestion, question_id=one.question_id)
    (line,) = (
        line
        for line in room.read(picked, ballot_id=room.ballot_id)
        if line.why.rule is PickRule.AREA
    )
    assert line.reason(Language.EN).startswith("This question comes from a small area")
    assert "Torfaen" not in line.reason(Language.EN) + line.reason(Language.CY)


def test_region_is_the_area_at_a_national_meeting(store):
    room = make_ballot_room(store, region=None, letters="")
    for letter in "abcde":
        room.add_question(letter, region=Region.CARDIFF_VALE, council=NEWPORT)
    room.add_question("p", region=Region.POWYS, council=NEWPORT)
    room.open(places=2)
    room.votes("9 ab", "3 cd", "2 p")
    room.choose()
    (one,) = found(room)
    assert (one.missing, room.letters([one.question_id])) == (Region.POWYS, "p")


def test_area_of_many_questions_is_not_a_small_one(store):
    room = make_ballot_room(store, letters="")
    for letter in "abc":
        room.add_question(letter, council=NEWPORT)
    for letter in "tuv":
        room.add_question(letter, council=TORFAEN)
    room.open(places=2)
    room.votes("9 ab", "1 t")
    room.choose()
    assert found(room) == ()


def test_suggestions_are_for_the_host(store):
    room = make_ballot_room(store, letters="a")
    room.open()
    assert found(room) == ()
    for role in (Role.RPB_STAFF, Role.YOUTH_WORKER):
        with pytest.raises(SessionNotFound):
            room.read(
                suggestions,
                ballot_id=room.ballot_id,
                actor=Actor(uuid4(), role, Region.GWENT),
            )
