"""The report of a session: what it tells whom, and that every figure can be traced."""

import json
from datetime import timedelta

import jsonschema
import pytest
from sqlalchemy import select

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.questions.life.timing import Timing
from bot.questions.publication.suppression import Mark
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.verdicts import group_verdict, reply_to_verdict
from bot.sessions.report.compare import Moved, compare
from bot.sessions.report.figures import FigureName as N
from bot.sessions.report.json_file import SCHEMA, VERSION, report_json
from bot.sessions.report.lines import Profile, Standing
from bot.sessions.report.minister import PeriodWrong, minister_report
from bot.sessions.report.session import session_report
from bot.sessions.scope import SessionNotFound
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.ballots import Ballot, Pick
from bot.store.tables.rooms import GroupVerdict, Room, RoomQuestion
from bot.store.tables.session_terms import BallotState, PickRule, SessionState
from bot.store.tables.sessions import Session, SessionStandard
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStatus,
    CommitmentState,
    Judge,
    Permission,
    Progress,
    Region,
    Role,
    Workflow,
)
from tests.factories import ANSWER, COMMITMENT, NOW, TEXT, TEXT_OTHER, make_actor, make_question
from tests.session_steps import (
    BOARD,
    HOST,
    JUDGED,
    OTHER_HOST,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_participant,
    make_recorded,
)

LATER = NOW + timedelta(days=30)
POWYS = make_actor(region=Region.POWYS)


def make_published(db, question_id, now=NOW):
    """Let a second person approve a recorded answer and publish it."""
    which = {"question_id": question_id, "actor": SECOND}
    approve_answer(db, **which, version=answer_for_staff(db, **which).version, now=now)
    publish_answers(db, question_ids=[question_id], actor=SECOND, now=now)


def make_reported(db, *, published=True, **fields):
    """A session with one question that was answered, judged and, if wanted, published."""
    session_id = make_live_session(db)
    question_id = make_listed(db, session_id, **fields)
    make_recorded(db, session_id, question_id, judged=True)
    if published:
        make_published(db, question_id)
    return session_id


def made(store, use_case=make_reported, **more):
    return in_transaction(store, use_case, **more)


def report(store, session_id, reader=HOST, profile=Profile.SHARED, now=LATER):
    return in_transaction(
        store,
        session_report,
        session_id=session_id,
        reader=reader,
        profile=profile,
        now=now,
        write=False,
    )


def minister(store, **more):
    more = {"reader": TEAM, "now": LATER, **more}
    return in_transaction(store, minister_report, write=False, **more)


def figures(found):
    return {figure.name: figure for figure in found.figures}


def check_schema(found):
    """The report as JSON, once it is what its schema says."""
    written = json.loads(report_json(found))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    format_checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(schema, format_checker=format_checker).validate(written)
    return written


# What it tells


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


# Whom it tells


def test_before_the_answer_is_out_everybody_reads_only_that_it_was_given(store):
    session_id = made(store, published=False)
    [line] = report(store, session_id).questions
    assert (line.standing, line.timing) == (Standing.AGREED, Timing.OVERDUE)
    assert (line.answer, line.promises, line.verdict, line.latest) == (None, (), None, None)
    assert ANSWER.text_en not in repr(line) and JUDGED["reason_en"] not in repr(line)


def test_the_group_reads_what_it_agreed_on_before_it_is_out(store):
    session_id = made(store, published=False)
    [line] = report(store, session_id, profile=Profile.GROUP).questions
    assert (line.standing, line.answer.text_en) == (Standing.AGREED, ANSWER.text_en)
    assert line.verdict.reason_cy == JUDGED["reason_cy"]


def test_what_nobody_agreed_on_is_in_no_report(store):
    def make(db):
        session_id = make_live_session(db)
        make_recorded(db, session_id, make_listed(db, session_id), agreed=False)
        return session_id

    session_id = made(store, make)
    for profile in Profile:
        found = report(store, session_id, profile=profile)
        assert found.questions[0].standing is Standing.PUT
        assert ANSWER.text_en not in repr(found)


def flag(db, session_id):
    line = db.scalars(select(Answer.question_id)).one()
    move(db, locked_question(db, line), Step.FLAG, mover=HOST.mover, now=NOW)


