"""What everybody may read of a board: ledger, good practice, figures; and the feed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.boards.promises import promises
from bot.questions.answering.following import report_commitment
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.judging.good_practice import good_practice
from bot.questions.judging.ledger import LedgerState, promise_ledger
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.states import Step
from bot.questions.publication.board_page import Outcome, board_figures, board_page
from bot.questions.publication.feed import public_feed
from bot.questions.publication.suppression import Mark
from bot.store.tables.answers import Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Language,
    Permission,
    Progress,
    Region,
    Workflow,
)
from tests.factories import (
    COMMITMENT,
    NOW,
    make_answer,
    make_askers,
    make_question,
)
from tests.integration.public_steps import (
    LATER,
    READ,
    TEAM,
    answer_late,
    judged_by_group,
    made,
    report,
    take,
)

# Board, ledger, good practice


def test_the_ledger_puts_both_kinds_of_promise_together(store):
    question_id = made(store)
    for late, state in ((False, LedgerState.OPEN), (True, LedgerState.DAY_PASSED)):
        now = NOW + timedelta(days=61 if late else 60)
        found = in_transaction(store, promise_ledger, region=Region.GWENT, now=now, **READ)
        [mine] = [one for one in found if one.question_id]
        assert (mine.question_id, mine.state, mine.due_on) == (
            question_id,
            state,
            COMMITMENT.due_on,
        )
        assert mine.what(Language.CY) == COMMITMENT.what_cy
        assert mine.who(Language.EN) == COMMITMENT.who_en
    known = {promise.id for promise in promises(Region.GWENT)}
    assert {one.entry_id for one in found if one.promise} == known
    assert [one.promise.promise(Language.EN) for one in found if one.promise] == [
        one.what(Language.EN) for one in found if one.promise
    ]
    powys = in_transaction(store, promise_ledger, region=Region.POWYS, now=NOW, **READ)
    assert not any(one.commitment for one in powys)


@pytest.mark.parametrize("state", [s for s in CommitmentState if s is not CommitmentState.OPEN])
def test_the_ledger_tells_what_became_of_a_promise(store, state):
    question_id = made(store)
    report(store, state)
    judged_by_group(store, question_id, Answered.PARTLY, Progress.AMBER)
    long_after = NOW + timedelta(days=300)
    found = in_transaction(store, promise_ledger, region=Region.GWENT, now=long_after, **READ)
    [mine] = [one for one in found if one.commitment]
    assert (mine.state.value, mine.happened(Language.EN)) == (state.value, "It is open.")
    assert mine.verdict.progress is Progress.AMBER


def test_good_practice_is_a_kept_promise_with_a_green_verdict(store):
    good, amber, unjudged = (made(store) for _ in range(3))
    judged_by_group(store, good)
    judged_by_group(store, amber, progress=Progress.AMBER)
    assert in_transaction(store, good_practice, **READ) == ()
    report(store)
    [found] = in_transaction(store, good_practice, **READ)
    assert (found.question.question_id, found.verdict.progress) == (good, Progress.GREEN)
    assert found.commitment.fields == COMMITMENT
    take(store, good, Step.FLAG)
    assert in_transaction(store, good_practice, **READ) == ()
    assert unjudged


def test_a_few_green_verdicts_of_single_askers_are_no_good_practice(store):
    codes = [mint_receipt()]

    def make(db):
        question = make_question(db, code=codes[0])
        codes.extend(make_askers(db, question, 4))
        make_answer(db, question, commitments=(COMMITMENT,))

    in_transaction(store, make)
    report(store)
    green = {"answered": Answered.YES, "progress": Progress.GREEN, "now": NOW}
    for number, code in enumerate(codes, start=1):
        in_transaction(store, give_verdict, receipt_hash=receipt_hash(code), **green)
        assert len(in_transaction(store, good_practice, **READ)) == (number >= 5)


def figures(store, region=Region.GWENT, now=NOW):
    return in_transaction(store, board_figures, region=region, now=now, **READ)


def test_the_figures_of_a_board_tell_nothing_of_fewer_than_five(store):
    for number in range(1, 6):
        made(store)
        found = figures(store)
        assert (found.put.count is not None) is (number == 5)
        assert {cell.mark for cell in found.outcomes.values()} == {Mark.NOT_SPLIT}
    assert figures(store, Region.POWYS).put.mark is Mark.FEW


def test_the_figures_of_a_board_count_each_round_once(store):
    late, very_late = NOW + timedelta(days=40), NOW + timedelta(days=100)
    for _ in range(5):
        on_time = made(store)
        made(store, kind=AnswerStatus.WILL_CONSIDER)
        question_id = made(store, None, state=Workflow.PUT_TO_BOARD)
        in_transaction(store, lambda db, q=question_id: answer_late(db, q, late))
        made(store, None, state=Workflow.PUT_TO_BOARD)
        made(store, AnswerStage.APPROVED, now=very_late, commitments=())
        made(store, permission=Permission.NEITHER)
        judged_by_group(store, on_time)
        take(store, on_time, Step.FOLLOW_UP, now=NOW)
    found = figures(store, now=very_late)
    assert found.put.count == 30
    assert {one: cell.count for one, cell in found.outcomes.items()} == {
        Outcome.ON_TIME: 5,
        Outcome.LATE: 5,
        Outcome.NOT_DONE: 5,
        Outcome.WAITING: 5,
        Outcome.OVERDUE: 10,
    }
    assert found.judged.mark is Mark.FEW  # those were of the round before


def test_the_verdicts_of_a_board_are_counts_of_questions(store):
    for progress, count in ((Progress.GREEN, 7), (Progress.AMBER, 5), (Progress.RED, 2)):
        for _ in range(count):
            judged_by_group(store, made(store), progress=progress)
    made(store)
    hidden = made(store)
    judged_by_group(store, hidden)
    take(store, hidden, Step.FLAG)
    found = figures(store)
    assert found.judged.count == 14
    assert found.verdicts[Progress.AMBER].count == 5
    assert found.verdicts[Progress.RED].mark is Mark.FEW
    green = found.verdicts[Progress.GREEN]
    assert (green.mark, green.low <= 7 <= green.high) == (Mark.RANGE, True)


def test_the_page_of_a_board_holds_its_newest_questions_only(store):
    old, new = made(store), made(store, now=LATER)
    made(store, region=Region.POWYS)
    found = in_transaction(store, board_page, region=Region.GWENT, now=LATER, **READ)
    assert [one.question_id for one in found.newest] == [new, old]
    assert any(one.question_id == new for one in found.ledger)


# The feed


def test_the_feed_has_one_lasting_entry_for_each_answered_question(store):
    first = made(store)
    second = made(store, now=NOW + timedelta(days=1))
    made(store, AnswerStage.APPROVED)
    powys = made(store, region=Region.POWYS, now=NOW + timedelta(days=2))

    def entries(**options):
        found = in_transaction(store, public_feed, **options, **READ)
        return [(one.entry_id, one.updated_at) for one in found]

    assert entries() == [
        (powys, NOW + timedelta(days=2)),
        (second, NOW + timedelta(days=1)),
        (first, NOW),
    ]
    assert [one for one, _ in entries(region=Region.GWENT, limit=1)] == [second]

    def report_first(db):
        [row] = db.scalars(select(Commitment).where(Commitment.question_id == first))
        words = {"happened_en": "Yes.", "happened_cy": "Do."}
        state = CommitmentState.KEPT
        ids = {"commitment_id": row.id, "version": row.version}
        report_commitment(db, **ids, actor=TEAM, state=state, now=LATER, **words)

    in_transaction(store, report_first)
    assert entries(limit=1) == [(first, LATER)]
    take(store, first, Step.FLAG)
    assert first not in [one for one, _ in entries()]
