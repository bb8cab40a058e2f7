"""The report of a session: what it tells, and that every figure can be traced."""

from datetime import timedelta

import pytest

from bot.questions.life.timing import Timing
from bot.questions.publication.suppression import Mark
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.report.figures import FigureName as N
from bot.sessions.report.lines import Profile, Standing
from bot.store.tables.ballots import Ballot, Pick
from bot.store.tables.rooms import Room, RoomQuestion
from bot.store.tables.session_terms import BallotState, PickRule
from bot.store.tables.sessions import SessionStandard
from bot.vocabulary import AnswerStatus, Judge, Progress, Workflow
from tests.factories import ANSWER, COMMITMENT, NOW, TEXT, TEXT_OTHER, make_question
from tests.integration.reported_session import figures, made, make_published, make_reported, report
from tests.session_steps import make_listed, make_live_session, make_participant, make_recorded


def test_report_tells_what_was_asked_answered_promised_and_judged(store):
    [line] = report(store, made(store)).questions
    assert (line.text_en, line.text_cy) == (TEXT, TEXT_OTHER)
    assert (line.position, line.standing, line.timing) == (1, Standing.PUBLISHED, Timing.ON_TIME)
    assert (line.answer.text_en, line.answer.text_cy) == (ANSWER.text_en, ANSWER.text_cy)
    assert (line.answer.members, line.answer.counts_as_done) == ((2,), True)
    [promise] = line.promises
    assert (promise.what_en, promise.who_cy) == (COMMITMENT.what_en, COMMITMENT.who_cy)
    assert (promise.due_on, promise.overdue) == (COMMITMENT.due_on, False)
    assert (line.verdict.progress, line.verdict.people) == (Progress.AMBER, PeopleBand.TO_19)
    assert (line.latest.judge, line.latest.progress) == (Judge.GROUP, Progress.AMBER)


def test_every_figure_names_the_rows_it_counts(store):
    session_id = made(store)
    found = report(store, session_id)
    [line] = found.questions
    ids = {
        N.CHOSEN: "position:1",
        N.PUT: line.question_id,
        N.ANSWERED: line.answer.answer_id,
        N.PROMISES: line.promises[0].commitment_id,
        N.STILL_OPEN: line.promises[0].commitment_id,
        N.AMBER: line.verdict.verdict_id,
    }
    for name, figure in figures(found).items():
        wanted = (str(ids[name]),) if name in ids else ()
        assert (figure.count.count, figure.source.ids) == (len(wanted), wanted), name
        assert figure.source.rows and figure.source.rule == name.value


def test_will_consider_never_counts_as_done(store):
    def make(db):
        session_id = make_live_session(db)
        listed = make_listed(db, session_id)
        make_recorded(db, session_id, listed, kind=AnswerStatus.WILL_CONSIDER)
        make_published(db, listed)
        return session_id

    found = report(store, made(store, make))
    assert not found.questions[0].answer.counts_as_done
    assert figures(found)[N.NOT_DONE].count.count == 1


def test_a_promise_whose_day_has_passed_says_so(store):
    found = report(store, made(store), now=NOW + timedelta(days=90))
    assert found.questions[0].promises[0].overdue


def test_people_and_questions_of_the_room_are_never_few(store):
    def make(db):
        session_id = make_reported(db)
        db.add(Room(session_id=session_id, opened_at=NOW))
        for people in (1, 1, 6):
            make_participant(db, session_id, people=people)
        for _ in range(3):
            question = make_question(db, state=Workflow.ACCEPTED)
            row = {"session_id": session_id, "question_id": question.id, "added_at": NOW}
            db.add(RoomQuestion(**row))
        return session_id

    told = figures(report(store, made(store, make)))
    assert told[N.PEOPLE].band is PeopleBand.TO_9
    assert told[N.ASKED].count.mark is Mark.FEW
    assert told[N.PEOPLE].source.ids == told[N.ASKED].source.ids == ()


@pytest.mark.parametrize(
    ("votes", "voters", "mark"),
    [(12, 20, Mark.EXACT), (18, 20, Mark.NOT_SPLIT), (3, 20, Mark.NOT_SPLIT)],
)
def test_votes_for_a_pick_tell_of_nobody_alone(store, votes, voters, mark):
    def make(db):
        session_id = make_live_session(db)
        listed = make_listed(db, session_id)
        times = {"opened_at": NOW, "closed_at": NOW, "state": BallotState.CHOSEN}
        ballot = Ballot(session_id=session_id, places=1, seed="a", **times)
        db.add(ballot)
        db.flush()
        pick = Pick(ballot_id=ballot.id, position=1, question_id=listed, rule=PickRule.HOST)
        pick.votes, pick.voters, pick.reason_en = votes, voters, "Nobody had asked this."
        db.add(pick)
        return session_id

    session_id = made(store, make)
    [line] = report(store, session_id).questions
    assert (line.pick.rule, line.pick.votes.mark) == (PickRule.HOST, mark)
    assert line.pick.voters.count == voters
    assert line.pick.reason_en == ""  # it is there in one language only
    [own] = report(store, session_id, profile=Profile.GROUP).questions
    assert own.pick.reason_en == "Nobody had asked this."


def test_standards_are_told_and_their_evidence_stays_with_the_host(store):
    def make(db):
        session_id = make_reported(db)
        more = {"evidence": "Only for us", "ticked_at": NOW}
        db.add(SessionStandard(session_id=session_id, standard=6, **more))
        return session_id

    found = report(store, made(store, make))
    assert found.standards == (6,)
    assert "Only for us" not in repr(found)
