"""The seven boards over time, and what a session opens with: told, never ranked, never few."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.boards.directory import boards
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.judging.ledger import LedgerState
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.questions.publication.board_page import Outcome, board_figures
from bot.questions.publication.suppression import Mark
from bot.sessions.report.board_rows import PromiseOutcome, Shade
from bot.sessions.report.opening import opening_ledger
from bot.sessions.report.overview import overview
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Judge,
    Language,
    Permission,
    Progress,
    Region,
    Workflow,
)
from tests.factories import COMMITMENT, NOW, make_answer, make_question
from tests.session_steps import HOST, SECOND, TEAM, make_live_session

SUMMER = datetime(2031, 8, 4, 10, 0, tzinfo=UTC)
END = datetime(2032, 3, 1, 10, 0, tzinfo=UTC)


def make_answers(db, count, *, now=NOW, region=Region.GWENT, progress=None, **changes):
    """Public questions with their answers, each judged by a group if wanted."""
    for _ in range(count):
        more = {"state": Workflow.ACCEPTED, "created_at": now, "council": None}
        question = make_question(db, region=region, **more)
        answer = make_answer(db, question, now=now, **changes)
        if progress:
            said = {"answered": Answered.YES, "progress": progress, "given_at": now}
            ids = {"question_id": question.id, "answer_id": answer.id, "judge_hash": "a group"}
            db.add(Verdict(**ids, **said, stage=1, judge=Judge.GROUP))
    db.flush()


def seen(store, now=END):
    return in_transaction(store, overview, now=now, write=False)


def board(store, region=Region.GWENT, now=END):
    return next(one for one in seen(store, now).boards if one.region is region)


def counts(stretch):
    return {part: cell.count for part, cell in stretch.parts.items()}


def make_year(db):
    """Five and more of every part in each half of 2031: what may be told by half-year."""
    for now in (NOW, SUMMER):
        make_answers(db, 6, now=now)
        make_answers(db, 5, now=now, kind=AnswerStatus.WILL_CONSIDER)
        for late in (1, 0):
            for _ in range(5):
                fields = {"state": Workflow.PUT_TO_BOARD, "created_at": now}
                question = make_question(db, **fields)
                question.put_at = now
                question.due_answer_at = now if late else END + timedelta(days=1)
        for _ in range(5):
            question = make_question(db, state=Workflow.PUT_TO_BOARD)
            question.put_at, question.due_answer_at = now, now - timedelta(days=1)
            make_answer(db, question, now=now)


def test_half_years_with_enough_of_everything_are_told_and_traced(store):
    in_transaction(store, make_year)
    spring, summer = board(store).asked
    assert (spring.since.month, spring.until.month, summer.since.month) == (1, 6, 7)
    for stretch in (spring, summer):
        assert counts(stretch) == {
            Outcome.ON_TIME: 6,
            Outcome.LATE: 5,
            Outcome.NOT_DONE: 5,
            Outcome.WAITING: 5,
            Outcome.OVERDUE: 5,
        }
        assert stretch.total.count == len(stretch.source.ids) == 26
    assert not set(spring.source.ids) & set(summer.source.ids)
    ids = in_transaction(store, lambda db: set(db.scalars(select(Answer.id))))
    named = {one for one in (*spring.source.ids, *summer.source.ids) if one.startswith("answer:")}
    assert named == {f"answer:{one}" for one in ids}


def test_half_years_add_up_to_what_the_page_of_the_board_tells(store):
    in_transaction(store, make_year)
    page = in_transaction(store, board_figures, region=Region.GWENT, now=END, write=False)
    stretches = board(store).asked
    for outcome, cell in page.outcomes.items():
        assert sum(one.parts[outcome].count for one in stretches) == cell.count


@pytest.mark.parametrize("few", [0, 1, 4])
def test_where_anything_is_few_all_time_is_told_as_on_the_page_of_the_board(store, few):
    def make(db):
        make_answers(db, 9)
        make_answers(db, 7, now=SUMMER)
        make_answers(db, few, now=SUMMER, kind=AnswerStatus.STOCK)

    in_transaction(store, make)
    page = in_transaction(store, board_figures, region=Region.GWENT, now=END, write=False)
    [only] = board(store).asked
    assert only.parts == page.outcomes
    assert (only.total, only.source.ids) == (page.put, ())


def test_verdicts_by_half_year_are_those_that_may_be_told(store):
    def make(db):
        for progress in Progress:
            make_answers(db, 5, progress=progress)
            make_answers(db, 6, now=SUMMER, progress=progress)

    in_transaction(store, make)
    [only] = board(store).verdicts  # nobody was undecided: that is fewer than five
    page = in_transaction(store, board_figures, region=Region.GWENT, now=END, write=False)
    assert {part: only.parts[Shade(part.value)] for part in Progress} == page.verdicts
    assert only.parts[Shade.NONE].mark is Mark.FEW


def test_promises_are_told_by_what_became_of_them(store):
    states = (CommitmentState.KEPT, CommitmentState.NOT_KEPT, CommitmentState.OPEN)

    def make(db):
        late = replace(COMMITMENT, due_on=END.date())
        make_answers(db, 5, commitments=(late,) * 3)
        make_answers(db, 5, now=SUMMER, commitments=(late,) * 3)
        rows = db.scalars(select(Commitment).order_by(Commitment.answer_id, Commitment.id))
        for number, row in enumerate(rows):
            row.state = states[number % 3]

    in_transaction(store, make)
    spring, summer = board(store).promises
    wanted = {PromiseOutcome.KEPT: 5, PromiseOutcome.OTHER: 5, PromiseOutcome.OPEN: 5}
    assert counts(spring) == counts(summer) == wanted


def test_a_promise_counts_for_good_and_not_while_its_question_is_held(store):
    def make(db):
        make_answers(db, 5, commitments=(COMMITMENT,))
        first = db.scalars(select(Question).order_by(Question.id)).first()
        unpublish_answer(
            db, question_id=first.id, actor=SECOND, version=5, now=END, correcting=True
        )
        return first.id

    first = in_transaction(store, make)
    assert board(store).promises[0].total.count == 5

    def flag(db):
        move(db, locked_question(db, first), Step.FLAG, mover=HOST.mover, now=END)

    in_transaction(store, flag)
    assert board(store).promises[0].total.mark is Mark.FEW


def test_nothing_is_counted_that_is_not_public(store):
    def make(db):
        make_answers(db, 6)
        hidden = make_question(db, permission=Permission.READ_OUT, state=Workflow.ACCEPTED)
        make_answer(db, hidden)
        held = make_question(db, state=Workflow.PUT_TO_BOARD)
        move(db, locked_question(db, held.id), Step.FLAG, mover=HOST.mover, now=NOW)

    in_transaction(store, make)
    [only] = board(store).asked
    assert only.total.count == 6


def test_boards_stand_in_the_order_of_the_alphabet_whatever_their_figures(store):
    in_transaction(store, make_answers, 8, region=Region.WEST_WALES)
    found = seen(store)
    names = [one.name_en for one in found.boards]
    assert names == sorted(names, key=str.casefold)
    assert {one.region for one in found.boards} == set(Region)
    welsh = [one.name_cy for one in found.in_order(Language.CY)]
    assert welsh == sorted(welsh, key=str.casefold)
    assert len(board(store, Region.WEST_WALES).asked) == 1
    assert board(store, Region.POWYS).asked == ()


def test_a_board_has_its_own_sessions_and_those_of_all_boards(store):
    def make(db):
        own = make_live_session(db)
        national = make_live_session(db, region=None, owner=TEAM)
        make_live_session(db, region=Region.POWYS)
        for row in db.scalars(select(Session)):
            row.state = SessionState.CLOSED
        make_live_session(db)  # not over yet
        return {own, national}

    wanted = in_transaction(store, make)
    found = board(store).sessions
    assert {one.session_id for one in found} == wanted
    assert {one.national for one in found} == {True, False}


# What a session opens with


def ledger(store, region=Region.GWENT, now=NOW):
    return in_transaction(store, opening_ledger, region=region, now=now, write=False)


def test_a_session_opens_with_what_is_overdue_then_what_is_open(store):
    later = COMMITMENT.due_on + timedelta(days=1)

    def make(db):
        make_answers(db, 3, commitments=(COMMITMENT,))
        first, second, _ = db.scalars(select(Commitment).order_by(Commitment.id))
        first.due_on = later
        second.state = CommitmentState.KEPT

    in_transaction(store, make)
    between = datetime(later.year, later.month, later.day, 12, tzinfo=UTC)
    [found] = ledger(store, now=between)
    own = [entry.state for entry in found.entries if entry.commitment]
    assert own == [LedgerState.DAY_PASSED, LedgerState.OPEN, LedgerState.KEPT]
    assert found.region is Region.GWENT


def test_a_national_session_opens_with_all_seven_boards_by_name(store):
    found = ledger(store, region=None)
    assert [one.name_en for one in found] == sorted(one.name_en for one in boards())


def test_a_promise_that_is_not_out_yet_opens_no_session(store):
    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED)
        make_answer(db, question, stage=AnswerStage.APPROVED, commitments=(COMMITMENT,))

    in_transaction(store, make)
    assert not [entry for entry in ledger(store)[0].entries if entry.commitment]
