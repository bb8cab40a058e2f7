"""The report of a session: whom it tells what."""

import pytest
from sqlalchemy import select

from bot.questions.life.timing import Timing
from bot.sessions.panel.verdicts import group_verdict
from bot.sessions.report.figures import FigureName as N
from bot.sessions.report.json_file import report_json
from bot.sessions.report.lines import Profile, Standing
from bot.sessions.scope import SessionNotFound
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Region, Role
from tests.factories import ANSWER, NOW, TEXT, make_actor
from tests.integration.reported_session import (
    figures,
    flag,
    made,
    make_published,
    make_reported,
    minister,
    report,
)
from tests.session_steps import (
    BOARD,
    HOST,
    JUDGED,
    OTHER_HOST,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_recorded,
)

POWYS = make_actor(region=Region.POWYS)


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
