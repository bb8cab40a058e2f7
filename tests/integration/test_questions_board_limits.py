"""What a board cannot do to its own record: hide a question, or stop the clock on it."""

from datetime import timedelta

import pytest

from bot.errors import BotError, TransitionRefused
from bot.questions.answering.put_to_board import put_to_board
from bot.questions.life.batches import BatchRefused
from bot.questions.life.deadlines import ANSWER_DAYS, BACK_DAYS, due_after
from bot.questions.life.move import Why, locked_question, move
from bot.questions.life.states import Step
from bot.questions.reviewing.merge import MergeRefused, merge_questions, unmerge_question
from bot.questions.reviewing.pass_on import pass_on_question, take_back_question
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Safeguarding, Visibility, Workflow
from tests.factories import NOW, TEXT_OTHER
from tests.integration.question_steps import GWENT, LEAD, TEAM, act, kept, made, steps_of

AT_THE_BOARD = (
    Workflow.PUT_TO_BOARD,
    Workflow.ANSWERED,
    Workflow.PUBLISHED,
    Workflow.ASSESSED,
    Workflow.REVIEW_DUE,
    Workflow.CLOSED,
)
OVERDUE = NOW - timedelta(days=60)
SCHOOL = {"body": "school", "reason": "one_place"}


def merge(store, question_id, into, actor=GWENT, now=NOW):
    ids = {"question_ids": [question_id], "into": into, "actor": actor, "now": now}
    return in_transaction(store, merge_questions, **ids)


# The words


@pytest.mark.parametrize("state", [Workflow.CANDIDATE, Workflow.SELECTED, *AT_THE_BOARD])
@pytest.mark.parametrize("actor", [GWENT, TEAM], ids=["board", "team"])
def test_public_words_are_not_taken_back_once_a_board_has_them(store, state, actor):
    question = made(store, state=state)
    before = kept(store, question)
    with pytest.raises(TransitionRefused):
        act(store, redact_question, question, actor, spans=[(0, 3)])
    with pytest.raises(TransitionRefused):
        act(store, translate_question, question, actor, text="Something else altogether?")
    now = kept(store, question)
    assert (now.visibility, now.text_public) == (Visibility.PUBLIC, before.text_public)
    assert (now.text_other, now.version) == (TEXT_OTHER, before.version)


@pytest.mark.parametrize("state", [Workflow.PUT_TO_BOARD, Workflow.PUBLISHED])
def test_a_missing_translation_is_added_at_any_time(store, state):
    question = made(store, state=state, text_other=None)
    act(store, translate_question, question, text=TEXT_OTHER)
    assert kept(store, question).visibility is Visibility.PUBLIC


def test_words_are_not_changed_by_way_of_a_merge(store):
    question, root = (made(store, state=Workflow.PUT_TO_BOARD) for _ in range(2))
    merge(store, question, root)
    for use_case, more in (
        (redact_question, {"spans": [(0, 3)]}),
        (translate_question, {"text": "Something else altogether?"}),
    ):
        with pytest.raises(TransitionRefused):
            act(store, use_case, question, **more)


# Merging


@pytest.mark.parametrize(
    "root",
    [
        pytest.param({"state": Workflow.IN_REVIEW}, id="not-accepted"),
        pytest.param({"state": Workflow.PASSED_ON}, id="passed-on"),
        pytest.param({"state": Workflow.ACCEPTED}, id="less-far"),
        pytest.param(
            {
                "state": Workflow.PUT_TO_BOARD,
                "permission": Permission.NEITHER,
                "created_at": OVERDUE,
            },
            id="hidden",
        ),
        pytest.param({"state": Workflow.PUT_TO_BOARD}, id="due-later"),
    ],
)
def test_an_overdue_public_question_is_not_merged_out_of_sight(store, root):
    question = made(store, state=Workflow.PUT_TO_BOARD, created_at=OVERDUE)
    with pytest.raises(MergeRefused, match="behind"):
        merge(store, question, made(store, **root))
    assert kept(store, question).visibility is Visibility.PUBLIC


