"""What everybody may read of a question: its page, its answers, how it stands in time."""

from datetime import timedelta

import pytest

from bot.errors import QuestionNotFound
from bot.questions.answering.answers import save_answer
from bot.questions.answering.publishing import publish_answers, unpublish_answer
from bot.questions.answering.stages import approve_answer, send_back_answer, submit_answer
from bot.questions.life.deadlines import CORRECTION_DAYS, due_after
from bot.questions.life.move import locked_question
from bot.questions.life.states import Step
from bot.questions.life.timing import Timing
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Judge,
    Language,
    Progress,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
)
from tests.integration.public_steps import (
    GWENT,
    LATER,
    READ,
    SECOND,
    answer_late,
    judged_by_group,
    made,
    page,
    report,
    said,
    take,
)

# The page of a question


def test_a_page_tells_who_asked_what_they_said_and_what_happened(store):
    question_id = made(store, askers=5)
    report(store)
    judged_by_group(store, question_id)
    found = page(store, question_id)
    assert [found.asked.words(language) for language in Language] == [TEXT, TEXT_OTHER]
    assert found.answer.fields == ANSWER
    [promised] = found.commitments
    assert (promised.state, promised.happened(Language.CY)) == (
        CommitmentState.KEPT,
        "Mae ar agor.",
    )
    assert (found.verdict.answered, found.verdict.judge) == (Answered.YES, Judge.GROUP)
    assert found.others == 5
    assert found.asked.deadline.timing(NOW) is Timing.ON_TIME


@pytest.mark.parametrize("language", list(Language))
def test_words_are_never_of_the_other_language(store, language):
    texts = {"text_original": f"asked in {language}?", "text_other": f"in {language.other}?"}
    question_id = made(store, language=language, **texts)
    found = page(store, question_id).asked
    assert found.words(language) == f"asked in {language}?"
    assert found.words(language.other) == f"in {language.other}?"
    assert found.text == f"asked in {language}?"


def test_what_staff_took_out_is_not_shown(store):
    text = "Why does Mr Jones of the youth club not answer us?"
    shown = "Why does [name] of the youth club not answer us?"
    question_id = made(store, text_original=text, text_public=shown)
    assert page(store, question_id).asked.words(Language.EN) == shown
    assert "Jones" not in said(store)


def test_a_question_in_one_language_only_is_not_public(store):
    question_id = made(store, stage=None, state=Workflow.ACCEPTED)
    version = in_transaction(store, locked_question, question_id).version
    ids = {"question_id": question_id, "actor": GWENT, "now": NOW}
    version = in_transaction(store, redact_question, version=version, spans=[(0, 3)], **ids)
    assert not in_transaction(store, public_questions, **READ)
    with pytest.raises(QuestionNotFound):
        page(store, question_id)
    in_transaction(store, translate_question, version=version, text=TEXT_OTHER, **ids)
    assert page(store, question_id).asked.words(Language.CY) == TEXT_OTHER


@pytest.mark.parametrize("stage", [None, *AnswerStage])
def test_an_answer_is_told_only_when_it_is_published(store, stage):
    question_id = made(store, stage, state=Workflow.PUT_TO_BOARD)
    found = page(store, question_id)
    out = stage is AnswerStage.PUBLISHED
    assert (found.answer is not None) is out
    assert (ANSWER.text_en in said(store)) is out
    assert (COMMITMENT.what_cy in said(store)) is out
    expected = Workflow.PUBLISHED if out else Workflow.PUT_TO_BOARD
    assert (found.asked.workflow, found.asked.kind) == (
        expected,
        AnswerStatus.DIRECT if out else None,
    )
    timing = found.asked.deadline.timing(NOW)
    assert timing is (Timing.ON_TIME if out else Timing.DUE)


def test_a_late_answer_is_told_to_be_late(store):
    question_id = made(store, None, state=Workflow.PUT_TO_BOARD)
    late = NOW + timedelta(days=60)
    deadline = page(store, question_id).asked.deadline
    assert deadline.timing(late) is Timing.VERY_OVERDUE
    in_transaction(store, lambda db: answer_late(db, question_id, late))
    found = page(store, question_id)
    assert found.answer.deadline.timing(late) is Timing.LATE
    assert found.answer.published_on == late.date()


def page_timing(store, question_id, now):
    return page(store, question_id).asked.deadline.timing(now)


def test_a_corrected_answer_says_so_and_keeps_its_day(store):
    question_id = made(store)
    ids = {"question_id": question_id, "now": LATER}
    in_transaction(store, unpublish_answer, actor=SECOND, version=5, correcting=True, **ids)
    found = page(store, question_id)
    assert (found.answer, found.corrected_since) == (None, LATER.date())
    assert found.asked.deadline.timing(LATER) is Timing.DUE
    assert found.asked.deadline.due_on == due_after(LATER, CORRECTION_DAYS).date()
    assert page_timing(store, question_id, LATER + timedelta(days=9)) is Timing.OVERDUE
    assert ANSWER.text_en not in said(store)

    def correct(db):
        note = {"note": "One clinic."}
        version = send_back_answer(db, actor=SECOND, version=6, **note, **ids)
        version = save_answer(db, actor=GWENT, version=version, fields=ANSWER, **ids)
        version = submit_answer(db, actor=GWENT, version=version, **ids)
        approve_answer(db, actor=SECOND, version=version, **ids)
        publish_answers(db, question_ids=[question_id], actor=SECOND, now=LATER)

    in_transaction(store, correct)
    found = page(store, question_id)
    assert (found.answer.published_on, found.answer.corrected_on) == (NOW.date(), LATER.date())
    assert found.answer.deadline.timing(LATER) is Timing.ON_TIME


def test_earlier_rounds_stay_on_the_page(store):
    question_id = made(store)
    judged_by_group(store, question_id, Answered.NO, Progress.RED)
    take(store, question_id, Step.FOLLOW_UP, now=LATER)
    found = page(store, question_id)
    assert (found.answer, found.corrected_since) == (None, None)
    assert found.asked.deadline.timing(LATER) is Timing.DUE
    [first] = found.history
    assert (first.round, first.fields, first.verdict.answered) == (1, ANSWER, Answered.NO)
    in_transaction(store, lambda db: answer_late(db, question_id, LATER))
    found = page(store, question_id)
    assert (found.answer.round, [one.round for one in found.history]) == (2, [1])


def test_others_who_ask_are_counted_from_five(store):
    four, five = made(store, askers=4), made(store, askers=5)
    assert (page(store, four).others, page(store, five).others) == (None, 5)
