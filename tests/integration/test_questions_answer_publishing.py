"""Answers are published, taken back and given again; the way to the board before that."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import TransitionRefused
from bot.questions.answering.answers import (
    AnswerFields,
)
from bot.questions.answering.fields import Missing
from bot.questions.answering.publishing import TooLateToUndo, unpublish_answer
from bot.questions.answering.put_to_board import put_to_board
from bot.questions.answering.stages import (
    approve_answer,
    send_back_answer,
    submit_answer,
)
from bot.questions.life.batches import BatchRefused, Stop
from bot.questions.life.deadlines import ANSWER_DAYS, UNDO_MINUTES, due_after
from bot.questions.life.move import SYSTEM, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.store.events import verify_events
from bot.store.tables.answers import Answer
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Permission,
    Region,
    Workflow,
)
from tests.factories import ANSWER, COMMITMENT, NOW, make_question
from tests.integration.answering_steps import (
    GWENT,
    SECOND,
    answer,
    answered,
    publish,
    put,
    read,
    run,
    save,
    where,
)

AHEAD = [s for s in AnswerStage if s is not AnswerStage.WRITING]


# Publishing


def test_answers_are_published_together_or_not_at_all(store):
    ready = [answered(store, AnswerStage.APPROVED) for _ in range(2)]
    written = answered(store, AnswerStage.SUBMITTED)
    untranslated = answered(store, AnswerStage.APPROVED, text_other=None)
    elsewhere = answered(store, AnswerStage.APPROVED, region=Region.POWYS)
    nothing = uuid4()
    with pytest.raises(BatchRefused) as refused:
        publish(store, *ready, written, untranslated)
    assert set(refused.value.stops) == {
        Stop(written, "answer_not_approved"),
        Stop(untranslated, "translation_missing"),
    }
    with pytest.raises(BatchRefused) as refused:
        publish(store, *ready, elsewhere, nothing)
    assert {(stop.question_id, stop.code) for stop in refused.value.stops} == {
        (elsewhere, "question_not_found"),
        (nothing, "question_not_found"),
    }
    assert {where(store, one)[0] for one in ready} == {Workflow.ANSWERED}
    assert publish(store, *ready, ready[0]) == 2
    assert {where(store, one)[0] for one in ready} == {Workflow.PUBLISHED}
    assert read(store, ready[0]).published_at == NOW


@pytest.mark.parametrize("permission", [Permission.NEITHER, Permission.READ_OUT])
def test_an_answer_that_is_not_for_everybody_needs_no_second_language_of_the_question(
    store, permission
):
    question_id = answered(store, AnswerStage.APPROVED, text_other=None, permission=permission)
    assert publish(store, question_id) == 1


def test_a_published_answer_is_not_published_twice(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    with pytest.raises(BatchRefused, match="answer_not_approved"):
        publish(store, question_id)


def test_what_was_just_published_can_be_taken_back_as_if_it_had_not_been(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    version = read(store, question_id).version
    soon = NOW + timedelta(minutes=UNDO_MINUTES)
    run(store, unpublish_answer, question_id, version=version, now=soon)
    found = read(store, question_id)
    assert (found.stage, found.published_at) == (AnswerStage.APPROVED, None)
    assert where(store, question_id)[0] is Workflow.ANSWERED


def test_what_is_longer_out_is_taken_back_only_to_correct_it(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    version = read(store, question_id).version
    later = NOW + timedelta(minutes=UNDO_MINUTES, seconds=1)
    with pytest.raises(TooLateToUndo):
        run(store, unpublish_answer, question_id, version=version, now=later)
    version = run(store, unpublish_answer, question_id, version=version, now=later, correcting=True)
    run(store, send_back_answer, question_id, SECOND, version=version, note="One clinic.")
    version = save(store, question_id, version + 1, text_en="One clinic.")
    version = run(store, submit_answer, question_id, version=version)
    run(store, approve_answer, question_id, SECOND, version=version)
    publish(store, question_id, now=later)
    found = read(store, question_id)
    assert (found.stage, found.published_at) == (AnswerStage.PUBLISHED, NOW)
    version = run(store, unpublish_answer, question_id, version=found.version, now=later)
    assert read(store, question_id).published_at == NOW  # it was out on that day


def test_an_answer_that_was_judged_is_not_taken_back(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    judge = Mover(Party.AUTHOR, "author")

    def assess(db):
        move(db, locked_question(db, question_id), Step.ASSESS, mover=judge, now=NOW)

    in_transaction(store, assess)
    with pytest.raises(TransitionRefused):
        run(store, unpublish_answer, question_id, version=4)


# Rounds


def test_a_follow_up_has_an_answer_of_its_own_and_the_earlier_one_stays(store):
    question_id = answered(store, AnswerStage.PUBLISHED)

    def follow_up(db):
        question = locked_question(db, question_id)
        move(db, question, Step.ASSESS, mover=Mover(Party.AUTHOR, "author"), now=NOW)
        move(db, question, Step.FOLLOW_UP, mover=SYSTEM, now=later)

    later = NOW + timedelta(days=30)
    in_transaction(store, follow_up)
    found = read(store, question_id)
    assert (found.version, found.round, found.stage) == (0, 2, AnswerStage.WRITING)
    assert found.due_at == due_after(later, ANSWER_DAYS)
    assert [(one.round, one.stage) for one in found.history] == [(1, AnswerStage.PUBLISHED)]
    in_transaction(store, answer, question_id, AnswerStage.PUBLISHED, text_en="Again.", now=later)
    found = read(store, question_id)
    assert (found.round, found.fields.text_en) == (2, "Again.")
    assert found.history[0].fields == ANSWER
    rows = in_transaction(store, lambda db: len(list(db.scalars(select(Answer)))))
    assert rows == 2


# What the logs hold


def test_the_logs_tell_each_step_and_nobodys_words(store):
    question = put(store)
    in_transaction(store, answer, question.id, AnswerStage.PUBLISHED, commitments=(COMMITMENT,))
    lines = in_transaction(store, lambda db: list(db.scalars(select(AuditEvent))))
    assert [line.action for line in lines if line.action.startswith("answer.")] == [
        "answer.saved",
        "answer.commitment_added",
        "answer.submitted",
        "answer.approved",
        "answer.published",
    ]
    said = " ".join(f"{line.subject} {line.detail}" for line in lines)
    for words in (ANSWER.text_en, ANSWER.given_by_cy, COMMITMENT.what_en):
        assert words not in said
    assert in_transaction(store, verify_events, write=False)


# Putting to the board


def test_accepted_questions_are_put_to_the_board_together(store):
    ids = [in_transaction(store, make_question, state=Workflow.ACCEPTED).id for _ in range(3)]
    batch = uuid4()
    done = in_transaction(store, put_to_board, question_ids=ids, actor=GWENT, now=NOW, batch=batch)
    assert done == 3
    for question_id in ids:
        question = in_transaction(store, locked_question, question_id)
        assert (question.workflow, question.put_at) == (Workflow.PUT_TO_BOARD, NOW)
        assert question.due_answer_at == due_after(NOW, ANSWER_DAYS)
    events = select(QuestionEvent.kind).where(QuestionEvent.batch == batch)
    assert in_transaction(store, lambda db: list(db.scalars(events))) == [Step.PUT_TO_BOARD] * 3


def test_a_batch_with_one_that_cannot_go_to_the_board_does_nothing(store):
    ready = in_transaction(store, make_question, state=Workflow.ACCEPTED).id
    waiting = in_transaction(store, make_question).id
    powys = in_transaction(store, make_question, state=Workflow.ACCEPTED, region=Region.POWYS).id
    for other, code in ((waiting, "transition_refused"), (powys, "question_not_found")):
        with pytest.raises(BatchRefused) as refused:
            in_transaction(store, put_to_board, question_ids=[ready, other], actor=GWENT, now=NOW)
        assert refused.value.stops == (Stop(other, code),)
    assert where(store, ready)[0] is Workflow.ACCEPTED


def test_stages_of_an_answer_and_places_of_its_question_go_together(store):
    for stage in AHEAD:
        question_id = answered(store, stage)
        expected = {
            AnswerStage.SUBMITTED: Workflow.PUT_TO_BOARD,
            AnswerStage.APPROVED: Workflow.ANSWERED,
            AnswerStage.PUBLISHED: Workflow.PUBLISHED,
        }[stage]
        assert where(store, question_id)[0] is expected


def test_an_answer_without_kind_keeps_what_it_was_given_empty():
    assert AnswerFields().missing == tuple(
        part for part in Missing if part not in (Missing.BODY, Missing.COMMITMENTS)
    )
