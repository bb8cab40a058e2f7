"""No words are public that their question does not allow, whatever happened to it."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.questions.life.move import Mover, Why, locked_question, move, state_of
from bot.questions.life.states import IN_LANE, Party, Step, may_take
from bot.questions.reviewing.safeguarding import flag_question
from bot.store.tables.answers import Commitment
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    CommitmentState,
    Permission,
    Visibility,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    make_answer,
    make_question,
)
from tests.integration.public_steps import (
    GWENT,
    judged_by_group,
    made,
    read_all,
    report,
    said,
    take,
)

LEAD = Mover(Party.SAFEGUARDING_LEAD, "lead")


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
