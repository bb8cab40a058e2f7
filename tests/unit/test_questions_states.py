"""The life of a question, walked at random: what must hold wherever it gets to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotAllowed, TransitionRefused
from bot.questions.life.marks import DECISIONS
from bot.questions.life.states import (
    APPROVED,
    IN_LANE,
    TRANSITIONS,
    Party,
    State,
    Step,
    may_take,
    next_state,
)
from bot.vocabulary import Permission, Safeguarding, Visibility, Workflow

STEPS = st.lists(st.tuples(st.sampled_from(Step), st.sampled_from(Party)), max_size=60)
LIKELY = st.lists(st.integers(0, 200), max_size=40)
REVIEWERS = {Party.RPB_STAFF, Party.COMMISSIONER_TEAM, Party.YOUTH_WORKER}


def new(permission: Permission = Permission.BOTH) -> State:
    return State(Workflow.DRAFT, Safeguarding.NONE, permission)


def walk(state: State, steps: list[tuple[Step, Party]]) -> list[tuple[Step, Party, State]]:
    taken = []
    for step, party in steps:
        try:
            state = next_state(state, step, party)
        except (NotAllowed, TransitionRefused):
            continue
        taken.append((step, party, state))
    return taken


def choices(state: State) -> list[tuple[Step, Party]]:
    return [(s, p) for s in Step for p in Party if may_take(state, s, p)]


def walk_likely(state: State, picks: list[int]) -> list[tuple[Step, Party, State]]:
    """Like `walk`, but every pick is a step that may be taken: walks get far."""
    taken = []
    for pick in picks:
        open_steps = choices(state)
        if not open_steps:
            break
        step, party = open_steps[pick % len(open_steps)]
        state = next_state(state, step, party)
        taken.append((step, party, state))
    return taken


def check(permission: Permission, taken: list[tuple[Step, Party, State]]) -> None:
    accepted = False
    for step, party, state in taken:
        accepted = accepted or (step is Step.ACCEPT and party in REVIEWERS)
        held = state.safeguarding in IN_LANE
        if state.visibility in (Visibility.PUBLIC, Visibility.ROOM):
            assert accepted and not held and state.workflow in APPROVED
        if state.visibility is Visibility.PUBLIC:
            assert permission in (Permission.BOTH, Permission.PUBLISH) and state.translated
        if state.visibility is Visibility.ROOM:
            assert permission in (Permission.READ_OUT, Permission.BOTH)
        if held or state.workflow in (Workflow.WITHDRAWN, Workflow.ERASED):
            assert state.visibility is Visibility.AUTHOR
        assert state.permission is permission


@given(st.sampled_from(Permission), STEPS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_shown_before_a_reviewer_accepts_whatever_is_tried(permission, steps):
    check(permission, walk(new(permission), steps))


@given(st.sampled_from(Permission), LIKELY)
@settings(max_examples=300, deadline=None)
def test_nothing_is_shown_before_a_reviewer_accepts_on_a_long_life(permission, picks):
    check(permission, walk_likely(new(permission), picks))


@given(st.sampled_from(Permission), LIKELY)
@settings(max_examples=200, deadline=None)
def test_what_is_tried_out_never_leaves_its_room_whatever_is_tried(permission, picks):
    begun = State(Workflow.DRAFT, Safeguarding.NONE, permission, rehearsal=True)
    for _, _, state in walk_likely(begun, picks):
        assert state.visibility is Visibility.REHEARSAL
        assert state.safeguarding is Safeguarding.NONE


@given(LIKELY)
@settings(max_examples=200, deadline=None)
def test_only_its_lead_takes_a_question_out_of_the_lane(picks):
    before = new()
    for step, party, state in walk_likely(before, picks):
        if before.safeguarding in IN_LANE and state.safeguarding not in IN_LANE:
            assert party is Party.SAFEGUARDING_LEAD
        if before.safeguarding in IN_LANE and state.workflow is not before.workflow:
            assert step in (Step.WITHDRAW, Step.DECLINE_IN_LANE)
        before = state


@given(LIKELY)
@settings(max_examples=300, deadline=None)
def test_what_its_lead_declined_is_kept_from_its_board_until_the_team_accepts_it(picks):
    begun = State(Workflow.SUBMITTED, Safeguarding.HELD, Permission.BOTH)
    kept = next_state(begun, Step.DECLINE_IN_LANE, Party.SAFEGUARDING_LEAD)
    assert (kept.workflow, kept.safeguarding) == (Workflow.DECLINED, Safeguarding.ACTIONED)
    assert kept.visibility is Visibility.AUTHOR
    for step, party, state in walk_likely(kept, picks):
        if step is Step.ACCEPT:
            assert party is Party.COMMISSIONER_TEAM and state.appealed
            return
        assert party not in (Party.RPB_STAFF, Party.YOUTH_WORKER)
        assert state.visibility in (Visibility.AUTHOR, Visibility.TEAM)
        assert state.appealed or state.visibility is Visibility.AUTHOR
        assert state.workflow is not Workflow.MERGED


@given(LIKELY)
@settings(max_examples=200, deadline=None)
def test_an_author_can_withdraw_from_everywhere_they_have_a_living_question(picks):
    for _, _, state in walk_likely(new(), picks):
        over = state.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
        assert may_take(state, Step.WITHDRAW, Party.AUTHOR) is not over


@given(LIKELY)
@settings(max_examples=200, deadline=None)
def test_after_an_appeal_only_the_team_decides(picks):
    before = new()
    for step, party, state in walk_likely(before, picks):
        if before.appealed and step in DECISIONS | {Step.UNDO}:
            assert party is Party.COMMISSIONER_TEAM
        assert state.appealed or not before.appealed
        assert not (before.appealed and step is Step.APPEAL)
        before = state


@given(LIKELY)
@settings(max_examples=200, deadline=None)
def test_a_merge_is_undone_to_where_it_was_and_to_nothing_else(picks):
    for _, _, state in walk_likely(new(), picks):
        assert (state.merged_from is not None) is (state.workflow is Workflow.MERGED)
        if not may_take(state, Step.MERGE, Party.COMMISSIONER_TEAM):
            continue
        merged = next_state(state, Step.MERGE, Party.COMMISSIONER_TEAM)
        assert merged.workflow is Workflow.MERGED and merged.visibility is Visibility.STAFF
        assert next_state(merged, Step.UNMERGE, Party.SYSTEM) == state


@given(LIKELY)
@settings(max_examples=200, deadline=None)
def test_details_taken_out_hide_it_until_it_is_translated_anew(picks):
    for _, _, state in walk_likely(new(), picks):
        for step in (Step.REDACT, Step.TRANSLATE):
            if may_take(state, step, Party.RPB_STAFF):
                after = next_state(state, step, Party.RPB_STAFF)
                assert after.translated is (step is Step.TRANSLATE)
                assert after.workflow is state.workflow
                assert step is Step.TRANSLATE or after.visibility is not Visibility.PUBLIC


def test_every_workflow_can_be_reached_and_every_step_taken():
    seen, steps, todo = {new()}, set(), [new()]
    while todo:
        state = todo.pop()
        for step, party in choices(state):
            steps.add(step)
            after = next_state(state, step, party)
            if after not in seen:
                seen.add(after)
                todo.append(after)
    assert {state.workflow for state in seen} == set(Workflow)
    assert steps == set(Step) == set(TRANSITIONS)


@pytest.mark.parametrize(
    ("workflow", "step", "party", "error"),
    [
        pytest.param(Workflow.IN_REVIEW, Step.ACCEPT, Party.AUTHOR, NotAllowed, id="own-question"),
        pytest.param(Workflow.IN_REVIEW, Step.DECLINE, Party.YOUTH_WORKER, NotAllowed, id="worker"),
        pytest.param(
            Workflow.CANDIDATE, Step.SELECT, Party.RPB_STAFF, NotAllowed, id="board-picks"
        ),
        pytest.param(
            Workflow.DECLINED, Step.ACCEPT, Party.RPB_STAFF, TransitionRefused, id="declined"
        ),
        pytest.param(
            Workflow.WITHDRAWN, Step.START_REVIEW, Party.RPB_STAFF, TransitionRefused, id="gone"
        ),
    ],
)
def test_a_step_is_refused_when_it_is_not_theirs_or_not_from_here(workflow, step, party, error):
    with pytest.raises(error):
        next_state(State(workflow, Safeguarding.NONE, Permission.BOTH), step, party)


def test_a_held_question_is_not_accepted():
    held = State(Workflow.IN_REVIEW, Safeguarding.FLAGGED, Permission.BOTH)
    with pytest.raises(TransitionRefused):
        next_state(held, Step.ACCEPT, Party.RPB_STAFF)
