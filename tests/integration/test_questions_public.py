"""What everybody may read: pages, ledger, good practice, feed; and what nobody ever does."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.boards.promises import promises
from bot.errors import QuestionNotFound
from bot.questions.answering.answers import save_answer
from bot.questions.answering.following import report_commitment
from bot.questions.answering.publishing import publish_answers, unpublish_answer
from bot.questions.answering.stages import approve_answer, send_back_answer, submit_answer
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.judging.good_practice import good_practice
from bot.questions.judging.ledger import LedgerState, promise_ledger
from bot.questions.judging.verdicts import give_verdict, verdict_of
from bot.questions.life.deadlines import CORRECTION_DAYS, due_after
from bot.questions.life.erase import erase_question
from bot.questions.life.move import SYSTEM, Mover, Why, locked_question, move, state_of
from bot.questions.life.states import IN_LANE, Party, Step, may_take
from bot.questions.life.timing import Timing
from bot.questions.publication.board_page import Outcome, board_figures, board_page
from bot.questions.publication.feed import public_feed
from bot.questions.publication.page import QuestionMerged, QuestionWithdrawn, public_page
from bot.questions.publication.readable import public_question, public_questions
from bot.questions.publication.suppression import Mark
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.tables.answers import Commitment, Verdict
from bot.store.tables.questions import Question
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
    Role,
    Visibility,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)

GWENT, SECOND, TEAM = make_actor(), make_actor(), make_actor(Role.COMMISSIONER_TEAM, None)
LEAD = Mover(Party.SAFEGUARDING_LEAD, "lead")
LATER = NOW + timedelta(days=3)
READ = {"write": False}
NOT_FOR_ALL = [Permission.NEITHER, Permission.READ_OUT]


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


# The page of a question


def test_a_page_tells_who_asked_what_they_said_and_what_happened(store):
    question_id = made(store, askers=5)
    report(store)
    judged_by_group(store, question_id)
    found = page(store, question_id)
    assert [found.asked.words(language) for language in Language] == [TEXT, TEXT_OTHER]
    assert found.answer.fields == ANSWER
    [promised] = found.commitments
    assert (promised.state, promised.happened(Language.CY)) == (
        CommitmentState.KEPT,
        "Mae ar agor.",
    )
    assert (found.verdict.answered, found.verdict.judge) == (Answered.YES, Judge.GROUP)
    assert found.others == 5
    assert found.asked.deadline.timing(NOW) is Timing.ON_TIME


@pytest.mark.parametrize("language", list(Language))
def test_words_are_never_of_the_other_language(store, language):
    texts = {"text_original": f"asked in {language}?", "text_other": f"in {language.other}?"}
    question_id = made(store, language=language, **texts)
    found = page(store, question_id).asked
    assert found.words(language) == f"asked in {language}?"
    assert found.words(language.other) == f"in {language.other}?"
    assert found.text == f"asked in {language}?"


def test_what_staff_took_out_is_not_shown(store):
    text = "Why does Mr Jones of the youth club not answer us?"
    shown = "Why does [name] of the youth club not answer us?"
    question_id = made(store, text_original=text, text_public=shown)
    assert page(store, question_id).asked.words(Language.EN) == shown
    assert "Jones" not in said(store)


def test_a_question_in_one_language_only_is_not_public(store):
    question_id = made(store, stage=None, state=Workflow.ACCEPTED)
    version = in_transaction(store, locked_question, question_id).version
    ids = {"question_id": question_id, "actor": GWENT, "now": NOW}
    version = in_transaction(store, redact_question, version=version, spans=[(0, 3)], **ids)
    assert not in_transaction(store, public_questions, **READ)
    with pytest.raises(QuestionNotFound):
        page(store, question_id)
    in_transaction(store, translate_question, version=version, text=TEXT_OTHER, **ids)
    assert page(store, question_id).asked.words(Language.CY) == TEXT_OTHER


@pytest.mark.parametrize("stage", [None, *AnswerStage])
def test_an_answer_is_told_only_when_it_is_published(store, stage):
    question_id = made(store, stage, state=Workflow.PUT_TO_BOARD)
    found = page(store, question_id)
    out = stage is AnswerStage.PUBLISHED
    assert (found.answer is not None) is out
    assert (ANSWER.text_en in said(store)) is out
    assert (COMMITMENT.what_cy in said(store)) is out
    expected = Workflow.PUBLISHED if out else Workflow.PUT_TO_BOARD
    assert (found.asked.workflow, found.asked.kind) == (
        expected,
        AnswerStatus.DIRECT if out else None,
    )
    timing = found.asked.deadline.timing(NOW)
    assert timing is (Timing.ON_TIME if out else Timing.DUE)


def test_a_late_answer_is_told_to_be_late(store):
    question_id = made(store, None, state=Workflow.PUT_TO_BOARD)
    late = NOW + timedelta(days=60)
    deadline = page(store, question_id).asked.deadline
    assert deadline.timing(late) is Timing.VERY_OVERDUE
    in_transaction(store, lambda db: _answer_late(db, question_id, late))
    found = page(store, question_id)
    assert found.answer.deadline.timing(late) is Timing.LATE
    assert found.answer.published_on == late.date()


def _answer_late(db, question_id, late):
    make_answer(db, locked_question(db, question_id), now=late)


def page_timing(store, question_id, now):
    return page(store, question_id).asked.deadline.timing(now)


def test_a_corrected_answer_says_so_and_keeps_its_day(store):
    question_id = made(store)
    ids = {"question_id": question_id, "now": LATER}
    in_transaction(store, unpublish_answer, actor=SECOND, version=5, correcting=True, **ids)
    found = page(store, question_id)
    assert (found.answer, found.corrected_since) == (None, LATER.date())
    assert found.asked.deadline.timing(LATER) is Timing.DUE
    assert found.asked.deadline.due_on == due_after(LATER, CORRECTION_DAYS).date()
    assert page_timing(store, question_id, LATER + timedelta(days=9)) is Timing.OVERDUE
    assert ANSWER.text_en not in said(store)

    def correct(db):
        note = {"note": "One clinic."}
        version = send_back_answer(db, actor=SECOND, version=6, **note, **ids)
        version = save_answer(db, actor=GWENT, version=version, fields=ANSWER, **ids)
        version = submit_answer(db, actor=GWENT, version=version, **ids)
        approve_answer(db, actor=SECOND, version=version, **ids)
        publish_answers(db, question_ids=[question_id], actor=SECOND, now=LATER)

    in_transaction(store, correct)
    found = page(store, question_id)
    assert (found.answer.published_on, found.answer.corrected_on) == (NOW.date(), LATER.date())
    assert found.answer.deadline.timing(LATER) is Timing.ON_TIME


def test_earlier_rounds_stay_on_the_page(store):
    question_id = made(store)
    judged_by_group(store, question_id, Answered.NO, Progress.RED)
    take(store, question_id, Step.FOLLOW_UP, now=LATER)
    found = page(store, question_id)
    assert (found.answer, found.corrected_since) == (None, None)
    assert found.asked.deadline.timing(LATER) is Timing.DUE
    [first] = found.history
    assert (first.round, first.fields, first.verdict.answered) == (1, ANSWER, Answered.NO)
    in_transaction(store, lambda db: _answer_late(db, question_id, LATER))
    found = page(store, question_id)
    assert (found.answer.round, [one.round for one in found.history]) == (2, [1])


def test_others_who_ask_are_counted_from_five(store):
    four, five = made(store, askers=4), made(store, askers=5)
    assert (page(store, four).others, page(store, five).others) == (None, 5)


# What goes away


def test_a_question_that_was_published_and_withdrawn_leaves_a_stone_without_words(store):
    code = mint_receipt()
    question_id = made(store, code=code)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=LATER)
    with pytest.raises(QuestionWithdrawn) as gone:
        page(store, question_id)
    stone = gone.value.tombstone
    assert (stone.region, stone.why, stone.gone_on) == (
        Region.GWENT,
        Workflow.WITHDRAWN,
        LATER.date(),
    )
    everything = said(store)
    for words in (TEXT, ANSWER.text_en):
        assert words not in everything
    board = in_transaction(store, board_page, region=Region.GWENT, now=LATER, write=False)
    assert str(question_id) not in repr(board)  # nothing leads there
    assert COMMITMENT.what_en in everything  # the board said it in public


def test_an_erased_question_leaves_a_stone_too(store):
    question_id = made(store)
    in_transaction(store, erase_question, question_id=question_id, now=LATER)
    with pytest.raises(QuestionWithdrawn) as gone:
        page(store, question_id)
    assert gone.value.tombstone.why is Workflow.ERASED


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        pytest.param({"stage": AnswerStage.APPROVED}, False, id="answer-not-out"),
        pytest.param({"permission": Permission.NEITHER}, False, id="never-public"),
        pytest.param({}, True, id="in-the-lane"),
    ],
)
def test_nothing_tells_of_a_withdrawn_question_that_was_not_on_show(store, fields, held):
    code = mint_receipt()
    question_id = made(store, code=code, **fields)
    if held:
        take(store, question_id, Step.FLAG)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=LATER)
    with pytest.raises(QuestionNotFound) as missing:
        page(store, question_id)
    assert not isinstance(missing.value, QuestionWithdrawn)


def test_the_page_of_a_merged_question_leads_to_the_other(store):
    question_id = made(store, askers=1)
    merged = in_transaction(
        store, lambda db: db.scalar(select(Question.id).where(Question.merged_into.is_not(None)))
    )
    with pytest.raises(QuestionMerged) as elsewhere:
        page(store, merged)
    assert elsewhere.value.root_id == question_id
    take(store, question_id, Step.FLAG)
    with pytest.raises(QuestionNotFound) as missing:
        page(store, merged)
    assert not isinstance(missing.value, QuestionMerged)


@pytest.mark.parametrize("permission", NOT_FOR_ALL)
def test_what_may_not_be_published_never_is(store, permission):
    question_id = made(store, permission=permission, askers=5)
    report(store)
    judged_by_group(store, question_id)
    everything = said(store)
    for words in (TEXT, TEXT_OTHER, ANSWER.text_en, COMMITMENT.what_cy, "It is open."):
        assert words not in everything
    assert str(question_id) not in everything


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
        in_transaction(store, lambda db, q=question_id: _answer_late(db, q, late))
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


# All of it together


LIVES = st.tuples(
    st.sampled_from(Permission),
    st.sampled_from([None, *AnswerStage]),
    st.booleans(),  # whether the question is there in both languages
    st.lists(st.integers(0, 500), max_size=6),  # which of the steps it may take
)


@given(st.lists(LIVES, min_size=1, max_size=4))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_words_are_public_that_their_question_does_not_allow(sqlite_store, lives):
    def check(db):
        db.execute(Commitment.__table__.delete())
        db.execute(Question.__table__.delete())
        lived = [_live(db, number, *life) for number, life in enumerate(lives)]
        told = repr(list(read_all(db)))
        for number, (question, out) in enumerate(lived):
            public = state_of(question).visibility is Visibility.PUBLIC
            assert public or f"asked-{number}" not in told
            assert (public and out) or f"answered-{number}" not in told
            stays = question.safeguarding not in IN_LANE and _was_public(db, question)
            for word in ("promised", "happened"):
                assert (public and out) or stays or f"{word}-{number}" not in told
            if public and out:
                assert f"answered-{number}" in told and f"happened-{number}" in told

    in_transaction(sqlite_store, check)


def _was_public(db, question):
    """Whether everybody has read what was promised: it stays, whatever becomes of the question."""
    mine = select(Commitment.public_since).where(Commitment.question_id == question.id)
    return any(db.scalars(mine))


def _live(db, number, permission, stage, translated, picks):
    """A question with its answer at a stage, and then whatever may happen to it."""
    words = {"text_original": f"asked-{number}?", "text_other": f"asked-{number}? (cy)"}
    question = make_question(db, permission=permission, **words)
    if stage is not None:
        fields = {"text_en": f"answered-{number}", "text_cy": f"answered-{number}"}
        promise = replace(COMMITMENT, what_en=f"promised-{number}", what_cy=f"promised-{number}")
        make_answer(db, question, stage=stage, commitments=(promise,), **fields)
    for row in db.scalars(select(Commitment).where(Commitment.question_id == question.id)):
        row.happened_en = row.happened_cy = f"happened-{number}"
        row.state, row.state_at = CommitmentState.KEPT, NOW
    if not translated:
        question.text_other = None
        question.visibility = state_of(question).visibility
    out = stage is AnswerStage.PUBLISHED
    for pick in picks:
        state = state_of(question)
        open_steps = [(s, p) for s in LIVED for p in Party if may_take(state, s, p)]
        if open_steps:
            _step(db, question, *open_steps[pick % len(open_steps)])
    return question, out


# UNPUBLISH and TRANSLATE come with what the use cases write beside the step.
LIVED = [step for step in Step if step not in (Step.UNPUBLISH, Step.TRANSLATE, Step.REDACT)]


def _step(db, question, step, party):
    move(db, question, step, mover=Mover(party, "x"), now=NOW, why=Why("unclear"))


def test_flagging_takes_a_page_and_all_that_hangs_on_it_out_of_sight(store):
    question_id = made(store)
    judged_by_group(store, question_id)
    report(store)
    assert ANSWER.text_en in said(store)
    version = in_transaction(store, locked_question, question_id).version
    ids = {"question_id": question_id, "actor": GWENT, "version": version, "now": NOW}
    in_transaction(store, flag_question, **ids)
    everything = said(store)
    for words in (TEXT, ANSWER.text_en, COMMITMENT.what_en, "It is open."):
        assert words not in everything
    take(store, question_id, Step.CLEAR, LEAD)
    assert ANSWER.text_en in said(store)
