"""What tests of those who go share: an answered question with a promise, and its askers."""

from datetime import timedelta

from sqlalchemy import select

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.following import report_commitment
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.judging.ledger import promise_ledger
from bot.questions.life.erase import erase_question
from bot.store.tables.answers import Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Region,
    Workflow,
)
from tests.factories import (
    COMMITMENT,
    NOW,
    TEXT_OTHER,
    make_answer,
    make_askers,
    make_question,
)
from tests.integration.question_steps import GWENT

LATER = NOW + timedelta(days=40)


TOLD = {"happened_en": "It is not needed.", "happened_cy": "Does dim angen."}


def make(db, code, **fields):
    question = make_question(db, code=code, text_other=TEXT_OTHER, **fields)
    make_answer(db, question, commitments=(COMMITMENT,))
    return question.id


def with_askers(store, state=Workflow.ACCEPTED, stage=AnswerStage.PUBLISHED, count=3):
    """A question with a promise in its answer, its receipt, and those of others merged into it."""
    code = mint_receipt()

    def build(db):
        root = make_question(db, code=code, text_other=TEXT_OTHER, state=Workflow.ACCEPTED)
        others = askers(db, root, count, state=state, text_other=TEXT_OTHER)
        make_answer(db, root, commitments=(COMMITMENT,), stage=stage)
        return root.id, others

    root, others = in_transaction(store, build)
    return root, code, others


def askers(db, root, count, **fields):
    """Merged into the root, the oldest first."""
    times = [NOW - timedelta(minutes=count - number) for number in range(count)]
    return [make_askers(db, root, 1, created_at=at, **fields)[0] for at in times]


def go(store, code, how="withdrawn", question_id=None, now=LATER):
    if how == "erased":
        in_transaction(store, erase_question, question_id=question_id, now=now)
    else:
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=now)


def rows(store, table):
    return in_transaction(store, lambda db: list(db.scalars(select(table))), write=False)


def ledger(store, now=LATER):
    found = in_transaction(store, promise_ledger, region=Region.GWENT, now=now, write=False)
    return [one for one in found if one.commitment]


def report(store, commitment_id, state, actor=GWENT):
    [version] = [one.version for one in rows(store, Commitment) if one.id == commitment_id]
    told = {"commitment_id": commitment_id, "state": state, "version": version, **TOLD}
    in_transaction(store, report_commitment, actor=actor, now=LATER, **told)


def answer(store, question_id):
    return in_transaction(store, answer_for_staff, question_id=question_id, actor=GWENT)
