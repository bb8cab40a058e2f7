"""The clock of the lane and what was done: rows of their own, and no words anywhere else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.life.lane import lane_clocks
from bot.questions.reviewing.lane_actions import (
    WhyMissing,
    lane_actions,
    record_lane_action,
)
from bot.questions.reviewing.lane_notices import notices_due
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.safeguarding import (
    flag_question,
    mark_safeguarding,
    open_for_lead,
    waiting_in_lane,
)
from bot.store import migrate
from bot.store.tables.audit import AuditEvent
from bot.store.tables.lane import Told
from bot.store.transaction import in_transaction
from bot.vocabulary import LaneDone, Level, Safeguarding, Workflow
from tests.factories import NOW
from tests.integration.question_steps import (
    FLAGGED,
    GWENT_LEAD,
    LEAD,
    POWYS_LEAD,
    act,
    kept,
    made,
    make,
)

HOUR = timedelta(hours=1)
CANARY = "zebrafinchcanary"


def clock(store, question_id):
    return in_transaction(store, lane_clocks, [question_id], write=False)[question_id]


def opened(store, question_id, actor=LEAD, now=NOW):
    return in_transaction(store, open_for_lead, question_id=question_id, reader=actor, now=now)


def record(store, question_id, done, note="", actor=LEAD, now=NOW):
    return act(store, record_lane_action, question_id, actor, now=now, done=done, note=note)


@pytest.mark.parametrize("level", [Level.SOFT, Level.FULL])
def test_the_clock_runs_from_when_it_was_flagged_and_the_first_reading_stops_it(store, level):
    question_id = made(store, level=level)
    assert (clock(store, question_id).since, clock(store, question_id).opened_at) == (NOW, None)
    opened(store, question_id, now=NOW + HOUR)
    opened(store, question_id, GWENT_LEAD, now=NOW + 2 * HOUR)
    assert clock(store, question_id).opened_at == NOW + HOUR


def test_a_question_that_staff_flag_later_has_its_clock_from_then(store):
    question_id = made(store)
    act(store, flag_question, question_id, now=NOW + 50 * HOUR)
    assert clock(store, question_id).since == NOW + 50 * HOUR


def test_what_is_flagged_again_has_a_clock_of_its_own(store):
    question_id = made(store, **FLAGGED)
    opened(store, question_id)
    record(store, question_id, LaneDone.TOLD_COUNCIL)
    act(store, mark_safeguarding, question_id, LEAD, outcome=Safeguarding.CLEARED)
    act(store, flag_question, question_id, now=NOW + 50 * HOUR)
    again = clock(store, question_id)
    assert (again.since, again.opened_at, again.recorded_at) == (NOW + 50 * HOUR, None, None)


def test_the_lane_has_the_most_urgent_first(store):
    old = made(store, **FLAGGED)
    new = made(store, created_at=NOW + HOUR, **FLAGGED)
    opened(store, old)
    record(store, old, LaneDone.NOTHING_NEEDED, "A joke about homework.")
    items = in_transaction(store, waiting_in_lane, reader=LEAD, write=False)
    assert [item.question.question_id for item in items] == [new, old]
    assert items[1].clock.due_at is None


def test_a_letter_to_the_author_alone_is_no_record_of_what_was_done(store):
    question_id = made(store, **FLAGGED)
    act(store, reply_to_author, question_id, LEAD, text="We read it.")
    assert clock(store, question_id).recorded_at is None
    record(store, question_id, LaneDone.TOLD_POLICE, now=NOW + HOUR)
    assert clock(store, question_id).recorded_at == NOW + HOUR
    done = in_transaction(store, lane_actions, question_id, write=False)
    assert [one.done for one in done] == [LaneDone.WROTE_TO_AUTHOR, LaneDone.TOLD_POLICE]


def test_what_was_done_is_in_the_audit_log_without_its_note(store):
    question_id = made(store, **FLAGGED)
    record(store, question_id, LaneDone.TOLD_COUNCIL, f"Spoke to {CANARY}")
    events = in_transaction(store, lambda db: list(db.scalars(select(AuditEvent))), write=False)
    [told] = [event for event in events if event.action == "question.lane_action"]
    assert told.detail == {"lane_done": "told_council"}
    assert not [event for event in events if CANARY in str(vars(event))]


@pytest.mark.parametrize("done", [LaneDone.NOTHING_NEEDED, LaneDone.OTHER])
def test_that_nothing_was_needed_is_not_recorded_without_why(store, done):
    question_id = made(store, **FLAGGED)
    with pytest.raises(WhyMissing):
        record(store, question_id, done, " \n")
    assert in_transaction(store, lane_actions, question_id, write=False) == ()


def test_only_the_lead_of_its_area_records(store):
    question_id, other = made(store, **FLAGGED), made(store)
    for wrong, actor in ((question_id, POWYS_LEAD), (other, LEAD)):
        with pytest.raises(QuestionNotFound):
            record(store, wrong, LaneDone.TOLD_COUNCIL, actor=actor)


def test_the_note_goes_with_the_words_and_what_was_done_stays(store):
    code = mint_receipt()
    question = make(store, code=code, **FLAGGED)
    record(store, question.id, LaneDone.TOLD_COUNCIL, CANARY)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert in_transaction(store, lane_actions, question.id, write=False)[0].note == CANARY
    act(store, mark_safeguarding, question.id, LEAD, outcome=Safeguarding.ACTIONED)
    [left] = in_transaction(store, lane_actions, question.id, write=False)
    assert (left.done, left.note) == (LaneDone.TOLD_COUNCIL, "")
    with pytest.raises(TransitionRefused):
        record(store, question.id, LaneDone.OTHER, CANARY)
    assert kept(store, question.id).workflow is Workflow.WITHDRAWN


@pytest.mark.parametrize("which", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_what_was_in_the_lane_before_the_clock_gets_one_from_its_steps(request, which):
    name = "sqlite_store" if which == "sqlite" else "fresh_postgres_store"
    store = request.getfixturevalue(name)
    waits, taken_on = made(store, **FLAGGED), made(store, **FLAGGED)
    act(store, mark_safeguarding, taken_on, LEAD, outcome=Safeguarding.HELD, now=NOW + HOUR)
    migrate.downgrade(store, "0015_parkings")
    migrate.upgrade(store)
    assert (clock(store, waits).since, clock(store, waits).opened_at) == (NOW, None)
    assert (clock(store, taken_on).since, clock(store, taken_on).opened_at) == (NOW, NOW + HOUR)
    due = in_transaction(store, notices_due, deputy_minutes=60, now=NOW, write=False)
    assert [whom for _, whom in due] == [Told.LEAD]  # of the one that nobody has opened
