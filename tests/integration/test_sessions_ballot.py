from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from bot.errors import NotAllowed
from bot.questions.life.move import Actor, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.sessions.ballot.ballots import (
    BallotOpen,
    NothingToVote,
    PlacesInvalid,
    close_ballot,
    open_ballot,
)
from bot.sessions.ballot.held import BallotClosed, BallotMoved, BallotNotFound, ChoiceUnknown
from bot.sessions.ballot.pick_rows import PickTaken
from bot.sessions.ballot.picks import PickReasonMissing, choose_questions, override_pick
from bot.sessions.ballot.taking import NothingPicked, PickGone, take_picks
from bot.sessions.ballot.tally import CountsHidden, counts, host_counts, turnout
from bot.sessions.ballot.views import own_ballot, paper_sheets, picked, room_ballot
from bot.sessions.ballot.voting import SheetEmpty, add_paper_sheet, set_paper_sheet
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import EventKind
from bot.sessions.room.faults import ParticipantRefused, RoomNotFound
from bot.sessions.room.screen_parts import people_here
from bot.sessions.scope import SessionNotFound
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.tables.ballots import BallotVote
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import BallotState, Device, PickRule, Surface
from bot.store.tables.sessions import SessionQuestion
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Permission, Region, Role, Visibility, Workflow
from tests.factories import NOW
from tests.integration.ballot_room import make_ballot_room

TWENTY = 20
REASONS = {"reason_en": "The panel asked for it", "reason_cy": "Y panel ofynnodd amdano"}


def kept(room):
    """All approvals of the vote, by letter."""
    wanted = select(BallotVote.participant_id, BallotVote.question_id).where(
        BallotVote.ballot_id == room.ballot_id
    )
    return sorted(
        (str(person), room.letters([question]))
        for person, question in room.read(lambda db: db.execute(wanted).all())
    )


def numbers(found):
    return found.voters, {line.question_id: line.votes for line in found.counts}


def kinds(room, after):
    return [event.kind for event in room.events(after)]


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


def test_fewer_than_five_voters_are_told_no_numbers(store):
    room = make_ballot_room(store)
    room.open()
    room.votes("3 a", "1 b")
    room.choose()
    for line in room.read(picked, ballot_id=room.ballot_id):
        for language in Language:
            assert not any(sign.isdigit() for sign in line.reason(language))


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