def test_a_question_is_merged_into_one_that_is_as_far_on(store):
    oldest = made(store, state=Workflow.PUT_TO_BOARD, created_at=OVERDUE)
    for fields in ({"state": Workflow.PUT_TO_BOARD}, {"state": Workflow.ACCEPTED}, {}):
        assert merge(store, made(store, **fields), oldest) == 1


# Passing on, putting to the board


def test_an_accepted_question_is_passed_on_by_the_team_only(store):
    question = made(store, state=Workflow.ACCEPTED)
    with pytest.raises(TransitionRefused):
        act(store, pass_on_question, question, **SCHOOL)
    act(store, pass_on_question, question, TEAM, **SCHOOL)
    assert kept(store, question).workflow is Workflow.PASSED_ON


def test_a_board_puts_to_itself_no_question_that_a_session_has(store):
    for state in (Workflow.CANDIDATE, Workflow.SELECTED):
        question = made(store, state=state)
        ids = {"question_ids": [question], "now": NOW}
        with pytest.raises(BatchRefused):
            in_transaction(store, put_to_board, actor=GWENT, **ids)
        assert in_transaction(store, put_to_board, actor=TEAM, **ids) == 1


# Clocks after being away


def clear(store, question, outcome, now):
    act(store, mark_safeguarding, question, LEAD, outcome=outcome, now=now)


@pytest.mark.parametrize("outcome", [Safeguarding.CLEARED, Safeguarding.ACTIONED])
@pytest.mark.parametrize(
    ("state", "column"),
    [(Workflow.IN_REVIEW, "due_decision_at"), (Workflow.PUT_TO_BOARD, "due_answer_at")],
)
def test_what_the_lead_had_is_not_late_at_once(store, outcome, state, column):
    question = made(store, state=state)
    act(store, flag_question, question)
    later = NOW + timedelta(days=60)
    clear(store, question, outcome, later)
    assert getattr(kept(store, question), column) == due_after(later, BACK_DAYS)


def test_a_short_time_with_the_lead_shortens_no_days(store):
    question = made(store, state=Workflow.PUT_TO_BOARD)
    act(store, flag_question, question)
    clear(store, question, Safeguarding.CLEARED, NOW + timedelta(hours=1))
    assert kept(store, question).due_answer_at == due_after(NOW, ANSWER_DAYS)


def test_what_was_late_before_stays_late(store):
    late = made(store, state=Workflow.PUT_TO_BOARD, created_at=OVERDUE)
    oldest = made(store, state=Workflow.PUT_TO_BOARD, created_at=OVERDUE - timedelta(days=30))
    due = kept(store, late).due_answer_at
    merge(store, late, oldest)
    act(store, unmerge_question, late)
    act(store, flag_question, late)
    clear(store, late, Safeguarding.CLEARED, NOW)
    assert kept(store, late).due_answer_at == due


def test_a_question_that_stands_for_itself_again_has_days_again(store):
    question, root = made(store), made(store)
    merge(store, question, root)
    later = NOW + timedelta(days=60)
    act(store, unmerge_question, question, now=later)
    assert kept(store, question).due_decision_at == due_after(later, BACK_DAYS)


def test_a_question_that_is_taken_back_is_decided_about_in_days_of_its_own(store):
    question = made(store)
    act(store, pass_on_question, question, **SCHOOL)
    later = NOW + timedelta(days=60)
    act(store, take_back_question, question, now=later)
    assert kept(store, question).due_decision_at == due_after(later, BACK_DAYS)


def test_nothing_else_is_left_to_a_board(store):
    """None of its steps takes an overdue public question out of sight, but to the lead."""
    for step in Step:
        question = made(store, state=Workflow.PUT_TO_BOARD, created_at=OVERDUE)
        before = len(steps_of(store, question))
        try:
            in_transaction(store, _take, question, step)
        except BotError:
            continue
        now = kept(store, question)
        seen = now.visibility is Visibility.PUBLIC
        assert seen or step in (Step.FLAG, Step.MERGE), step  # a merge looks at its root
        assert len(steps_of(store, question)) == before + 1


def _take(db, question_id, step):
    why, mover = Why("unclear"), GWENT.mover
    move(db, locked_question(db, question_id), step, mover=mover, now=NOW, why=why)
