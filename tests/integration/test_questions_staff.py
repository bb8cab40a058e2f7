"""Who sees which question, what they may decide, and what its author then sees."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.errors import BadInput, EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.erase import erase_question
from bot.questions.moderation import (
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.move import Mover, Why, locked_question, move, state_of
from bot.questions.publication import public_questions
from bot.questions.reasons import reasons
from bot.questions.receipts import mint_receipt, receipt_hash
from bot.questions.safeguarding import flag_question, mark_safeguarding, safeguarding_lane
from bot.questions.similar import similar_questions
from bot.questions.staff import question_for_staff, review_queue
from bot.questions.states import Party, Step, may_take
from bot.questions.status import STEP_KEYS, question_by_receipt, question_status, withdraw_question
from bot.questions.support import support_question
from bot.store.events import verify_events
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Theme,
    Visibility,
    Workflow,
)
from tests.factories import NOW, TEXT, WAYS, make_actor, make_draft, make_question

GWENT = make_actor()
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LEAD = make_actor(Role.SAFEGUARDING_LEAD, None)
FLAGGED = {"level": Level.FULL}


def made(store, **fields):
    return in_transaction(store, make_question, **fields)


def seen(store, reader, **options):
    page = in_transaction(store, review_queue, reader=reader, write=False, **options)
    assert len(page.items) == page.total
    return {item.question_id for item in page.items}


def lane(store, reader):
    found = in_transaction(store, safeguarding_lane, reader=reader, write=False)
    return {item.question_id for item in found}


def decide(store, use_case, question, actor=GWENT, version=None, **more):
    version = question.version if version is None else version
    return in_transaction(
        store, use_case, question_id=question.id, actor=actor, version=version, now=NOW, **more
    )


@pytest.fixture
def some(store):
    """One ordinary question of two regions and of none, one in the lane, one withdrawn."""
    return {
        "gwent": made(store).id,
        "powys": made(store, region=Region.POWYS).id,
        "nowhere": made(store, region=None, council=None).id,
        "lane": made(store, **FLAGGED).id,
        "gone": made(store, state=Workflow.WITHDRAWN).id,
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
    question = made(store, region=Region.POWYS)
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
        question = made(store, permission=permission)
        decide(store, accept_question, question)
        kept = in_transaction(store, locked_question, question.id)
        assert (kept.workflow, kept.visibility) == (Workflow.ACCEPTED, visibility)


def test_a_decision_on_an_old_page_is_an_edit_conflict(store):
    question = made(store)
    decide(store, start_review, question)
    with pytest.raises(EditConflict):
        decide(store, accept_question, question)
    fresh = in_transaction(
        store, question_for_staff, question_id=question.id, reader=GWENT, write=False
    )
    decide(store, accept_question, question, version=fresh.question.version)


def test_a_decided_question_cannot_be_decided_again(store):
    question = made(store, state=Workflow.DECLINED)
    with pytest.raises(TransitionRefused):
        decide(store, accept_question, question)


def test_history_and_steps_are_those_of_this_reader(store):
    question = made(store)
    decide(store, return_question, question, reason="unclear", note="Which place do you mean?")
    file = in_transaction(
        store, question_for_staff, question_id=question.id, reader=GWENT, write=False
    )
    assert [entry.step for entry in file.history] == [Step.SUBMIT, Step.START_REVIEW, Step.RETURN]
    assert file.history[-1].note == "Which place do you mean?"
    assert file.history[-1].actor == f"account:{GWENT.account_id}"
    assert Step.ACCEPT not in file.steps and Step.FLAG in file.steps


def test_reasons_are_coded_and_for_their_step(store):
    question = made(store)
    for use_case, reason in (
        (return_question, ""),
        (return_question, "other_body"),
        (decline_question, "unclear"),
        (decline_question, "because"),
    ):
        with pytest.raises(BadInput):
            decide(store, use_case, question, reason=reason)


def test_the_queue_pages_oldest_first(store):
    ids = [made(store, created_at=NOW + timedelta(minutes=n)).id for n in range(5)]
    page = in_transaction(store, review_queue, reader=GWENT, limit=2, offset=2, write=False)
    assert ([item.question_id for item in page.items], page.total) == (ids[2:4], 5)


def test_the_queue_can_show_one_place_in_the_life(store):
    made(store)
    accepted = made(store, state=Workflow.ACCEPTED).id
    assert seen(store, GWENT, workflow=Workflow.ACCEPTED) == {accepted}


# The safeguarding lane


@pytest.mark.parametrize("outcome", [Safeguarding.ACTIONED, Safeguarding.CLEARED])
def test_a_question_leaves_the_lane_for_the_queue(store, outcome):
    question = made(store, **FLAGGED)
    assert (seen(store, GWENT), lane(store, LEAD)) == (set(), {question.id})
    version = decide(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.HELD)
    assert (seen(store, GWENT), lane(store, LEAD)) == (set(), {question.id})
    decide(store, mark_safeguarding, question, LEAD, version, outcome=outcome)
    assert (seen(store, GWENT), lane(store, LEAD)) == ({question.id}, set())


def test_a_flag_takes_a_public_question_out_of_sight(store):
    question = made(store, state=Workflow.ACCEPTED)
    assert in_transaction(store, public_questions, write=False)
    decide(store, flag_question, question)
    assert not in_transaction(store, public_questions, write=False)
    assert lane(store, LEAD) == {question.id}
    fresh = in_transaction(store, locked_question, question.id)
    decide(store, mark_safeguarding, fresh, LEAD, outcome=Safeguarding.CLEARED)
    assert in_transaction(store, public_questions, write=False)


def test_what_is_withdrawn_in_the_lane_is_erased_when_its_lead_is_done(store):
    code = mint_receipt()
    question = made(store, code=code, **FLAGGED)
    status = in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert (status.workflow, status.text) == (Workflow.WITHDRAWN, None)
    assert lane(store, LEAD) == {question.id}
    kept = in_transaction(store, locked_question, question.id)
    assert kept.text_original == TEXT
    decide(store, mark_safeguarding, kept, LEAD, outcome=Safeguarding.ACTIONED)
    assert in_transaction(store, locked_question, question.id).text_original is None
    assert seen(store, TEAM) == set()


# What the author sees


def test_a_receipt_opens_its_question_and_no_other(store):
    code, other = mint_receipt(), mint_receipt()
    question = made(store, code=code)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.question_id, status.text, status.step) == (question.id, TEXT, "submitted")
    assert (status.asked_on, status.can_withdraw) == (NOW.date(), True)
    assert in_transaction(store, question_status, question_id=question.id) == status
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(other))
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_status, question_id=uuid4())


def test_the_author_sees_why_it_came_back(store):
    code = mint_receipt()
    question = made(store, code=code)
    decide(store, return_question, question, reason="unclear", note="Which club?")
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.step, status.reason, status.note) == ("returned", "unclear", "Which club?")


def test_the_author_of_a_held_question_is_told_who_has_it(store):
    code = mint_receipt()
    made(store, code=code, **FLAGGED)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert status.step == "with_safeguarding"


@pytest.mark.parametrize("state", [s for s in WAYS if s is not Workflow.WITHDRAWN])
def test_withdrawing_erases_the_words_everywhere(store, state):
    code = mint_receipt()
    question = made(store, code=code, state=state, context="It matters.")
    status = in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert (status.step, status.text, status.can_withdraw) == ("withdrawn", None, False)
    kept = in_transaction(store, locked_question, question.id)
    assert (kept.text_original, kept.context) == (None, None)
    assert not in_transaction(store, public_questions, write=False)
    assert seen(store, GWENT, workflow=state) == set()
    with pytest.raises(TransitionRefused):
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)


def test_an_erased_question_has_no_words_notes_or_receipt(store):
    code = mint_receipt()
    question = made(store, code=code)
    decide(store, return_question, question, reason="unclear", note="Which club?")
    in_transaction(store, erase_question, question_id=question.id, now=NOW)
    kept = in_transaction(store, locked_question, question.id)
    assert (kept.text_original, kept.receipt_hash, kept.council) == (None, None, None)
    assert (kept.workflow, kept.erased_at, kept.region) == (Workflow.ERASED, NOW, Region.GWENT)
    notes = in_transaction(store, lambda db: set(db.scalars(select(QuestionEvent.note))))
    assert notes == {None}


def test_every_place_has_a_key_for_its_words(store):
    for state in WAYS:
        code = mint_receipt()
        made(store, code=code, state=state)
        status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
        assert status.step in STEP_KEYS


# What everybody sees


def test_only_accepted_questions_with_permission_are_public(store):
    shown = made(store, state=Workflow.ACCEPTED, themes="waiting_times", context="secret")
    for fields in (
        {"state": Workflow.IN_REVIEW},
        {"state": Workflow.DECLINED},
        {"state": Workflow.ACCEPTED, "permission": Permission.NEITHER},
        {"state": Workflow.ACCEPTED, "permission": Permission.READ_OUT},
        {"state": Workflow.WITHDRAWN},
        FLAGGED,
    ):
        made(store, **fields)
    [found] = in_transaction(store, public_questions, write=False)
    assert (found.question_id, found.themes) == (shown.id, (Theme.WAITING_TIMES,))
    assert "secret" not in repr(found)
    assert not in_transaction(store, public_questions, region=Region.POWYS, write=False)


def test_support_counts_a_conversation_once_and_shows_from_five(store):
    question = made(store, state=Workflow.ACCEPTED)
    shown = []
    for number in range(5):
        support = {"question_id": question.id, "conversation_id": f"c{number}", "now": NOW}
        assert in_transaction(store, support_question, **support)
        assert not in_transaction(store, support_question, **support)
        shown.append(in_transaction(store, public_questions, write=False)[0].support)
    assert shown == [None, None, None, None, 5]


def test_what_is_not_public_cannot_be_supported(store):
    for fields in ({}, FLAGGED, {"state": Workflow.WITHDRAWN}):
        question = made(store, **fields)
        with pytest.raises(QuestionNotFound):
            in_transaction(
                store, support_question, question_id=question.id, conversation_id="c", now=NOW
            )


def test_similar_public_questions_are_offered_across_languages(store):
    welsh = made(
        store,
        state=Workflow.ACCEPTED,
        language=Language.CY,
        text_original="Pam mae'n rhaid aros dwy flynedd am asesiad awtistiaeth?",
    )
    made(store, state=Workflow.ACCEPTED, text_original="When will the buses be free for us?")
    made(store, text_original=TEXT)  # nobody has approved it
    conversation = in_transaction(store, make_draft, reviewed=False)
    ask = {"conversation_id": conversation, "now": NOW, "write": False}
    assert [q.question_id for q in in_transaction(store, similar_questions, **ask)] == [welsh.id]
    in_transaction(
        store,
        withdraw_question,
        receipt_hash=welsh.receipt_hash,
        now=NOW,
    )
    assert in_transaction(store, similar_questions, **ask) == ()


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
    question = made(store, state=Workflow.SELECTED)
    rows = in_transaction(store, lambda db: db.scalars(select(QuestionEvent)).all())
    assert rows[0].from_workflow is Workflow.DRAFT
    for before, after in zip(rows, rows[1:], strict=False):
        assert after.from_workflow is before.to_workflow
    kept = in_transaction(store, lambda db: db.get(Question, question.id))
    assert kept.workflow is rows[-1].to_workflow
