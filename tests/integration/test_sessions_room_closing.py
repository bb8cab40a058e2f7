"""What is left when a room is closed, and what the clock takes away."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.sessions.room.asking import Asking, review_words
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import ParticipantRefused, PassRefused, RoomNotFound
from bot.sessions.room.forgetting import KEPT_AFTER
from bot.sessions.room.moderating import Chosen, flag, merge, send_back
from bot.sessions.room.participants import participant_of
from bot.sessions.room.passes import holder_of, make_pass, use_pass
from bot.sessions.room.rooms import room_of
from bot.sessions.room.settling import settle, settled_cards, settled_votes
from bot.sessions.room.slips import type_slip
from bot.store.tables.ballots import BallotVote
from bot.store.tables.rooms import Card, Participant, RoomQuestion
from bot.store.tables.session_terms import Device, SessionState, Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Answered, Language, Progress, Safeguarding, Workflow
from tests.factories import NOW, make_question
from tests.integration.closing_steps import DAY_AFTER, TEXTS, approved, close, run_jobs, voted
from tests.integration.live_room import Live
from tests.integration.question_steps import GWENT_LEAD, count, kept, where_written


def test_closed_room_opens_for_nobody(store):
    live = Live(store)
    who = live.join()
    made = {"session_id": live.session_id, "surface": Surface.CHAIR, "actor": live.host}
    key = live.at(use_pass, token=live.at(make_pass, **made))
    close(live)
    for use_case, error in ((holder_of, PassRefused),):
        with pytest.raises(error):
            live.at(use_case, key=key)
    with pytest.raises(ParticipantRefused):
        live.do(participant_of, key=who.key)
    with pytest.raises(ParticipantRefused):
        live.ask(who)
    with pytest.raises(RoomNotFound):
        close(live)
    session = live.do(lambda db: db.get(Session, live.session_id))
    assert (session.state, session.closed_at) == (SessionState.CLOSED, NOW)
    assert live.do(room_of, session_id=live.session_id).code is None


def test_closing_cuts_what_was_asked_from_whoever_asked_it(store):
    live = Live(store)
    who = live.join()
    hashed = live.do(participant_of, key=who.key).key_hash
    receipt = live.ask(who, sent_id="a-key-of-theirs")
    ids = {"participant_id": who.participant_id, "language": Language.EN}
    live.at(review_words, text="Half a question that is never sent", **ids)
    close(live)
    assert not where_written(store, hashed, "a-key-of-theirs", "Half a question")
    assert not where_written(store, receipt.code.replace("-", ""))
    (row,) = live.do(lambda db: db.scalars(select(RoomQuestion)).all())
    assert (row.participant_id, row.sent_id) == (None, None)
    (person,) = live.do(lambda db: db.scalars(select(Participant)).all())
    assert (person.key_hash, person.joined_at) == (None, NOW)
    closed = live.do(events_after, session_id=live.session_id, after=0)[-1]
    assert closed.kind is EventKind.CLOSED
    assert closed.detail == {"participants": 1, "people": 1}


def test_of_a_vote_that_is_chosen_only_the_counts_stay(store):
    live = Live(store)
    ballot_id, one, two, _ = voted(live)
    assert count(store, BallotVote) == 4
    close(live)
    assert count(store, BallotVote) == 0
    ids = {"session_id": live.session_id, "ballot_id": ballot_id}
    settled = live.do(settled_votes, **ids)
    assert (settled.voters, settled.votes) == (5, {one: 4, two: 4})
    kinds = [event.kind for event in live.do(events_after, session_id=live.session_id, after=0)]
    assert kinds[-2:] == [EventKind.SETTLED, EventKind.CLOSED]


def test_vote_that_is_not_chosen_yet_waits_a_day_for_it(store):
    live = Live(store)
    ballot_id, one, two, _ = voted(live, choose=False)
    close(live)
    run_jobs(store, DAY_AFTER - timedelta(seconds=1))
    ids = {"session_id": live.session_id, "ballot_id": ballot_id}
    assert count(store, BallotVote) == 4 and live.do(settled_votes, **ids) is None
    run_jobs(store, DAY_AFTER)
    assert count(store, BallotVote) == 0
    assert live.do(settled_votes, **ids).votes == {one: 4, two: 4}


def test_cards_leave_how_many_showed_which(store):
    live = Live(store)
    question = approved(live, 0).question_id
    people = [live.join() for _ in range(3)] + [live.join(Device.SHARED, people=4)]

    def show(db):
        for who, answered in zip(
            people, [Answered.YES, Answered.YES, None, Answered.NO], strict=True
        ):
            card = Card(
                session_id=live.session_id,
                question_id=question,
                participant_id=who.participant_id,
                answered=answered,
                progress=Progress.AMBER if answered else None,
            )
            db.add(card)

    live.do(show)
    assert live.at(settle, session_id=live.session_id, all_of_it=False) == 0
    assert live.at(settle, session_id=live.session_id, all_of_it=True) == 1
    ids = {"session_id": live.session_id, "question_id": question}
    left = live.do(settled_cards, **ids)
    assert left.shown == 6 and left.answered[Answered.YES] == 2 and left.answered[Answered.NO] == 4
    assert left.progress == {Progress.RED: 0, Progress.AMBER: 6, Progress.GREEN: 0}
    assert count(store, Card) == 0


def test_words_that_nobody_approved_are_gone_a_day_after(store):
    live = Live(store)
    who = live.join()
    waiting = live.ask(who, TEXTS[0]).question_id
    back = Chosen(live.ask(who, TEXTS[1]).question_id)
    live.act(send_back, chosen=back, reason="unclear")
    shown = approved(live, 2).question_id
    same = Chosen(live.ask(who, TEXTS[3]).question_id)
    live.act(merge, chosen=[same], into=Chosen(shown))
    slip = Asking(TEXTS[4], Language.EN)
    paper = live.act(type_slip, slip="CDF47", asking=slip).receipt.question_id
    brought = live.do(make_question).id
    close(live)
    run_jobs(store, DAY_AFTER - timedelta(seconds=1))
    assert kept(store, waiting).workflow is Workflow.SUBMITTED
    run_jobs(store, DAY_AFTER)
    for gone in (waiting, back.question_id, paper):
        assert kept(store, gone).workflow is Workflow.ERASED
    assert not where_written(store, TEXTS[0], TEXTS[1], TEXTS[4])
    for stays in (shown, same.question_id, brought):
        assert kept(store, stays).text_original
    run_jobs(store, DAY_AFTER)


def test_what_the_lane_has_is_left_to_its_lead(store):
    live = Live(store)
    chosen = Chosen(live.ask(live.join()).question_id)
    live.act(flag, chosen=chosen)
    close(live)
    run_jobs(store, DAY_AFTER)
    assert kept(store, chosen.question_id).safeguarding is Safeguarding.FLAGGED
    cleared = {
        "question_id": chosen.question_id,
        "outcome": Safeguarding.CLEARED,
        "actor": GWENT_LEAD,
        "version": kept(store, chosen.question_id).version,
    }
    live.at(mark_safeguarding, now=DAY_AFTER, **cleared)
    run_jobs(store, DAY_AFTER + timedelta(hours=1))
    assert kept(store, chosen.question_id).text_original
    run_jobs(store, DAY_AFTER + KEPT_AFTER)
    assert kept(store, chosen.question_id).workflow is Workflow.ERASED
