"""An answer on its way past a second person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import EditConflict, TransitionRefused
from bot.questions.answering.answers import (
    answers_waiting,
)
from bot.questions.answering.fields import AnswerIncomplete, Missing
from bot.questions.answering.rows import AnswerNotFound
from bot.questions.answering.stages import (
    NoteMissing,
    approve_answer,
    send_back_answer,
    submit_answer,
)
from bot.questions.life.batches import BatchRefused
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.states import Step
from bot.questions.reviewing.merge import merge_questions
from bot.store.tables.question_work import QuestionNote
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    Region,
    Role,
    Workflow,
)
from tests.factories import NOW, make_actor
from tests.integration.answering_steps import (
    GWENT,
    POWYS,
    SECOND,
    TEAM,
    answer,
    answered,
    publish,
    put,
    read,
    run,
    save,
    where,
)

# Submitting, and the second person


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"kind": AnswerStatus.NONE}, Missing.KIND),
        ({"text_en": " \n"}, Missing.TEXT_EN),
        ({"text_cy": ""}, Missing.TEXT_CY),
        ({"given_by_en": ""}, Missing.GIVEN_BY_EN),
        ({"given_by_cy": ""}, Missing.GIVEN_BY_CY),
        ({"kind": AnswerStatus.NOT_OUR_REMIT}, Missing.BODY),
    ],
    ids=lambda value: str(value) if isinstance(value, Missing) else "",
)
def test_an_unfinished_answer_cannot_be_submitted_and_says_what_it_lacks(store, changes, missing):
    question = put(store)
    version = save(store, question.id, **changes)
    assert read(store, question.id).missing == (missing,)
    with pytest.raises(AnswerIncomplete, match=missing) as refused:
        run(store, submit_answer, question.id, version=version)
    assert refused.value.missing == (missing,)
    version = save(store, question.id, version)
    run(store, submit_answer, question.id, version=version)


def test_whoever_submitted_it_does_not_approve_it(store):
    question = put(store)
    version = run(store, submit_answer, question.id, version=save(store, question.id))
    with pytest.raises(SecondPersonNeeded):
        run(store, approve_answer, question.id, GWENT, version=version)
    assert where(store, question.id) == (Workflow.PUT_TO_BOARD, AnswerStatus.NONE)
    run(store, approve_answer, question.id, SECOND, version=version)
    assert where(store, question.id) == (Workflow.ANSWERED, AnswerStatus.DIRECT)
    found = read(store, question.id)
    assert (found.stage, found.approved_by) == (AnswerStage.APPROVED, SECOND.account_id)


def test_whoever_wrote_it_does_not_approve_what_a_colleague_submits(store):
    question = put(store)
    version = save(store, question.id)
    version = run(store, submit_answer, question.id, SECOND, version=version)
    for writer in (GWENT, SECOND):
        with pytest.raises(SecondPersonNeeded):
            run(store, approve_answer, question.id, writer, version=version)
    run(store, approve_answer, question.id, TEAM, version=version)


def test_an_answer_is_published_as_it_was_read(store):
    question_id = answered(store, AnswerStage.APPROVED)
    read_at = read(store, question_id).version
    back = run(store, send_back_answer, question_id, SECOND, version=read_at, note="By when?")
    version = run(store, submit_answer, question_id, GWENT, version=back)
    run(store, approve_answer, question_id, TEAM, version=version)
    with pytest.raises(BatchRefused) as refused:
        publish(store, question_id, versions={question_id: read_at})
    assert [stop.code for stop in refused.value.stops] == ["edit_conflict"]
    assert publish(store, question_id, versions={question_id: version + 1}) == 1


def test_an_answer_to_a_merged_question_waits_for_nobody(store):
    question_id = answered(store, AnswerStage.SUBMITTED)
    root = answered(store, AnswerStage.WRITING)
    asked = {"question_ids": [question_id], "into": root, "actor": GWENT, "now": NOW}
    in_transaction(store, merge_questions, **asked)
    stage = {"actor": GWENT, "stage": AnswerStage.SUBMITTED}
    assert in_transaction(store, answers_waiting, **stage, write=False).items == ()


def test_the_commissioners_team_can_be_the_second_person_anywhere(store):
    question_id = answered(store, AnswerStage.SUBMITTED, region=Region.POWYS)
    run(store, approve_answer, question_id, TEAM, version=2)
    assert where(store, question_id)[0] is Workflow.ANSWERED


def test_an_answer_that_is_changed_after_it_was_submitted_is_submitted_anew(store):
    question = put(store)
    version = run(store, submit_answer, question.id, version=save(store, question.id))
    later = save(store, question.id, version, actor=SECOND, text_en="We will not.")
    for seen in (version, later):
        with pytest.raises((EditConflict, TransitionRefused)):
            run(store, approve_answer, question.id, SECOND, version=seen)
    later = run(store, submit_answer, question.id, SECOND, version=later)
    with pytest.raises(SecondPersonNeeded):
        run(store, approve_answer, question.id, SECOND, version=later)
    run(store, approve_answer, question.id, GWENT, version=later)


@pytest.mark.parametrize("stage", [AnswerStage.SUBMITTED, AnswerStage.APPROVED])
def test_an_answer_is_sent_back_with_a_note(store, stage):
    question_id = answered(store, stage)
    version = read(store, question_id).version
    with pytest.raises(NoteMissing):
        run(store, send_back_answer, question_id, SECOND, version=version, note="  ")
    back = run(store, send_back_answer, question_id, SECOND, version=version, note="By when?")
    assert where(store, question_id) == (Workflow.PUT_TO_BOARD, AnswerStatus.NONE)
    found = read(store, question_id)
    assert (found.stage, found.version, found.submitted_by) == (AnswerStage.WRITING, back, None)
    [note] = in_transaction(store, lambda db: list(db.scalars(select(QuestionNote))))
    assert (note.text, note.actor) == ("By when?", f"account:{SECOND.account_id}")
    kinds = in_transaction(store, lambda db: list(db.scalars(select(QuestionEvent.kind))))
    assert (Step.REOPEN in kinds) is (stage is AnswerStage.APPROVED)


def test_a_step_at_the_wrong_stage_is_refused(store):
    question = put(store)
    with pytest.raises(AnswerNotFound):
        run(store, submit_answer, question.id, version=0)
    version = save(store, question.id)
    with pytest.raises(TransitionRefused):
        run(store, approve_answer, question.id, SECOND, version=version)
    with pytest.raises(TransitionRefused):
        run(store, send_back_answer, question.id, SECOND, version=version, note="No.")
    version = run(store, submit_answer, question.id, version=version)
    with pytest.raises(TransitionRefused):
        run(store, submit_answer, question.id, version=version)
    version = run(store, approve_answer, question.id, SECOND, version=version)
    with pytest.raises(TransitionRefused):
        save(store, question.id, version)


def test_will_consider_is_an_answer(store):
    question = put(store)
    version = save(store, question.id, kind=AnswerStatus.WILL_CONSIDER)
    version = run(store, submit_answer, question.id, version=version)
    run(store, approve_answer, question.id, SECOND, version=version)
    assert where(store, question.id) == (Workflow.ANSWERED, AnswerStatus.WILL_CONSIDER)


def test_lists_of_answers_are_those_of_the_reader_the_one_due_first_on_top(store):
    late = answered(store, AnswerStage.SUBMITTED, created_at=NOW - timedelta(days=30))
    made_at = {"stage": AnswerStage.SUBMITTED, "now": NOW - timedelta(days=30)}
    early = put(store, created_at=NOW - timedelta(days=60)).id
    in_transaction(store, answer, early, **made_at)
    answered(store, AnswerStage.WRITING)
    powys = answered(store, AnswerStage.SUBMITTED, region=Region.POWYS)
    for actor, expected in (
        (GWENT, [early, late]),
        (POWYS, [powys]),
        (TEAM, [early, late, powys]),
        (make_actor(Role.OPERATOR, None), []),
    ):
        found = in_transaction(
            store, answers_waiting, actor=actor, stage=AnswerStage.SUBMITTED, write=False
        )
        assert [one.question_id for one in found.items] == expected
        assert found.total == len(expected)
    assert found.items == () and expected == []


def test_a_list_of_answers_says_how_many_there_are_beyond_its_page(store):
    ids = sorted(answered(store, AnswerStage.SUBMITTED) for _ in range(3))
    stage = {"actor": GWENT, "stage": AnswerStage.SUBMITTED, "limit": 2}
    pages = [
        in_transaction(store, answers_waiting, **stage, offset=offset, write=False)
        for offset in (0, 2, 4)
    ]
    assert [[one.question_id for one in page.items] for page in pages] == [ids[:2], ids[2:], []]
    assert {page.total for page in pages} == {3}
