"""What stays where a public question was, and what never was public."""

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.life.erase import erase_question
from bot.questions.life.states import Step
from bot.questions.publication.board_page import board_page
from bot.questions.publication.gone import QuestionMerged, QuestionWithdrawn
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, Permission, Region, Workflow
from tests.factories import ANSWER, COMMITMENT, TEXT, TEXT_OTHER
from tests.integration.public_steps import LATER, judged_by_group, made, page, report, said, take

NOT_FOR_ALL = [Permission.NEITHER, Permission.READ_OUT]


# What goes away


def test_a_question_that_was_published_and_withdrawn_leaves_a_stone_without_words(store):
    code = mint_receipt()
    question_id = made(store, code=code)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=LATER)
    with pytest.raises(QuestionWithdrawn) as gone:
        page(store, question_id)
    stone = gone.value.tombstone
    assert (stone.region, stone.why, stone.gone_on) == (
        Region.GWENT,
        Workflow.WITHDRAWN,
        LATER.date(),
    )
    everything = said(store)
    for words in (TEXT, ANSWER.text_en):
        assert words not in everything
    board = in_transaction(store, board_page, region=Region.GWENT, now=LATER, write=False)
    assert str(question_id) not in repr(board)  # nothing leads there
    assert COMMITMENT.what_en in everything  # the board said it in public


def test_an_erased_question_leaves_a_stone_too(store):
    question_id = made(store)
    in_transaction(store, erase_question, question_id=question_id, now=LATER)
    with pytest.raises(QuestionWithdrawn) as gone:
        page(store, question_id)
    assert gone.value.tombstone.why is Workflow.ERASED


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        pytest.param({"stage": AnswerStage.APPROVED}, False, id="answer-not-out"),
        pytest.param({"permission": Permission.NEITHER}, False, id="never-public"),
        pytest.param({}, True, id="in-the-lane"),
    ],
)
def test_nothing_tells_of_a_withdrawn_question_that_was_not_on_show(store, fields, held):
    code = mint_receipt()
    question_id = made(store, code=code, **fields)
    if held:
        take(store, question_id, Step.FLAG)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=LATER)
    with pytest.raises(QuestionNotFound) as missing:
        page(store, question_id)
    assert not isinstance(missing.value, QuestionWithdrawn)


def test_the_page_of_a_merged_question_leads_to_the_other(store):
    question_id = made(store, askers=1)
    merged = in_transaction(
        store, lambda db: db.scalar(select(Question.id).where(Question.merged_into.is_not(None)))
    )
    with pytest.raises(QuestionMerged) as elsewhere:
        page(store, merged)
    assert elsewhere.value.root_id == question_id
    take(store, question_id, Step.FLAG)
    with pytest.raises(QuestionNotFound) as missing:
        page(store, merged)
    assert not isinstance(missing.value, QuestionMerged)


@pytest.mark.parametrize("permission", NOT_FOR_ALL)
def test_what_may_not_be_published_never_is(store, permission):
    question_id = made(store, permission=permission, askers=5)
    report(store)
    judged_by_group(store, question_id)
    everything = said(store)
    for words in (TEXT, TEXT_OTHER, ANSWER.text_en, COMMITMENT.what_cy, "It is open."):
        assert words not in everything
    assert str(question_id) not in everything
