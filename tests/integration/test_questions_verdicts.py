"""Those who asked judge the answer; what is told of it."""

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.life.move import locked_question
from bot.questions.life.states import Step
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Judge,
    Permission,
    Progress,
    Workflow,
)
from tests.factories import (
    NOW,
    make_answer,
    make_question,
)
from tests.integration.verdict_steps import BAD, GOOD, asked, judge, status, take, told


def steps(store, question_id):
    kinds = select(QuestionEvent.kind).where(QuestionEvent.question_id == question_id)
    return in_transaction(store, lambda db: list(db.scalars(kinds.order_by(QuestionEvent.id))))


def rows(store):
    return in_transaction(store, lambda db: list(db.scalars(select(Verdict))))


# Judging


def test_the_first_verdict_assesses_a_question_and_the_next_ones_only_count(store):
    question_id, codes = asked(store, askers=2)
    for code in codes:
        judge(store, code)
    assert [row.judge for row in rows(store)] == [Judge.AUTHOR] * 3
    assert steps(store, question_id).count(Step.ASSESS) == 1
    assert status(store, codes[0]).workflow is Workflow.ASSESSED


def test_a_change_of_mind_replaces_the_verdict(store):
    _, [code] = asked(store)
    judge(store, code, GOOD)
    judge(store, code, BAD)
    [row] = rows(store)
    assert (row.answered, row.progress) == BAD
    mine = status(store, code).answer.verdict
    assert (mine.answered, mine.progress, mine.stage) == (*BAD, 1)


def test_after_a_review_one_judges_again_and_the_first_verdict_stays(store):
    question_id, [code] = asked(store)
    judge(store, code, BAD)
    take(store, question_id, Step.MARK_REVIEW_DUE)
    judge(store, code, GOOD)
    judge(store, code, (Answered.PARTLY, Progress.GREEN))
    assert {(row.stage, row.answered) for row in rows(store)} == {
        (1, Answered.NO),
        (2, Answered.PARTLY),
    }
    assert steps(store, question_id)[-1] == Step.REASSESS
    assert status(store, code).answer.verdict.stage == 2


@pytest.mark.parametrize("stage", [s for s in AnswerStage if s is not AnswerStage.PUBLISHED])
def test_there_is_nothing_to_judge_before_the_answer_is_out(store, stage):
    _, [code] = asked(store, stage)
    assert not status(store, code).can_judge
    with pytest.raises(TransitionRefused):
        judge(store, code)


def test_nobody_judges_without_the_receipt_of_one_who_asked(store):
    asked(store)
    stranger = mint_receipt()
    with pytest.raises(QuestionNotFound):
        judge(store, stranger)
    in_transaction(store, make_question, code=stranger)
    with pytest.raises(TransitionRefused):
        judge(store, stranger)
    assert rows(store) == []


@pytest.mark.parametrize("held", ["root", "own"])
def test_nobody_judges_while_the_lane_has_the_question(store, held):
    question_id, codes = asked(store, askers=1)
    own = status(store, codes[1]).question_id
    take(store, question_id if held == "root" else own, Step.FLAG)
    assert not status(store, codes[1]).can_judge
    with pytest.raises(TransitionRefused):
        judge(store, codes[1])


def test_one_who_took_the_question_back_judges_no_more(store):
    _, codes = asked(store, askers=1)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(codes[1]), now=NOW)
    with pytest.raises(TransitionRefused):
        judge(store, codes[1])
    assert status(store, codes[1]).answer is None


def test_a_closed_question_is_judged_no_more(store):
    question_id, [code] = asked(store)
    judge(store, code)
    take(store, question_id, Step.CLOSE)
    with pytest.raises(TransitionRefused):
        judge(store, code, BAD)


def test_verdicts_of_one_receipt_on_two_answers_cannot_be_told_to_be_of_one(store):
    question_id, [code] = asked(store)
    judge(store, code, BAD)
    take(store, question_id, Step.FOLLOW_UP)
    in_transaction(store, lambda db: make_answer(db, locked_question(db, question_id)) and None)
    judge(store, code, GOOD)
    first, second = rows(store)
    assert first.judge_hash != second.judge_hash
    assert receipt_hash(code) not in (first.judge_hash, second.judge_hash)


# What is told of it


def test_verdicts_are_told_from_five_on(store):
    question_id, codes = asked(store, askers=5)
    for number, code in enumerate(codes, start=1):
        judge(store, code)
        verdict = told(store, question_id)
        assert (verdict is None) is (number < 5)
    assert (verdict.counts.total, verdict.progress) == (6, Progress.GREEN)
    assert verdict.counts.answered == {Answered.YES: 6, Answered.PARTLY: 0, Answered.NO: 0}


def test_small_parts_of_a_verdict_are_not_told(store):
    question_id, codes = asked(store, askers=6)
    for code in codes[:5]:
        judge(store, code, GOOD)
    for code in codes[5:]:
        judge(store, code, (Answered.YES, Progress.AMBER))
    verdict = told(store, question_id)
    assert verdict.counts.total == 7
    assert verdict.counts.progress is None and verdict.progress is Progress.GREEN
    assert verdict.counts.answered == {Answered.YES: 7, Answered.PARTLY: 0, Answered.NO: 0}


def test_the_verdict_of_a_group_goes_before_those_of_single_askers(store):
    question_id, codes = asked(store, askers=5)
    for code in codes:
        judge(store, code, GOOD)

    def group(db):
        answer = db.scalars(select(Answer)).one()
        said = {"answered": Answered.PARTLY, "progress": Progress.AMBER}
        row = Verdict(question_id=question_id, answer_id=answer.id, judge_hash="a session", **said)
        row.stage, row.judge, row.given_at = 1, Judge.GROUP, NOW
        db.add(row)

    in_transaction(store, group)
    verdict = told(store, question_id)
    assert (verdict.judge, verdict.counts) == (Judge.GROUP, None)
    assert (verdict.answered, verdict.progress) == (Answered.PARTLY, Progress.AMBER)


@pytest.mark.parametrize("permission", [Permission.NEITHER, Permission.READ_OUT])
def test_verdicts_on_what_is_not_public_are_not_told(store, permission):
    question_id, codes = asked(store, askers=5, permission=permission)
    for code in codes:
        judge(store, code)
    assert len(rows(store)) == 6
    assert told(store, question_id) is None


def test_a_verdict_is_told_no_more_when_its_question_is_held(store):
    question_id, codes = asked(store, askers=4)
    for code in codes:
        judge(store, code)
    assert told(store, question_id)
    take(store, question_id, Step.FLAG)
    assert told(store, question_id) is None
