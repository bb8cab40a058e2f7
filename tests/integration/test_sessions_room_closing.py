"""What is left when a room is closed or a rehearsal ends, and what the clock takes away."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import QuestionNotFound
from bot.jobs.schedule import JOBS
from bot.questions.life.move import locked_question
from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.ballot.taking import take_picks
from bot.sessions.ballot.voting import add_paper_sheet, vote
from bot.sessions.room.asking import Asking, review_words
from bot.sessions.room.chair import lock, next_item
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import ParticipantRefused, PassRefused, RoomNotFound
from bot.sessions.room.forgetting import KEPT_AFTER
from bot.sessions.room.moderating import Chosen, approve, flag, merge, send_back
from bot.sessions.room.participants import participant_of
from bot.sessions.room.passes import holder_of, make_pass, use_pass
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.room.rooms import open_room, room_of
from bot.sessions.room.screens import projector_view
from bot.sessions.room.settling import settle, settled_cards, settled_votes
from bot.sessions.room.slips import type_slip
from bot.store.base import Base
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Card, Participant, RoomQuestion
from bot.store.tables.session_terms import Device, SessionState, Surface
from bot.store.tables.sessions import Session, SessionQuestion
from bot.vocabulary import Answered, Language, Progress, Safeguarding, Workflow
from tests.factories import NOW, make_question
from tests.integration.live_room import Live
from tests.integration.question_steps import GWENT_LEAD, count, kept, where_written

TEXTS = [f"Why do we wait {number} months for any help here?" for number in range(2, 7)]
DAY_AFTER = NOW + KEPT_AFTER


def rows(store) -> dict[str, int]:
    """How many rows every table has, but the audit log's."""

    def counted(db):
        tables = Base.metadata.tables.values()
        return {table.name: db.scalar(select(func.count()).select_from(table)) for table in tables}

    with store.readers() as db:
        found = counted(db)
    found.pop("audit_event")
    return found


def approved(live: Live, number: int, who=None) -> Chosen:
    chosen = Chosen(live.ask(who or live.join(), TEXTS[number]).question_id)
    live.act(approve, chosen=chosen, details_checked=True)
    return chosen


def voted(live: Live, *, choose: bool = True):
    """A vote of two participants, one of them a table of three, and a paper sheet."""
    one, two = (approved(live, number).question_id for number in (0, 1))
    ids = {"session_id": live.session_id, "actor": live.host}
    ballot_id = live.at(open_ballot, places=1, **ids)
    table, alone = live.join(Device.SHARED, people=3), live.join()
    for who, chosen in ((table, {one, two}), (alone, {one})):
        given = {"participant_id": who.participant_id, "question_ids": frozenset(chosen)}
        live.at(vote, ballot_id=ballot_id, **given)
    sheet = {"question_ids": frozenset({two}), "actor": live.host}
    live.at(add_paper_sheet, ballot_id=ballot_id, **sheet)
    live.at(close_ballot, ballot_id=ballot_id, actor=live.host)
    if choose:
        live.at(choose_questions, ballot_id=ballot_id, actor=live.host)
        live.at(take_picks, ballot_id=ballot_id, actor=live.host)
    return ballot_id, one, two, alone


def close(live: Live) -> None:
    live.at(close_room, session_id=live.session_id, actor=live.host)


def run_jobs(store, now) -> None:
    for job in JOBS:
        if job.name in ("tidy_rooms", "forget_room_words", "expire_passes"):
            job.run(store, now)


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
    live.act(merge, question_ids=[same.question_id], into=shown)
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


def test_rehearsal_leaves_nothing_behind(store):
    """Every row of every table but the audit log's is as it was before."""
    live = Live(store, rehearsal=True)
    live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
    listed = live.do(make_question, state=Workflow.SELECTED).id

    def put_on_list(db):
        db.add(SessionQuestion(session_id=live.session_id, position=1, question_id=listed))

    live.do(put_on_list)
    before, plan = rows(store), live.do(lambda db: plan_of(db, live))
    facts = kept(store, listed).version
    live.open()
    ballot_id, one, two, who = voted(live)
    same = live.ask(who, TEXTS[2]).question_id
    live.act(merge, question_ids=[same], into=approved(live, 3, who).question_id)
    live.act(send_back, chosen=Chosen(live.ask(who).question_id), reason="unclear")
    live.act(type_slip, slip="CDF47", asking=Asking(TEXTS[4], Language.EN))
    ids = {"participant_id": who.participant_id, "language": Language.EN}
    live.at(review_words, text="Half a question that is never sent", **ids)
    live.act(next_item)
    live.act(lock)
    assert count(store, Ballot) == 1 and ballot_id and one and two
    shown = live.do(projector_view, session_id=live.session_id)
    assert listed not in {line.question_id for line in shown.questions}
    live.at(end_rehearsal, session_id=live.session_id, actor=live.host)
    assert rows(store) == before
    assert live.do(lambda db: plan_of(db, live)) == plan
    assert kept(store, listed).version == facts
    assert not where_written(store, *TEXTS, "Half a question")
    with pytest.raises(RoomNotFound):
        live.at(end_rehearsal, session_id=live.session_id, actor=live.host)


def plan_of(db, live: Live) -> dict:
    row = db.get(Session, live.session_id)
    return {column.name: getattr(row, column.name) for column in Session.__table__.columns}


def test_after_a_rehearsal_the_room_opens_for_real(store):
    live = Live(store, rehearsal=True)
    live.ask(live.join())
    ids = {"session_id": live.session_id, "actor": live.host}
    live.at(end_rehearsal, **ids)
    assert not live.at(open_room, **ids).rehearsal
    with pytest.raises(RoomNotFound):
        live.at(end_rehearsal, **ids)
    assert live.do(events_after, session_id=live.session_id, after=0)[0].kind is EventKind.OPENED


def test_rehearsal_and_room_that_nobody_ends_are_ended(store):
    live, tried = Live(store), Live(store, rehearsal=True)
    asked = tried.ask(tried.join()).question_id
    run_jobs(store, DAY_AFTER - timedelta(seconds=1))
    assert live.do(room_of, session_id=live.session_id).is_open
    run_jobs(store, DAY_AFTER)
    assert not live.do(room_of, session_id=live.session_id).is_open
    with pytest.raises(RoomNotFound):
        tried.do(room_of, session_id=tried.session_id)
    with pytest.raises(QuestionNotFound):
        live.do(locked_question, asked)
    assert count(store, Question) == 0


def test_question_on_the_sessions_list_is_in_the_room_from_the_beginning(store):
    live = Live(store, rehearsal=True)
    listed = live.do(make_question, state=Workflow.SELECTED).id

    def put_on_list(db):
        db.add(SessionQuestion(session_id=live.session_id, position=1, question_id=listed))

    live.do(put_on_list)
    ids = {"session_id": live.session_id, "actor": live.host}
    live.at(end_rehearsal, **ids)
    live.at(open_room, **ids)
    (shown,) = live.do(projector_view, session_id=live.session_id).questions
    assert shown.question_id == listed
    close(live)
    run_jobs(store, DAY_AFTER)
    assert kept(store, listed).text_original