@pytest.mark.parametrize(
    ("fields", "then", "group_reads"),
    [
        ({"permission": Permission.READ_OUT}, None, True),
        ({}, flag, False),
    ],
    ids=["to be read out only", "in the lane"],
)
def test_what_is_not_public_is_a_line_without_anything(store, fields, then, group_reads):
    session_id = made(store, **fields)
    if then is not None:
        in_transaction(store, then, session_id)
    found = report(store, session_id)
    [line] = found.questions
    assert (line.position, line.question_id, line.text_en) == (1, None, "")
    assert (line.answer, line.promises, line.verdict, line.latest) == (None, (), None, None)
    assert TEXT not in repr(found) and figures(found)[N.PUT].count.count == 0
    [own] = report(store, session_id, profile=Profile.GROUP).questions
    assert (own.text_en == TEXT) is group_reads


def test_a_reason_in_one_language_stays_in_the_room(store):
    def make(db):
        session_id = make_live_session(db)
        listed = make_listed(db, session_id)
        make_recorded(db, session_id, listed)
        which = {"session_id": session_id, "question_id": listed, "actor": HOST, "now": NOW}
        group_verdict(db, **which, **{**JUDGED, "reason_cy": ""})
        make_published(db, listed)
        return session_id

    session_id = made(store, make)
    assert report(store, session_id).questions[0].verdict.reason_en == ""
    own = report(store, session_id, profile=Profile.GROUP).questions[0]
    assert own.verdict.reason_en == JUDGED["reason_en"]


@pytest.mark.parametrize(
    ("reader", "shared", "group"),
    [
        (HOST, True, True),
        (TEAM, True, True),
        (BOARD, True, False),
        (POWYS, False, False),
        (OTHER_HOST, False, False),
        (make_actor(Role.OPERATOR, None), False, False),
        (make_actor(Role.SAFEGUARDING_LEAD, None), False, False),
    ],
    ids=["host", "team", "board", "another board", "another host", "operator", "lead"],
)
def test_a_report_is_read_by_its_host_its_board_and_the_team(store, reader, shared, group):
    session_id = made(store)
    for profile, may in ((Profile.SHARED, shared), (Profile.GROUP, group)):
        if may:
            assert report(store, session_id, reader, profile).session_id == session_id
        else:
            with pytest.raises(SessionNotFound):
                report(store, session_id, reader, profile)


# Compared with the one before


def make_follow_up(db, *, progress=Progress.GREEN, kept=True):
    """A session, and the one after it that judges the same answer again: both ids."""
    first = make_reported(db)
    answer = db.scalars(select(Answer)).one()
    second = make_live_session(db, previous_id=first, held_on=LATER.date())
    if kept:
        promise = db.scalars(select(Commitment)).one()
        promise.state, promise.state_at = CommitmentState.KEPT, LATER
        promise.happened_en, promise.happened_cy = "It is open.", "Mae ar agor."
    if progress:
        which = {"session_id": second, "question_id": answer.question_id, "actor": HOST}
        group_verdict(db, **which, now=LATER, **{**JUDGED, "progress": progress})
    return first, second


def compared(store, **more):
    first, second = made(store, make_follow_up, **more)
    return compare(report(store, first), report(store, second))


@pytest.mark.parametrize(
    ("progress", "moved"),
    [
        (Progress.GREEN, Moved.BETTER),
        (Progress.AMBER, Moved.SAME),
        (Progress.RED, Moved.WORSE),
    ],
)
def test_a_follow_up_tells_the_verdict_then_and_now(store, progress, moved):
    found = compared(store, progress=progress)
    [line] = found.questions
    assert (line.verdict_then.progress, line.verdict_now.progress) == (Progress.AMBER, progress)
    assert (line.moved, line.judged_again) == (moved, True)
    assert (found.since, found.until) == (NOW.date(), LATER.date())
    counts = {figure.name: figure.count.count for figure in found.figures}
    assert {counts[N(one.value)] for one in Moved if one is not moved} == {0}
    assert counts[N(moved.value)] == 1


def test_a_follow_up_tells_what_became_of_each_promise(store):
    found = compared(store)
    [promise] = found.questions[0].promises
    assert (promise.state, promise.happened_cy) == (CommitmentState.KEPT, "Mae ar agor.")
    told = {figure.name: figure for figure in found.figures}
    assert told[N.KEPT].source.ids == (str(promise.commitment_id),)
    assert told[N.STILL_OPEN].source.ids == ()


