"""Who sees which question, what they may decide, and what its author then sees."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.errors import BadInput, EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.life.move import Mover, Why, locked_question, move, state_of
from bot.questions.life.reasons import reasons
from bot.questions.life.states import Party, Step, may_take
from bot.questions.reviewing.moderation import (
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.questions.reviewing.staff import question_for_staff, review_queue
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Permission,
    Region,
    Role,
    Safeguarding,
    Visibility,
    Workflow,
)
from tests.factories import NOW, TEXT, make_actor, make_question
from tests.integration.question_steps import FLAGGED, GWENT, decide, lane, make, seen


@pytest.fixture
def some(store):
    """One ordinary question of two regions and of none, one in the lane, one withdrawn."""
    return {
        "gwent": make(store).id,
        "powys": make(store, region=Region.POWYS).id,
        "nowhere": make(store, region=None, council=None).id,
        "lane": make(store, **FLAGGED).id,
        "gone": make(store, state=Workflow.WITHDRAWN).id,
    }


@pytest.mark.parametrize(
    ("role", "region", "queue", "in_lane"),
    [
        (Role.RPB_STAFF, Region.GWENT, {"gwent"}, set()),
        (Role.RPB_STAFF, Region.POWYS, {"powys"}, set()),
        (Role.RPB_STAFF, None, set(), set()),
        (Role.COMMISSIONER_TEAM, None, {"gwent", "powys", "nowhere"}, set()),
        (Role.SAFEGUARDING_LEAD, None, set(), {"lane"}),
        (Role.SAFEGUARDING_LEAD, Region.GWENT, set(), {"lane"}),
        (Role.SAFEGUARDING_LEAD, Region.POWYS, set(), set()),
        (Role.YOUTH_WORKER, Region.GWENT, set(), set()),
        (Role.YOUTH_WORKER, None, set(), set()),
        (Role.OPERATOR, None, set(), set()),
    ],
)
def test_each_role_sees_its_own_and_no_more(store, some, role, region, queue, in_lane):
    reader = make_actor(role, region)
    assert seen(store, reader) == {some[name] for name in queue}
    assert lane(store, reader) == {some[name] for name in in_lane}
    for name, question_id in some.items():
        ask = {"question_id": question_id, "reader": reader, "write": False}
        if name in queue:
            assert in_transaction(store, question_for_staff, **ask).question.text == TEXT
        else:
            with pytest.raises(QuestionNotFound):
                in_transaction(store, question_for_staff, **ask)


def test_another_regions_question_cannot_be_decided(store):
    question = make(store, region=Region.POWYS)
    for use_case, more in (
        (accept_question, {}),
        (return_question, {"reason": "unclear"}),
        (decline_question, {"reason": "other_body"}),
        (start_review, {}),
        (flag_question, {}),
        (mark_safeguarding, {"outcome": Safeguarding.CLEARED}),
    ):
        with pytest.raises(QuestionNotFound):
            decide(store, use_case, question, **more)


def test_accepting_shows_it_as_its_author_allows(store):
    for permission, visibility in (
        (Permission.BOTH, Visibility.PUBLIC),
        (Permission.PUBLISH, Visibility.PUBLIC),
        (Permission.READ_OUT, Visibility.ROOM),
        (Permission.NEITHER, Visibility.STAFF),
    ):
        question = make(store, permission=permission)
        decide(store, accept_question, question)
        kept = in_transaction(store, locked_question, question.id)
        assert (kept.workflow, kept.visibility) == (Workflow.ACCEPTED, visibility)


def test_a_decision_on_an_old_page_is_an_edit_conflict(store):
    question = make(store)
    decide(store, start_review, question)
    with pytest.raises(EditConflict):
        decide(store, accept_question, question)
    fresh = in_transaction(
        store, question_for_staff, question_id=question.id, reader=GWENT, write=False
    )
    decide(store, accept_question, question, version=fresh.question.version)


def test_a_decided_question_cannot_be_decided_again(store):
    question = make(store, state=Workflow.DECLINED)
    with pytest.raises(TransitionRefused):
        decide(store, accept_question, question)


def test_history_and_steps_are_those_of_this_reader(store):
    question = make(store)
    decide(store, return_question, question, reason="unclear", note="Which place do you mean?")
    file = in_transaction(
        store, question_for_staff, question_id=question.id, reader=GWENT, write=False
    )
    assert [entry.step for entry in file.history] == [Step.SUBMIT, Step.START_REVIEW, Step.RETURN]
    assert file.history[-1].note == "Which place do you mean?"
    assert file.history[-1].actor == f"account:{GWENT.account_id}"
    assert Step.ACCEPT not in file.steps and Step.FLAG in file.steps


def test_reasons_are_coded_and_for_their_step(store):
    question = make(store)
    for use_case, reason in (
        (return_question, ""),
        (return_question, "other_body"),
        (decline_question, "unclear"),
        (decline_question, "because"),
    ):
        with pytest.raises(BadInput):
            decide(store, use_case, question, reason=reason)


def test_the_queue_pages_oldest_first(store):
    ids = [make(store, created_at=NOW + timedelta(minutes=n)).id for n in range(5)]
    page = in_transaction(
        store, review_queue, reader=GWENT, limit=2, offset=2, now=NOW, write=False
    )
    assert ([item.question_id for item in page.items], page.total) == (ids[2:4], 5)


def test_the_queue_can_show_one_place_in_the_life(store):
    make(store)
    accepted = make(store, state=Workflow.ACCEPTED).id
    assert seen(store, GWENT, workflow=Workflow.ACCEPTED) == {accepted}


def test_every_reason_has_words_and_a_way_on_in_both_languages():
    found = reasons()
    for step in (Step.RETURN, Step.DECLINE):
        assert sum(step in reason.steps for reason in found.values()) >= 5
    for reason in found.values():
        assert reason.words(Language.EN) != reason.words(Language.CY)
        assert reason.way_on(Language.EN) != reason.way_on(Language.CY)


# Events


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(Step), st.sampled_from(Party)), max_size=25
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_step_writes_one_event_and_one_line_of_the_log(sqlite_store, picks):
    def counts(db):
        tables = (QuestionEvent, AuditEvent)
        return [db.scalar(select(func.count()).select_from(table)) for table in tables]

    def life(db):
        question = make_question(db)
        for pick, step, party in picks:
            steps = [(s, p) for s in Step for p in Party if may_take(state_of(question), s, p)]
            if pick % 4 and steps:
                step, party = steps[pick % len(steps)]
            before, version = counts(db), question.version
            try:
                move(db, question, step, mover=Mover(party, "x"), now=NOW, why=Why("unclear"))
            except (NotAllowed, TransitionRefused):
                assert (counts(db), question.version) == (before, version)
            else:
                assert counts(db) == [n + 1 for n in before]
                assert question.version == version + 1
                assert question.visibility is state_of(question).visibility
        assert verify_events(db)

    in_transaction(sqlite_store, life)


def test_nothing_but_move_changes_where_a_question_is(store):
    question = make(store, state=Workflow.SELECTED)
    rows = in_transaction(store, lambda db: db.scalars(select(QuestionEvent)).all())
    assert rows[0].from_workflow is Workflow.DRAFT
    for before, after in zip(rows, rows[1:], strict=False):
        assert after.from_workflow is before.to_workflow
    kept = in_transaction(store, lambda db: db.get(Question, question.id))
    assert kept.workflow is rows[-1].to_workflow
