"""What tests of answers share: a question with the board, and the steps of its answer."""

from dataclasses import replace

from bot.questions.answering.answers import (
    answer_for_staff,
    save_answer,
)
from bot.questions.answering.publishing import publish_answers
from bot.questions.life.move import locked_question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Region,
    Role,
    Workflow,
)
from tests.factories import ANSWER, NOW, make_actor, make_answer, make_question

GWENT, SECOND = make_actor(), make_actor()


POWYS = make_actor(region=Region.POWYS)


TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


def put(store, **fields):
    return in_transaction(store, make_question, state=Workflow.PUT_TO_BOARD, **fields)


def answered(store, stage, **fields):
    """A question with its answer at a stage."""
    question = put(store, **fields)
    in_transaction(store, answer, question.id, stage)
    return question.id


def answer(db, question_id, stage, **options):
    make_answer(db, locked_question(db, question_id), stage=stage, **options)


def run(store, use_case, question_id, actor=GWENT, **more):
    return in_transaction(
        store, use_case, question_id=question_id, actor=actor, **{"now": NOW, **more}
    )


def save(store, question_id, version=0, actor=GWENT, **changes):
    fields = replace(ANSWER, **changes)
    return run(store, save_answer, question_id, actor, version=version, fields=fields)


def publish(store, *ids, actor=SECOND, now=NOW, **more):
    return in_transaction(store, publish_answers, question_ids=ids, actor=actor, now=now, **more)


def read(store, question_id, actor=GWENT):
    return in_transaction(
        store, answer_for_staff, question_id=question_id, actor=actor, write=False
    )


def where(store, question_id):
    question = in_transaction(store, locked_question, question_id)
    return question.workflow, question.answer_status
