"""What a board says it will do: written with its answer, then followed."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.answers import answer_for_staff, save_answer
from bot.questions.answering.commitment_fields import CommitmentEmpty, DayInPast
from bot.questions.answering.commitments import (
    CommitmentNotFound,
    add_commitment,
    change_commitment,
    remove_commitment,
)
from bot.questions.answering.fields import AnswerIncomplete, AnswerTooLong, Missing
from bot.questions.answering.following import HappenedMissing, commitments_for, report_commitment
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.life.move import AUTHOR, SYSTEM, locked_question, move
from bot.questions.life.states import Step
from bot.store.tables.answers import Commitment
from bot.store.tables.audit import AuditEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, CommitmentState, Region, Role, Workflow
from tests.factories import ANSWER, COMMITMENT, NOW, make_actor, make_answer, make_question

GWENT, SECOND = make_actor(), make_actor()
POWYS = make_actor(region=Region.POWYS)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
TOLD = {"happened_en": "It is open.", "happened_cy": "Mae ar agor."}
TODAY = NOW.date()


@pytest.fixture
def question(store):
    """A question whose answer is being written, at version 1."""
    made = in_transaction(store, make_question, state=Workflow.PUT_TO_BOARD)
    run(store, save_answer, question_id=made.id, version=0, fields=ANSWER)
    return made


def run(store, use_case, actor=GWENT, **more):
    return in_transaction(store, use_case, actor=actor, **{"now": NOW, **more})


def add(store, question, version, fields=COMMITMENT, actor=GWENT):
    """Add one a minute after the other."""
    ids = {"question_id": question.id, "version": version, "fields": fields}
    return run(store, add_commitment, actor, now=NOW + timedelta(minutes=version), **ids)


def read(store, question):
    return in_transaction(store, answer_for_staff, question_id=question.id, actor=TEAM, write=False)


def listed(store, actor=GWENT, **options):
    found = in_transaction(store, commitments_for, actor=actor, **options, write=False)
    return [one.commitment_id for one in found]


def published(store, region=Region.GWENT, commitments=(COMMITMENT,), **fields):
    """The ids of a question and of the commitments of its published answer."""

    def make(db):
        made = make_question(db, region=region, **fields)
        make_answer(db, made, commitments=commitments)
        return made.id

    question_id = in_transaction(store, make)
    found = in_transaction(store, answer_for_staff, question_id=question_id, actor=TEAM)
    in_order = sorted(found.commitments, key=lambda one: one.fields.due_on)
    return question_id, [one.commitment_id for one in in_order]


def report(store, commitment_id, actor=GWENT, state=CommitmentState.KEPT, **told):
    known = in_transaction(store, lambda db: db.get(Commitment, commitment_id))
    ids = {"commitment_id": commitment_id, "version": known.version if known else 1}
    run(store, report_commitment, actor, **ids, state=state, **(told or TOLD))


# While the answer is written


def test_commitments_are_added_changed_and_removed_with_the_answer(store, question):
    first = add(store, question, 1)
    second = add(store, question, 2, replace(COMMITMENT, what_en="  Ask young people\t first "))
    found = read(store, question)
    assert [one.commitment_id for one in found.commitments] == [first, second]
    assert found.commitments[1].fields.what_en == "Ask young people  first"
    assert (found.version, found.commitments[0].published) == (3, False)
    changed = replace(COMMITMENT, who_en="The council", due_on=TODAY)
    run(store, change_commitment, commitment_id=second, version=3, fields=changed)
    run(store, remove_commitment, commitment_id=first, version=4)
    [left] = read(store, question).commitments
    assert (left.commitment_id, left.fields) == (second, changed)
    assert (left.region, left.state) == (Region.GWENT, CommitmentState.OPEN)


def test_a_commitment_on_an_old_page_is_an_edit_conflict(store, question):
    commitment_id = add(store, question, 1)
    with pytest.raises(EditConflict):
        add(store, question, 1)
    for use_case, more in (
        (change_commitment, {"fields": COMMITMENT}),
        (remove_commitment, {}),
    ):
        with pytest.raises(EditConflict):
            run(store, use_case, commitment_id=commitment_id, version=1, **more)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        pytest.param({"what_en": " ", "what_cy": ""}, CommitmentEmpty, id="empty"),
        pytest.param({"due_on": TODAY - timedelta(days=1)}, DayInPast, id="past"),
        pytest.param({"what_cy": "x" * 1_001}, AnswerTooLong, id="what-long"),
        pytest.param({"who_en": "x" * 201}, AnswerTooLong, id="who-long"),
    ],
)
def test_what_nobody_can_promise_is_refused(store, question, changes, error):
    commitment_id = add(store, question, 1)
    fields = replace(COMMITMENT, **changes)
    with pytest.raises(error):
        add(store, question, 2, fields)
    with pytest.raises(error):
        run(store, change_commitment, commitment_id=commitment_id, version=2, fields=fields)
    assert len(read(store, question).commitments) == 1


def test_a_day_that_has_passed_since_may_stay_as_it_is(store, question):
    commitment_id = add(store, question, 1, replace(COMMITMENT, due_on=TODAY))
    later = NOW + timedelta(days=3)
    fields = replace(COMMITMENT, due_on=TODAY, who_cy="Y cyngor")
    ids = {"commitment_id": commitment_id, "now": later}
    run(store, change_commitment, version=2, fields=fields, **ids)
    moved = replace(fields, due_on=TODAY + timedelta(days=1))
    with pytest.raises(DayInPast):
        run(store, change_commitment, version=3, fields=moved, **ids)


@pytest.mark.parametrize(
    "changes",
    [{"what_en": ""}, {"what_cy": ""}, {"who_en": ""}, {"who_cy": ""}, {"due_on": None}],
    ids=lambda changes: next(iter(changes)),
)
def test_a_half_written_commitment_keeps_its_answer_from_being_submitted(store, question, changes):
    add(store, question, 1, replace(COMMITMENT, **changes))
    assert read(store, question).missing == (Missing.COMMITMENTS,)
    with pytest.raises(AnswerIncomplete, match="commitments"):
        run(store, submit_answer, question_id=question.id, version=2)


def test_a_commitment_that_changes_has_its_answer_submitted_anew(store, question):
    version = run(store, submit_answer, question_id=question.id, version=1)
    add(store, question, version, actor=SECOND)
    found = read(store, question)
    assert (found.stage, found.submitted_by) == (AnswerStage.WRITING, None)
    with pytest.raises(TransitionRefused):
        run(store, approve_answer, SECOND, question_id=question.id, version=found.version)


@pytest.mark.parametrize("stage", [AnswerStage.APPROVED, AnswerStage.PUBLISHED])
def test_commitments_of_an_approved_answer_stay_as_they_are(store, question, stage):
    commitment_id = add(store, question, 1)
    ids = {"question_id": question.id}
    version = run(store, submit_answer, version=2, **ids)
    version = run(store, approve_answer, SECOND, version=version, **ids)
    if stage is AnswerStage.PUBLISHED:
        in_transaction(store, publish_answers, question_ids=[question.id], actor=SECOND, now=NOW)
        version += 1
    mine = {"commitment_id": commitment_id, "version": version}
    for use_case, more in (
        (add_commitment, {"fields": COMMITMENT, "version": version, **ids}),
        (change_commitment, {"fields": COMMITMENT, **mine}),
        (remove_commitment, mine),
    ):
        with pytest.raises(TransitionRefused):
            run(store, use_case, **more)


def test_another_region_touches_no_commitment(store, question):
    commitment_id = add(store, question, 1)
    for use_case, more in (
        (add_commitment, {"question_id": question.id, "fields": COMMITMENT}),
        (change_commitment, {"commitment_id": commitment_id, "fields": COMMITMENT}),
        (remove_commitment, {"commitment_id": commitment_id}),
    ):
        with pytest.raises(QuestionNotFound):
            run(store, use_case, POWYS, version=2, **more)


def test_a_commitment_of_an_earlier_round_is_not_changed_in_the_next(store):
    question_id, [commitment_id] = published(store)

    def follow_up(db):
        question = locked_question(db, question_id)
        move(db, question, Step.ASSESS, mover=AUTHOR, now=NOW)
        move(db, question, Step.FOLLOW_UP, mover=SYSTEM, now=NOW)

    in_transaction(store, follow_up)
    run(store, save_answer, question_id=question_id, version=0, fields=ANSWER)
    with pytest.raises(CommitmentNotFound):
        run(store, remove_commitment, commitment_id=commitment_id, version=1)
    report(store, commitment_id)  # it is still followed


# What became of it


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        pytest.param(GWENT, True, id="its-region"),
        pytest.param(TEAM, True, id="team"),
        pytest.param(POWYS, False, id="another-region"),
        pytest.param(make_actor(Role.YOUTH_WORKER), False, id="youth-worker"),
        pytest.param(make_actor(Role.OPERATOR, None), False, id="operator"),
    ],
)
def test_staff_of_the_region_and_the_team_say_what_became_of_it(store, actor, allowed):
    _, [commitment_id] = published(store)
    if not allowed:
        with pytest.raises(CommitmentNotFound):
            report(store, commitment_id, actor)
        assert listed(store, actor) == []
        return
    report(store, commitment_id, actor)
    [found] = in_transaction(store, commitments_for, actor=actor, write=False)
    assert (found.state, found.reported_at) == (CommitmentState.KEPT, NOW)
    assert (found.happened_en, found.happened_cy) == tuple(TOLD.values())


@pytest.mark.parametrize("state", [s for s in CommitmentState if s is not CommitmentState.OPEN])
@pytest.mark.parametrize("missing", ["happened_en", "happened_cy"])
def test_what_became_of_it_is_told_in_both_languages(store, state, missing):
    _, [commitment_id] = published(store)
    with pytest.raises(HappenedMissing):
        report(store, commitment_id, state=state, **{**TOLD, missing: " "})
    assert listed(store, open_only=True) == [commitment_id]


def test_a_report_can_be_taken_back(store):
    _, [commitment_id] = published(store)
    report(store, commitment_id)
    assert listed(store, open_only=True) == []
    report(store, commitment_id, state=CommitmentState.OPEN, happened_en="", happened_cy="")
    assert listed(store, open_only=True) == [commitment_id]


def test_only_published_commitments_are_reported_on(store, question):
    commitment_id = add(store, question, 1)
    for unknown in (commitment_id, uuid4()):
        with pytest.raises(CommitmentNotFound):
            report(store, unknown)
    assert listed(store) == []


def test_a_commitment_of_a_question_in_the_lane_is_out_of_reach(store):
    question_id, [commitment_id] = published(store)

    def flag(db):
        move(db, locked_question(db, question_id), Step.FLAG, mover=SYSTEM, now=NOW)

    in_transaction(store, flag)
    assert listed(store) == []
    with pytest.raises(CommitmentNotFound):
        report(store, commitment_id)


def test_commitments_are_listed_the_one_due_first_on_top(store):
    days = [TODAY + timedelta(days=n) for n in (9, 3)]
    fields = tuple(replace(COMMITMENT, due_on=day) for day in days)
    _, [early, late] = published(store, commitments=fields)
    _, [powys] = published(store, Region.POWYS)
    assert listed(store) == [early, late]
    assert listed(store, TEAM) == [early, late, powys]
    report(store, early)
    assert listed(store, open_only=True) == [late]
    assert listed(store, TEAM, limit=1) == [early]


def test_a_report_leaves_a_line_in_the_log_without_words(store):
    question_id, [commitment_id] = published(store)
    report(store, commitment_id)
    lines = in_transaction(store, _lines)
    line = lines[-1]
    assert (line.action, line.subject) == ("commitment.reported", f"commitment:{commitment_id}")
    assert line.detail == {"state": "kept", "question": str(question_id)}


def _lines(db):
    return list(db.scalars(select(AuditEvent).order_by(AuditEvent.id)))
