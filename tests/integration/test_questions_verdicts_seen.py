"""What one who asked sees of the answer and may do; how later verdicts count."""

from datetime import timedelta

import pytest

from bot.errors import QuestionNotFound
from bot.questions.asking.receipts import mint_receipt
from bot.questions.judging.follow_up import follow_judged
from bot.questions.life.deadlines import APPEAL_DAYS, VERDICT_DAYS, due_after
from bot.questions.life.move import Mover
from bot.questions.life.states import Party, Step
from bot.questions.life.timing import Timing
from bot.questions.publication.readable import public_question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Language,
    Permission,
    Safeguarding,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
    make_question,
)
from tests.integration.verdict_steps import BAD, GOOD, asked, judge, status, take, told

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