def test_what_nobody_has_judged_since_has_not_moved(store):
    [line] = compared(store, progress=None, kept=False).questions
    assert (line.verdict_now, line.moved, line.judged_again) == (None, None, False)
    assert line.promises[0].state is CommitmentState.OPEN


def test_a_question_that_is_not_public_any_more_is_left_out_of_the_comparison(store):
    first, second = made(store, make_follow_up)
    in_transaction(store, flag, first)
    found = compare(report(store, first), report(store, second))
    assert (found.questions, found.not_public) == ((), 1)


def test_a_question_judged_again_stands_in_the_report_of_the_later_session(store):
    _, second = made(store, make_follow_up)
    [line] = report(store, second).questions
    assert (line.position, line.verdict.progress) == (None, Progress.GREEN)


# For the Minister


def test_the_report_of_one_session_is_as_its_schema_says(store):
    session_id = made(store)
    found = minister(store, session_id=session_id, reader=HOST)
    written = check_schema(found)
    assert (written["schema"], written["overview"]) == (VERSION, None)
    [session] = written["sessions"]
    assert session["questions"][0]["answer"]["kind"] == "direct"
    assert [colour["progress"] for colour in written["colours"]] == ["red", "amber", "green"]


def close(db, *session_ids):
    for session_id in session_ids:
        db.get(Session, session_id).state = SessionState.CLOSED


def period(store, **more):
    return minister(store, **{"since": NOW.date(), "until": LATER.date(), **more})


def test_the_report_of_a_period_holds_its_sessions_what_followed_and_all_boards(store):
    def make(db):
        first, second = make_follow_up(db)
        national = make_live_session(db, region=None, owner=TEAM)
        verdict = db.scalars(select(GroupVerdict.verdict_id)).first()
        reply = {"reply_en": "Thank you.", "reply_cy": "Diolch."}
        reply_to_verdict(db, verdict_id=verdict, actor=BOARD, now=LATER, **reply)
        close(db, first, second, national)
        return first, second, national

    first, second, national = made(store, make)
    found = period(store)
    assert {one.session_id for one in found.sessions} == {first, second, national}
    assert [one.session_id for one in found.comparisons] == [second]
    assert len(found.overview.boards) == 7
    written = check_schema(found)
    assert written["comparisons"][0]["questions"][0]["moved"] == "better"
    assert "Diolch." in report_json(found)


def test_a_period_holds_closed_sessions_of_its_days_that_its_reader_may_see(store):
    def make(db):
        ids = [make_live_session(db, held_on=day) for day in (NOW.date(), LATER.date())]
        ids.append(make_live_session(db, held_on=NOW.date(), owner=OTHER_HOST))
        close(db, *ids)
        make_live_session(db, held_on=NOW.date())  # still open
        return ids

    first, _, other = made(store, make)
    one_day = {"since": NOW.date(), "until": NOW.date()}
    assert {one.session_id for one in period(store, **one_day).sessions} == {first, other}
    assert [one.session_id for one in period(store, **one_day, reader=HOST).sessions] == [first]


@pytest.mark.parametrize("days", [-1, 1_101])
def test_a_period_ends_after_it_begins_and_is_not_without_end(store, days):
    with pytest.raises(PeriodWrong):
        period(store, until=NOW.date() + timedelta(days=days))
    with pytest.raises(PeriodWrong):
        minister(store)


def test_every_state_of_a_promise_and_kind_of_answer_is_in_the_schema():
    defs = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    states = defs["promise"]["properties"]["state"]["enum"]
    assert {one.value for one in CommitmentState} <= set(states)
    kinds = defs["answer"]["properties"]["kind"]["enum"]
    assert {one.value for one in AnswerStatus} == set(kinds)


def test_no_report_holds_what_only_staff_and_the_author_may_know(store):
    """Canaries: why it matters, notes, hashes and accounts leave in no profile."""
    secret = "Only staff read this"

    def make(db):
        return make_reported(db, context=secret)

    session_id = made(store, make)
    every = [report(store, session_id, profile=profile) for profile in Profile]
    text = repr(every) + report_json(minister(store, session_id=session_id))
    hashes = select(Session.owner)
    owner = in_transaction(store, lambda db: db.scalars(hashes).one())
    for canary in (secret, str(owner), str(HOST.account_id), str(SECOND.account_id), "hash"):
        assert canary not in text
