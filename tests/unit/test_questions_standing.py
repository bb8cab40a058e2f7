"""What follows from a verdict, and when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.judging.standing import DONE, Promised, Standing, next_step
from bot.questions.life.deadlines import REVIEW_DAYS, TEAM_DAYS, VERDICT_DAYS, due_after
from bot.questions.life.states import Step
from bot.vocabulary import Answered, AnswerStatus, CommitmentState, Progress, Workflow
from tests.factories import NOW

WAITED = due_after(NOW, VERDICT_DAYS)
OVER = NOW + timedelta(days=REVIEW_DAYS)
LEFT_LYING = due_after(OVER, TEAM_DAYS)
GOOD, BAD = (Answered.YES, Progress.GREEN), (Answered.NO, Progress.RED)
TOMORROW = NOW.date() + timedelta(days=1)
MOMENT = timedelta(microseconds=1)
KEPT, OPEN = (Promised(state, TOMORROW) for state in (CommitmentState.KEPT, CommitmentState.OPEN))
FRESH = Standing(
    workflow=Workflow.ASSESSED,
    round=1,
    kind=AnswerStatus.DIRECT,
    due_review_at=OVER,
    stage=1,
    verdict=GOOD,
)


@pytest.mark.parametrize(
    ("changes", "at", "step"),
    [
        pytest.param({}, OVER - MOMENT, None, id="good-early"),
        pytest.param({}, OVER, Step.CLOSE, id="good-and-90-days"),
        pytest.param({"stage": 2}, WAITED - MOMENT, None, id="looked-again-just-now"),
        pytest.param({"stage": 2}, WAITED, Step.CLOSE, id="looked-again"),
        pytest.param({"workflow": Workflow.REVIEW_DUE}, OVER, Step.CLOSE, id="good-unreviewed"),
        pytest.param({"commitments": (KEPT,)}, OVER, Step.CLOSE, id="kept"),
        pytest.param({"commitments": (KEPT, OPEN)}, OVER, Step.MARK_REVIEW_DUE, id="open"),
        pytest.param(
            {"commitments": (Promised(CommitmentState.PARTLY_KEPT, None),)},
            OVER,
            Step.MARK_REVIEW_DUE,
            id="partly-kept",
        ),
        pytest.param(
            {"kind": AnswerStatus.WILL_CONSIDER}, OVER, Step.MARK_REVIEW_DUE, id="will-consider"
        ),
        pytest.param({"kind": AnswerStatus.STOCK}, OVER, Step.MARK_REVIEW_DUE, id="stock"),
        pytest.param(
            {"verdict": (Answered.YES, Progress.AMBER)}, OVER, Step.MARK_REVIEW_DUE, id="amber"
        ),
        pytest.param(
            {"verdict": (Answered.PARTLY, Progress.GREEN)}, OVER, Step.MARK_REVIEW_DUE, id="partly"
        ),
        pytest.param({"verdict": BAD}, WAITED - MOMENT, None, id="bad-early"),
        pytest.param({"verdict": BAD}, WAITED, Step.FOLLOW_UP, id="bad"),
        pytest.param({"verdict": (Answered.NO, Progress.GREEN)}, WAITED, Step.FOLLOW_UP, id="no"),
        pytest.param({"verdict": (Answered.YES, Progress.RED)}, WAITED, Step.FOLLOW_UP, id="red"),
        pytest.param({"verdict": BAD, "round": 2}, WAITED, None, id="asked-again-before"),
        pytest.param(
            {"verdict": BAD, "round": 2}, OVER, Step.MARK_REVIEW_DUE, id="asked-again-review"
        ),
        pytest.param(
            {"verdict": BAD, "round": 2, "workflow": Workflow.REVIEW_DUE}, OVER, None, id="team"
        ),
        pytest.param(
            {"verdict": BAD, "round": 2, "workflow": Workflow.REVIEW_DUE},
            LEFT_LYING - MOMENT,
            None,
            id="team-has-days",
        ),
        pytest.param(
            {"verdict": BAD, "round": 2, "workflow": Workflow.REVIEW_DUE},
            LEFT_LYING,
            Step.FOLLOW_UP,
            id="team-has-not",
        ),
        pytest.param({"commitments": (OPEN,)}, NOW + timedelta(days=1), None, id="on-its-day"),
        pytest.param(
            {"commitments": (OPEN,)}, NOW + timedelta(days=2), Step.MARK_REVIEW_DUE, id="day-over"
        ),
        pytest.param(
            {"commitments": (Promised(CommitmentState.OPEN, date(2031, 3, 2)),)},
            NOW + timedelta(days=2),
            None,
            id="over-before-the-verdict",
        ),
        pytest.param(
            {"commitments": (Promised(CommitmentState.OPEN, None),)},
            NOW + timedelta(days=2),
            None,
            id="no-day",
        ),
    ],
)
def test_what_follows_from_a_verdict(changes, at, step):
    assert next_step(replace(FRESH, **changes), at) is step


STANDINGS = st.builds(
    Standing,
    workflow=st.sampled_from((Workflow.ASSESSED, Workflow.REVIEW_DUE)),
    round=st.integers(1, 3),
    kind=st.sampled_from([kind for kind in AnswerStatus if kind is not AnswerStatus.NONE]),
    due_review_at=st.just(OVER),
    stage=st.integers(1, 3),
    verdict=st.tuples(st.sampled_from(Answered), st.sampled_from(Progress)),
    commitments=st.lists(
        st.builds(
            Promised,
            st.sampled_from(CommitmentState),
            st.none() | st.dates(date(2031, 1, 1), date(2031, 12, 31)),
        ),
        max_size=3,
    ).map(tuple),
)


@given(STANDINGS, st.integers(0, 400))
def test_no_question_is_closed_or_asked_again_against_those_who_asked(standing, days):
    now = NOW + timedelta(days=days)
    step = next_step(standing, now)
    if step is Step.CLOSE:
        assert standing.verdict == GOOD
        assert standing.kind not in (AnswerStatus.WILL_CONSIDER, AnswerStatus.STOCK)
        assert {one.state for one in standing.commitments} <= set(DONE)
        assert standing.stage > 1 or now >= OVER
    if step is Step.FOLLOW_UP:
        assert now >= LEFT_LYING or (standing.round == 1 and now >= WAITED)
        assert Answered.NO in standing.verdict or Progress.RED in standing.verdict
    if step is Step.MARK_REVIEW_DUE:
        assert standing.workflow is Workflow.ASSESSED
    if standing.workflow is Workflow.ASSESSED and now >= OVER:
        assert step is not None  # nothing that was judged is forgotten
    if standing.unanswered and now >= LEFT_LYING:
        assert step is Step.FOLLOW_UP  # and no bad verdict waits for ever


@given(STANDINGS, st.integers(0, 400))
def test_time_alone_takes_no_step_back(standing, days):
    now = NOW + timedelta(days=days)
    if next_step(standing, now) is not None:
        assert next_step(standing, now + timedelta(days=1)) is not None
