"""Those who asked judge the answer, and hear what became of their question."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt, withdraw_question
from bot.questions.judging.follow_up import follow_judged
from bot.questions.judging.verdicts import give_verdict, verdict_of
from bot.questions.life.deadlines import APPEAL_DAYS, VERDICT_DAYS, due_after
from bot.questions.life.move import SYSTEM, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.questions.life.timing import Timing
from bot.questions.publication.readable import public_question
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Judge,
    Language,
    Permission,
    Progress,
    Safeguarding,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
    make_answer,
    make_askers,
    make_question,
)

GOOD, BAD = (Answered.YES, Progress.GREEN), (Answered.NO, Progress.RED)
LEAD = Mover(Party.SAFEGUARDING_LEAD, "lead")


def asked(store, stage=AnswerStage.PUBLISHED, askers=0, commitments=(), **fields):
    """A question with its answer at a stage: its id, and the receipts of all who asked it."""
    code = mint_receipt()

    def make(db):
        question = make_question(db, code=code, **fields)
        codes = make_askers(db, question, askers)
        make_answer(db, question, stage=stage, commitments=commitments)
        return question.id, [code, *codes]

    return in_transaction(store, make)


def judge(store, code, verdict=GOOD, now=NOW):
    said = {"answered": verdict[0], "progress": verdict[1]}
    in_transaction(store, give_verdict, receipt_hash=receipt_hash(code), now=now, **said)


def status(store, code, now=NOW):
    ask = {"receipt_hash": receipt_hash(code), "now": now, "write": False}
    return in_transaction(store, question_by_receipt, **ask)


def told(store, question_id):
    return in_transaction(store, verdict_of, question_id, write=False)


def take(store, question_id, step, mover=SYSTEM, now=NOW):
    def one(db):
        move(db, locked_question(db, question_id), step, mover=mover, now=now)

    in_transaction(store, one)


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


# What the one who asked sees


@pytest.mark.parametrize("permission", list(Permission))
def test_the_author_reads_the_answer_whoever_else_may(store, permission):
    question_id, [code] = asked(store, permission=permission, commitments=(COMMITMENT,))
    found = status(store, code)
    assert found.answer.fields == ANSWER
    assert [one.fields for one in found.answer.commitments] == [COMMITMENT]
    assert found.answer_text == ANSWER.text_en
    assert found.deadline.timing(NOW) is Timing.ON_TIME
    assert found.can_judge and found.answer.verdict is None
    if permission in (Permission.NEITHER, Permission.READ_OUT):
        with pytest.raises(QuestionNotFound):
            in_transaction(store, public_question, question_id=question_id, write=False)


@pytest.mark.parametrize("stage", [s for s in AnswerStage if s is not AnswerStage.PUBLISHED])
def test_the_author_reads_no_answer_before_it_is_out(store, stage):
    _, [code] = asked(store, stage, commitments=(COMMITMENT,))
    found = status(store, code)
    assert (found.answer, found.answer_text, found.history) == (None, None, ())
    assert found.deadline.timing(NOW) is Timing.DUE
    late = found.deadline.due_at + timedelta(seconds=1)
    assert found.deadline.timing(late) is Timing.OVERDUE
    assert found.deadline.timing(late + timedelta(days=40)) is Timing.VERY_OVERDUE
    assert ANSWER.text_en not in repr(found) and COMMITMENT.what_en not in repr(found)


def test_the_author_of_a_merged_question_reads_and_judges_the_answer(store):
    question_id, codes = asked(store, askers=1)
    found = status(store, codes[1])
    assert (found.step, found.merged.step) == ("merged", "published")
    assert found.merged.page_id == question_id
    assert [found.merged.words(language) for language in Language] == [TEXT, TEXT_OTHER]
    assert found.answer.fields == ANSWER and found.can_judge


def test_a_merged_author_does_not_read_words_that_are_not_public(store):
    _, codes = asked(store, askers=1, permission=Permission.NEITHER, text_original="Only mine.")
    found = status(store, codes[1])
    assert (found.merged.step, found.merged.page_id) == ("published", None)
    assert "Only mine." not in repr(found)
    assert found.answer is not None  # it answers both


def test_a_merged_author_is_not_told_that_the_other_question_is_held(store):
    question_id, codes = asked(store, askers=1)
    take(store, question_id, Step.FLAG)
    found = status(store, codes[1])
    assert (found.step, found.merged.step, found.answer) == ("merged", "merged", None)
    for code in codes:
        assert ANSWER.text_en not in repr(status(store, code))


def test_an_author_reads_earlier_rounds_beside_the_new_one(store):
    question_id, [code] = asked(store)
    judge(store, code, BAD)
    later = NOW + timedelta(days=30)
    take(store, question_id, Step.FOLLOW_UP, now=later)
    found = status(store, code)
    assert (found.answer, found.deadline.timing(later)) == (None, Timing.DUE)
    [first] = found.history
    assert (first.fields, first.verdict.answered) == (ANSWER, Answered.NO)
    assert not found.can_judge


@pytest.mark.parametrize(
    ("state", "appeal", "rewrite"),
    [
        (Workflow.SUBMITTED, False, False),
        (Workflow.RETURNED, False, True),
        (Workflow.DECLINED, True, False),
        (Workflow.ACCEPTED, False, False),
        (Workflow.WITHDRAWN, False, False),
    ],
)
def test_a_status_offers_what_can_be_done_now(store, state, appeal, rewrite):
    code = mint_receipt()
    question_id = in_transaction(store, make_question, code=code, state=state).id
    found = status(store, code)
    assert (found.can_appeal, found.can_rewrite) == (appeal, rewrite)
    if appeal:
        until = NOW + timedelta(days=APPEAL_DAYS)
        assert (found.appeal_until, status(store, code, until).can_appeal) == (until, False)
        take(store, question_id, Step.APPEAL, Mover(Party.AUTHOR, "author"))
        assert not status(store, code).can_appeal
    if rewrite:
        take(store, question_id, Step.FLAG)
        assert not status(store, code).can_rewrite


def test_a_question_that_is_held_says_so_and_shows_no_answer(store):
    question_id, [code] = asked(store)
    take(store, question_id, Step.FLAG)
    found = status(store, code)
    assert (found.step, found.answer, found.can_judge) == ("with_safeguarding", None, False)
    assert Safeguarding.FLAGGED not in repr(found)


def test_one_later_verdict_does_not_outweigh_seven(store):
    question_id, codes = asked(store, askers=6)
    for code in codes:
        judge(store, code, BAD)
    take(store, question_id, Step.MARK_REVIEW_DUE)
    judge(store, codes[0], GOOD)
    assert told(store, question_id).stage == 1
    waited = due_after(NOW, VERDICT_DAYS)
    ids = {"question_id": question_id, "now": waited}
    assert in_transaction(store, follow_judged, **ids) is Step.FOLLOW_UP


def test_a_later_verdict_of_all_who_judged_counts(store):
    question_id, codes = asked(store, askers=1)
    for code in codes:
        judge(store, code, BAD)
    take(store, question_id, Step.MARK_REVIEW_DUE)
    for code in codes:
        judge(store, code, GOOD)
    ids = {"question_id": question_id, "now": due_after(NOW, VERDICT_DAYS)}
    assert in_transaction(store, follow_judged, **ids) is Step.CLOSE
