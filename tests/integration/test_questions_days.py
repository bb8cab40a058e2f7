"""A day is a day in Wales: in summer it begins while UTC still has the day before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.judging.verdicts import give_verdict, own_verdict, verdict_of
from bot.questions.life.deadlines import day_in_wales, due_after
from bot.questions.publication.readable import public_question
from bot.store.tables.answers import Verdict
from bot.store.transaction import in_transaction
from bot.vocabulary import Answered, Judge, Progress
from tests.factories import make_answer, make_question

OTHER = "Beth am y bws?"
SUMMER_NIGHT = datetime(2031, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in Wales
WINTER_NIGHT = datetime(2031, 1, 14, 23, 30, tzinfo=UTC)
NIGHTS = pytest.mark.parametrize(
    ("night", "day"),
    [(SUMMER_NIGHT, date(2031, 7, 1)), (WINTER_NIGHT, date(2031, 1, 14))],
    ids=["summer", "winter"],
)


@NIGHTS
def test_the_day_somebody_asked_is_that_of_wales(store, night, day):
    code = mint_receipt()

    def ask(db):
        asked = make_question(db, code=code, created_at=night, text_other=OTHER)
        make_answer(db, asked)
        return asked.id

    question = in_transaction(store, ask)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    shown = in_transaction(store, public_question, question_id=question, write=False)
    assert (status.asked_on, shown.asked_on) == (day, day)


@NIGHTS
def test_the_day_of_a_verdict_is_that_of_wales(store, night, day):
    code, ids = mint_receipt(), {}

    def judge(db):
        question = make_question(db, code=code, created_at=night, text_other=OTHER)
        answer = make_answer(db, question)
        ids.update(question=question.id, answer=answer.id)
        said = {"answered": Answered.YES, "progress": Progress.GREEN}
        give_verdict(db, receipt_hash=receipt_hash(code), now=night, **said)
        group = {"judge": Judge.GROUP, "judge_hash": "g", "given_at": night, **said}
        db.add(Verdict(question_id=question.id, answer_id=answer.id, **group))

    in_transaction(store, judge)
    own = {"receipt_hash": receipt_hash(code), "answer_id": ids["answer"]}
    assert in_transaction(store, own_verdict, **own, write=False).given_on == day
    assert in_transaction(store, verdict_of, ids["question"], write=False).judged_on == day


@NIGHTS
def test_a_due_day_is_reckoned_from_the_day_in_wales(night, day):
    assert day_in_wales(night) == day
    assert day_in_wales(due_after(night, 1)) == day + timedelta(days=1)  # both are Tuesdays
