"""Picks of a vote: which questions, why, and what the host changes."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from bot.errors import NotAllowed
from bot.questions.life.move import Actor, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.sessions.ballot.ballots import close_ballot
from bot.sessions.ballot.held import BallotMoved, ChoiceUnknown
from bot.sessions.ballot.pick_rows import PickTaken
from bot.sessions.ballot.picks import PickReasonMissing, choose_questions, override_pick
from bot.sessions.ballot.taking import NothingPicked, PickGone, take_picks
from bot.sessions.ballot.views import own_ballot, picked, room_ballot
from bot.sessions.room.events import EventKind
from bot.sessions.scope import SessionNotFound
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.tables.session_terms import BallotState, PickRule, Surface
from bot.store.tables.sessions import SessionQuestion
from bot.vocabulary import Language, Region, Role, Workflow
from tests.factories import NOW
from tests.integration.ballot_room import make_ballot_room
from tests.integration.ballot_steps import kinds

REASONS = {"reason_en": "The panel asked for it", "reason_cy": "Y panel ofynnodd amdano"}


def test_picks_are_selected_in_order_and_the_others_carried_over(store):
    room = make_ballot_room(store, letters="abcde")
    room.open(places=2)
    room.votes("6 ab", "5 c", "1 d")
    room.choose()
    room.change("e", parked=True)
    after = room.last()
    taken = room.step(take_picks)
    assert room.letters(taken) == "ac" or room.letters(taken) == "bc"
    wanted = select(SessionQuestion.question_id).order_by(SessionQuestion.position)
    assert tuple(room.read(lambda db: list(db.scalars(wanted)))) == taken
    states = {letter: room.workflow(letter) for letter in "abcde"}
    chosen = [letter for letter, state in states.items() if state is Workflow.SELECTED]
    assert chosen == sorted(room.letters(taken))
    assert list(states.values()).count(Workflow.CARRIED_OVER) == 3
    assert kinds(room, after) == [EventKind.PICKED]
    assert room.step(take_picks) == taken
    assert kinds(room, after) == [EventKind.PICKED]
    with pytest.raises(BallotMoved):
        room.step(choose_questions)
    assert room.read(verify_events)


def test_second_vote_adds_to_the_end_of_the_list(store):
    room = make_ballot_room(store, letters="ab")
    room.open(places=1)
    room.votes("3 a", "2 b")
    room.choose()
    room.step(take_picks)
    room.open(places=1)
    room.votes("1 b")
    room.choose()
    room.step(take_picks)
    wanted = select(SessionQuestion.question_id).order_by(SessionQuestion.position)
    assert room.letters(room.read(lambda db: list(db.scalars(wanted)))) == "ab"


def test_every_pick_says_why_with_numbers(store):
    room = make_ballot_room(store, letters="abcd")
    room.open(places=4)
    room.votes("13 ab", "7 c", "4 d")
    room.choose()
    lines = room.read(picked, ballot_id=room.ballot_id)
    by_letter = {room.letters([line.choice.question_id]): line for line in lines}
    first = by_letter[room.letters([lines[0].choice.question_id])]
    assert first.reason(Language.EN) == (
        "13 of the 24 who voted chose this. No other question has more."
    )
    assert by_letter["c"].reason(Language.EN) == (
        "7 of the 24 who voted chose this, and nothing they voted for had been picked yet."
    )
    assert by_letter["c"].reason(Language.CY).startswith("Pleidleisiodd 7 o’r 24 dros hwn")
    assert by_letter["d"].why.rule is PickRule.VOTES
    assert by_letter["d"].reason(Language.EN).startswith("A place was left. 4 of the 24")
    assert not any(sign.isdigit() for sign in by_letter["d"].reason(Language.EN, numbers=False))


def test_host_puts_another_question_in_with_a_reason_in_both_languages(store):
    room = make_ballot_room(store, letters="abc")
    room.open(places=2)
    room.votes("5 a", "4 b")
    room.choose()
    after = room.last()
    target = {"position": 2, "question_id": room.questions["c"]}
    for missing in ("reason_en", "reason_cy"):
        with pytest.raises(PickReasonMissing):
            room.step(override_pick, **target, **{**REASONS, missing: " "})
    with pytest.raises(PickReasonMissing):
        room.step(override_pick, **target, **{**REASONS, "reason_en": "x" * 301})
    with pytest.raises(PickTaken):
        room.step(override_pick, position=2, question_id=room.questions["a"], **REASONS)
    with pytest.raises(ChoiceUnknown):
        room.step(override_pick, position=4, question_id=room.questions["c"], **REASONS)
    assert room.last() == after
    room.step(override_pick, **target, **REASONS)
    assert kinds(room, after) == [EventKind.PICKED]
    lines = room.read(picked, ballot_id=room.ballot_id)
    assert room.letters(line.choice.question_id for line in lines) == "ac"
    assert lines[1].reason(Language.EN) == "Your host put this in: The panel asked for it"
    assert lines[1].reason(Language.CY).endswith("Y panel ofynnodd amdano")
    room.step(override_pick, position=3, question_id=room.questions["b"], **REASONS)
    assert room.letters(room.step(take_picks)) == "acb"
    logged = select(func.count()).where(AuditEvent.action == "ballot.overridden")
    assert room.read(lambda db: db.scalar(logged)) == 2
    assert "panel asked" not in repr(room.events())


def test_reasons_stay_true_when_the_host_changes_what_is_above_them(store):
    room = make_ballot_room(store, letters="abc")
    room.open(places=2)
    room.votes("6 a", "4 b", "2 bc")
    room.choose()
    (second,) = (
        line for line in room.read(picked, ballot_id=room.ballot_id) if line.why.position == 2
    )
    assert second.why.unheard == 6
    first = {"position": 1, "question_id": room.questions["c"]}
    room.step(override_pick, **first, **REASONS)
    lines = room.read(picked, ballot_id=room.ballot_id)
    unheard = {room.letters([line.choice.question_id]): line.why.unheard for line in lines}
    assert unheard == {"c": 2, "b": 4} or unheard == {"c": 2, "a": 6}


def test_nobody_voted_so_the_host_picks(store):
    room = make_ballot_room(store)
    room.open()
    room.choose()
    with pytest.raises(NothingPicked):
        room.step(take_picks)
    room.step(override_pick, position=1, question_id=room.questions["b"], **REASONS)
    assert room.letters(room.step(take_picks)) == "b"


def test_what_goes_to_the_safeguarding_lane_is_neither_shown_nor_put(store):
    room = make_ballot_room(store)
    room.open(places=2)
    person = room.join()
    room.vote(person, "ab")

    def flag(db, letter):
        question = locked_question(db, room.questions[letter])
        move(db, question, Step.FLAG, mover=Mover(Party.SYSTEM, "system"), now=NOW)

    room.run(flag, letter="a")
    own = {"session_id": room.session_id, "participant_id": person}
    found = room.read(own_ballot, **own)
    assert "a" not in room.letters(line.question_id for line in found.choices)
    assert found.approved == room.ids("b")
    assert room.vote(person, "abc")  # a page that still shows it loses nobody's vote
    room.choose()
    assert "a" not in room.letters(
        line.choice.question_id for line in room.read(picked, ballot_id=room.ballot_id)
    )
    room.run(flag, letter="b")
    with pytest.raises(PickGone):
        room.step(take_picks)
    room.step(choose_questions)
    assert room.letters(room.step(take_picks)) == "c"


def test_picks_are_made_of_a_closed_vote_by_its_host_from_a_hosts_screen(store):
    room = make_ballot_room(store)
    room.open()
    with pytest.raises(BallotMoved):
        room.step(choose_questions)
    with pytest.raises(BallotMoved):
        room.step(take_picks)
    for surface in (Surface.SCRIBE, Surface.PROJECTOR, Surface.PARTICIPANT):
        with pytest.raises(NotAllowed):
            room.step(close_ballot, surface=surface)
    own, room.host = room.host, Actor(uuid4(), Role.YOUTH_WORKER, Region.GWENT)
    for use_case in (close_ballot, choose_questions, take_picks):
        with pytest.raises(SessionNotFound):
            room.step(use_case)
    room.host = own
    assert room.read(room_ballot, session_id=room.session_id).state is BallotState.OPEN
