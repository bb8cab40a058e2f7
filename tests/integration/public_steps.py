"""What tests of the public reading share: questions with answers and verdicts, and their page."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select

from bot.errors import QuestionNotFound
from bot.questions.answering.following import report_commitment
from bot.questions.asking.receipts import mint_receipt
from bot.questions.judging.good_practice import good_practice
from bot.questions.judging.verdicts import verdict_of
from bot.questions.life.move import SYSTEM, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.questions.publication.board_page import board_page
from bot.questions.publication.feed import public_feed
from bot.questions.publication.page import public_page
from bot.questions.publication.readable import public_question, public_questions
from bot.store.tables.answers import Commitment, Verdict
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    CommitmentState,
    Judge,
    Progress,
    Region,
    Role,
)
from tests.factories import (
    COMMITMENT,
    NOW,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)

GWENT, SECOND, TEAM = make_actor(), make_actor(), make_actor(Role.COMMISSIONER_TEAM, None)


LATER = NOW + timedelta(days=3)


READ = {"write": False}


def made(store, stage=AnswerStage.PUBLISHED, askers=0, now=NOW, code=None, **fields):
    """A question with an answer and its commitment; gives back its id."""
    kept = {name: fields.pop(name) for name in ("kind", "commitments") if name in fields}

    def make(db):
        question = make_question(db, code=code or mint_receipt(), created_at=now, **fields)
        make_askers(db, question, askers)
        if stage:
            options = {"commitments": (COMMITMENT,), **kept}
            make_answer(db, question, stage=stage, now=now, **options)
        return question.id

    return in_transaction(store, make)


def judged_by_group(store, question_id, answered=Answered.YES, progress=Progress.GREEN):
    def judge(db):
        question = locked_question(db, question_id)
        answer = db.scalars(select(Commitment.answer_id).filter_by(question_id=question_id)).first()
        said = {"answered": answered, "progress": progress, "given_at": NOW, "judge": Judge.GROUP}
        row = Verdict(question_id=question_id, answer_id=answer, judge_hash=str(uuid4()), **said)
        row.stage = 1
        db.add(row)
        move(db, question, Step.ASSESS, mover=Mover(Party.YOUTH_WORKER, "host"), now=NOW)

    in_transaction(store, judge)


def take(store, question_id, step, mover=SYSTEM, now=NOW):
    def one(db):
        move(db, locked_question(db, question_id), step, mover=mover, now=now)

    in_transaction(store, one)


def report(store, state=CommitmentState.KEPT, now=NOW):
    def every(db):
        words = {"happened_en": "It is open.", "happened_cy": "Mae ar agor."}
        for row in db.scalars(select(Commitment)):
            ids = {"commitment_id": row.id, "version": row.version}
            report_commitment(db, **ids, actor=TEAM, state=state, now=now, **words)

    in_transaction(store, every)


def page(store, question_id):
    return in_transaction(store, public_page, question_id=question_id, **READ)


def read_all(db):
    """Everything that the public side can say."""
    for region in (None, *Region):
        yield public_questions(db, region=region)
        yield public_feed(db, region=region)
        if region:
            yield board_page(db, region=region, now=NOW)
    yield good_practice(db)
    for question_id in db.scalars(select(Question.id)):
        yield verdict_of(db, question_id)
        for use_case in (public_page, public_question):
            try:
                yield use_case(db, question_id=question_id)
            except QuestionNotFound as error:
                yield vars(error)


def said(store):
    return in_transaction(store, lambda db: repr(list(read_all(db))), **READ)


def answer_late(db, question_id, late):
    make_answer(db, locked_question(db, question_id), now=late)
