"""What happens by itself after a verdict: followed up, looked at again, closed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.answering.following import report_commitment
from bot.questions.asking.receipts import receipt_hash
from bot.questions.judging.follow_up import close_question, follow_up_question, judged_questions
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.deadlines import (
    REVIEW_DAYS,
    TEAM_DAYS,
    VERDICT_DAYS,
    due_after,
)
from bot.questions.life.move import Mover, locked_question
from bot.questions.life.states import Party, Step
from bot.store.tables.answers import Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Progress,
    Role,
    Workflow,
)
from tests.factories import COMMITMENT, NOW, make_actor
from tests.integration.job_steps import (
    BAD,
    GOOD,
    LOOKED_AT,
    SECOND,
    TEAM,
    answer,
    judged,
    run,
    steps,
    take,
    workflow,
)

FOLLOWED = due_after(NOW, VERDICT_DAYS)


def again(store, code, verdict, now):
    said = {"answered": verdict[0], "progress": verdict[1]}
    in_transaction(store, give_verdict, receipt_hash=receipt_hash(code), now=now, **said)


def report(store, state):
    def all_of_them(db):
        for row in db.scalars(select(Commitment)):
            words = {"happened_en": "It is open.", "happened_cy": "Mae ar agor."}
            ids = {"commitment_id": row.id, "version": row.version}
            report_commitment(db, **ids, actor=TEAM, state=state, now=NOW, **words)

    in_transaction(store, all_of_them)


# After a verdict


def test_a_bad_verdict_is_followed_up_once(store):
    question_id, code = judged(store, BAD)
    run(store, FOLLOWED - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, FOLLOWED)
    question = in_transaction(store, locked_question, question_id)
    assert (question.workflow, question.answer_round) == (Workflow.PUT_TO_BOARD, 2)
    assert question.answer_status is AnswerStatus.NONE
    in_transaction(store, answer, question_id, AnswerStage.PUBLISHED, now=FOLLOWED)
    again(store, code, BAD, FOLLOWED)
    over = FOLLOWED + timedelta(days=REVIEW_DAYS)
    run(store, over)
    run(store, due_after(over, TEAM_DAYS) - SECOND)
    assert workflow(store, question_id) is Workflow.REVIEW_DUE  # it waits for the team
    assert steps(store, question_id, Step.FOLLOW_UP) == [Step.FOLLOW_UP]
    run(store, due_after(over, TEAM_DAYS))
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD  # but not for ever


def test_a_review_is_due_after_90_days_and_a_good_one_closes_the_question(store):
    question_id, code = judged(store, (Answered.YES, Progress.AMBER))
    run(store, LOOKED_AT - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is Workflow.REVIEW_DUE
    again(store, code, GOOD, LOOKED_AT)
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is Workflow.ASSESSED  # others may judge as well
    run(store, due_after(LOOKED_AT, VERDICT_DAYS))
    assert workflow(store, question_id) is Workflow.CLOSED


def test_a_review_is_due_when_the_day_of_a_commitment_has_passed(store):
    question_id, _ = judged(store, GOOD, commitments=(COMMITMENT,))
    on_its_day = NOW + timedelta(days=60)
    run(store, on_its_day)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, on_its_day + timedelta(days=1))
    assert workflow(store, question_id) is Workflow.REVIEW_DUE


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (CommitmentState.KEPT, Workflow.CLOSED),
        (CommitmentState.PARTLY_KEPT, Workflow.REVIEW_DUE),
        (CommitmentState.NOT_KEPT, Workflow.REVIEW_DUE),
    ],
)
def test_a_question_is_closed_only_with_all_commitments_kept(store, state, end):
    question_id, _ = judged(store, GOOD, commitments=(COMMITMENT, COMMITMENT))
    report(store, state)
    run(store, LOOKED_AT - SECOND)
    assert workflow(store, question_id) is Workflow.ASSESSED
    run(store, LOOKED_AT)
    assert workflow(store, question_id) is end


def test_will_consider_is_never_closed_by_itself(store):
    question_id, _ = judged(store, GOOD, kind=AnswerStatus.WILL_CONSIDER)
    run(store, LOOKED_AT + timedelta(days=400))
    assert workflow(store, question_id) is Workflow.REVIEW_DUE


def test_what_was_judged_waits_while_the_lane_has_it(store):
    question_id, _ = judged(store, BAD)
    take(store, question_id, Step.FLAG)
    assert in_transaction(store, judged_questions, now=LOOKED_AT, write=False) == ()
    take(store, question_id, Step.CLEAR, Mover(Party.SAFEGUARDING_LEAD, "lead"))
    assert in_transaction(store, judged_questions, now=LOOKED_AT, write=False) == (question_id,)


def test_the_commissioners_team_asks_again_or_closes_and_a_board_does_not(store):
    question_id, _ = judged(store, BAD)
    board = make_actor()
    version = in_transaction(store, locked_question, question_id).version
    ids = {"question_id": question_id, "version": version, "now": NOW}
    for use_case in (follow_up_question, close_question):
        with pytest.raises(NotAllowed):
            in_transaction(store, use_case, actor=board, **ids)
        with pytest.raises(QuestionNotFound):
            in_transaction(store, use_case, actor=make_actor(Role.OPERATOR, None), **ids)
    ids["version"] = in_transaction(store, follow_up_question, actor=TEAM, **ids)
    assert workflow(store, question_id) is Workflow.PUT_TO_BOARD
    with pytest.raises(TransitionRefused):
        in_transaction(store, close_question, actor=TEAM, **ids)
    other, _ = judged(store, GOOD)
    ids = {"question_id": other, "version": ids["version"] - 1, "now": NOW}
    in_transaction(store, close_question, actor=TEAM, **ids)
    assert workflow(store, other) is Workflow.CLOSED
