"""A session compared with the one before: what has moved since."""

import pytest

from bot.sessions.report.compare import Moved, compare
from bot.sessions.report.figures import FigureName as N
from bot.store.transaction import in_transaction
from bot.vocabulary import CommitmentState, Progress
from tests.factories import NOW
from tests.integration.reported_session import LATER, flag, made, make_follow_up, report


def compared(store, **more):
    first, second = made(store, make_follow_up, **more)
    return compare(report(store, first), report(store, second))


@pytest.mark.parametrize(
    ("progress", "moved"),
    [
        (Progress.GREEN, Moved.BETTER),
        (Progress.AMBER, Moved.SAME),
        (Progress.RED, Moved.WORSE),
    ],
)
def test_a_follow_up_tells_the_verdict_then_and_now(store, progress, moved):
    found = compared(store, progress=progress)
    [line] = found.questions
    assert (line.verdict_then.progress, line.verdict_now.progress) == (Progress.AMBER, progress)
    assert (line.moved, line.judged_again) == (moved, True)
    assert (found.since, found.until) == (NOW.date(), LATER.date())
    counts = {figure.name: figure.count.count for figure in found.figures}
    assert {counts[N(one.value)] for one in Moved if one is not moved} == {0}
    assert counts[N(moved.value)] == 1


def test_a_follow_up_tells_what_became_of_each_promise(store):
    found = compared(store)
    [promise] = found.questions[0].promises
    assert (promise.state, promise.happened_cy) == (CommitmentState.KEPT, "Mae ar agor.")
    told = {figure.name: figure for figure in found.figures}
    assert told[N.KEPT].source.ids == (str(promise.commitment_id),)
    assert told[N.STILL_OPEN].source.ids == ()


def test_what_nobody_has_judged_since_has_not_moved(store):
    [line] = compared(store, progress=None, kept=False).questions
    assert (line.verdict_now, line.moved, line.judged_again) == (None, None, False)
    assert line.promises[0].state is CommitmentState.OPEN


def test_a_question_that_is_not_public_any_more_is_left_out_of_the_comparison(store):
    first, second = made(store, make_follow_up)
    in_transaction(store, flag, first)
    found = compare(report(store, first), report(store, second))
    assert (found.questions, found.not_public) == ((), 1)


def test_a_question_judged_again_stands_in_the_report_of_the_later_session(store):
    _, second = made(store, make_follow_up)
    [line] = report(store, second).questions
    assert (line.position, line.verdict.progress) == (None, Progress.GREEN)
