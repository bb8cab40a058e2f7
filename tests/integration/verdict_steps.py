"""What tests of verdicts share: questions with answers and receipts, and verdicts on them."""

from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.judging.verdicts import give_verdict, verdict_of
from bot.questions.life.move import SYSTEM, locked_question, move
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Progress,
)
from tests.factories import (
    NOW,
    make_answer,
    make_askers,
    make_question,
)

GOOD, BAD = (Answered.YES, Progress.GREEN), (Answered.NO, Progress.RED)


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
