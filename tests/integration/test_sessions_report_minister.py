"""The report for the Minister: which sessions of a period, as its schema says."""

import json
from datetime import timedelta

import jsonschema
import pytest
from sqlalchemy import select

from bot.sessions.panel.verdicts import reply_to_verdict
from bot.sessions.report.json_file import SCHEMA, VERSION, report_json
from bot.sessions.report.minister import PeriodWrong
from bot.store.tables.rooms import GroupVerdict
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.vocabulary import AnswerStatus, CommitmentState
from tests.factories import NOW
from tests.integration.reported_session import LATER, made, make_follow_up, minister
from tests.session_steps import BOARD, HOST, OTHER_HOST, TEAM, make_live_session


def check_schema(found):
    """The report as JSON, once it is what its schema says."""
    written = json.loads(report_json(found))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    format_checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(schema, format_checker=format_checker).validate(written)
    return written


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
