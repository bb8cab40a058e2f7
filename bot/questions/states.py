"""The life of a question: one table of steps, as a pure function of where it is.

Source: the state machine of the design (drafts are in drafts.py until they are sent).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import NotAllowed, TransitionRefused
from bot.vocabulary import Permission, Safeguarding, Term, Visibility, Workflow


class Party(Term):
    """Who takes a step; staff by their role."""

    AUTHOR = "author"
    SYSTEM = "system"
    YOUTH_WORKER = "youth_worker"
    RPB_STAFF = "rpb_staff"
    COMMISSIONER_TEAM = "commissioner_team"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    OPERATOR = "operator"


class Step(Term):
    """A thing that happens to a question; each is one event."""

    SUBMIT = "submit"
    START_REVIEW = "start_review"
    ACCEPT = "accept"
    RETURN = "return"
    DECLINE = "decline"
    RESUBMIT = "resubmit"
    APPEAL = "appeal"
    MERGE = "merge"
    UNMERGE = "unmerge"
    PASS_ON = "pass_on"
    MAKE_CANDIDATE = "make_candidate"
    SELECT = "select"
    CARRY_OVER = "carry_over"
    PUT_TO_BOARD = "put_to_board"
    ANSWER = "answer"
    PUBLISH = "publish"
    ASSESS = "assess"
    MARK_REVIEW_DUE = "mark_review_due"
    REASSESS = "reassess"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    FLAG = "flag"
    HOLD = "hold"
    ACTION = "action"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class State:
    """Where a question is; `visibility` follows from the rest."""

    workflow: Workflow
    safeguarding: Safeguarding
    permission: Permission

    @property
    def visibility(self) -> Visibility:
        """Who may see the words now."""
        if self.safeguarding in IN_LANE or self.workflow in AUTHOR_ONLY:
            return Visibility.AUTHOR
        if self.workflow not in APPROVED:
            return Visibility.STAFF
        return ALLOWED[self.permission]


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table."""

    step: Step
    sources: frozenset[Workflow]
    target: Workflow | None  # None: the workflow stays, only the safeguarding lane changes
    parties: frozenset[Party]
    lanes: frozenset[Safeguarding]  # in which of these the step may be taken
    to_lane: Safeguarding | None = None
    needs_reason: bool = False


W, S, P = Workflow, Safeguarding, Party
IN_LANE = frozenset({S.FLAGGED, S.HELD})
FREE = frozenset(S) - IN_LANE
AUTHOR_ONLY = frozenset({W.DRAFT, W.WITHDRAWN, W.ERASED})
APPROVED = frozenset(
    {
        W.ACCEPTED,
        W.CANDIDATE,
        W.SELECTED,
        W.CARRIED_OVER,
        W.PUT_TO_BOARD,
        W.ANSWERED,
        W.PUBLISHED,
        W.ASSESSED,
        W.REVIEW_DUE,
        W.CLOSED,
    }
)
ALLOWED = {
    Permission.BOTH: Visibility.PUBLIC,
    Permission.PUBLISH: Visibility.PUBLIC,
    Permission.READ_OUT: Visibility.ROOM,
    Permission.NEITHER: Visibility.STAFF,
}
REVIEWERS = frozenset({P.RPB_STAFF, P.COMMISSIONER_TEAM})
HOSTS = frozenset({P.YOUTH_WORKER, P.COMMISSIONER_TEAM})  # boards do not choose what they are asked
GROUP = frozenset({P.AUTHOR, P.YOUTH_WORKER})
LIVING = frozenset(W) - {W.DRAFT, W.WITHDRAWN, W.ERASED}


def _line(
    step: Step,
    sources: Iterable[Workflow],
    target: Workflow | None,
    parties: Iterable[Party],
    lanes: frozenset[Safeguarding] = FREE,
    to_lane: Safeguarding | None = None,
    needs_reason: bool = False,
) -> Transition:
    return Transition(
        step, frozenset(sources), target, frozenset(parties), lanes, to_lane, needs_reason
    )


ANY_LANE = frozenset(S)
REVIEW = (W.SUBMITTED, W.IN_REVIEW)
FLAGGERS = REVIEWERS | {P.SYSTEM, P.YOUTH_WORKER, P.SAFEGUARDING_LEAD}
LEAD = (P.SAFEGUARDING_LEAD,)
STAYS = frozenset(W) - {W.DRAFT, W.ERASED}

_LINES = (
    _line(Step.SUBMIT, (W.DRAFT,), W.SUBMITTED, (P.AUTHOR,)),
    _line(Step.START_REVIEW, (W.SUBMITTED,), W.IN_REVIEW, REVIEWERS | {P.SYSTEM}),
    _line(Step.ACCEPT, (W.IN_REVIEW,), W.ACCEPTED, REVIEWERS),
    _line(Step.RETURN, (W.IN_REVIEW,), W.RETURNED, REVIEWERS, needs_reason=True),
    _line(Step.DECLINE, (W.IN_REVIEW,), W.DECLINED, REVIEWERS, needs_reason=True),
    _line(Step.RESUBMIT, (W.RETURNED,), W.IN_REVIEW, (P.AUTHOR,)),
    _line(Step.APPEAL, (W.DECLINED,), W.IN_REVIEW, (P.AUTHOR,)),
    _line(Step.MERGE, (W.IN_REVIEW, W.ACCEPTED), W.MERGED, REVIEWERS),
    _line(Step.UNMERGE, (W.MERGED,), W.IN_REVIEW, REVIEWERS),
    _line(Step.PASS_ON, (W.IN_REVIEW,), W.PASSED_ON, REVIEWERS, needs_reason=True),
    _line(Step.MAKE_CANDIDATE, (W.ACCEPTED, W.CARRIED_OVER), W.CANDIDATE, HOSTS | REVIEWERS),
    _line(Step.SELECT, (W.CANDIDATE,), W.SELECTED, HOSTS),
    _line(Step.CARRY_OVER, (W.CANDIDATE, W.SELECTED), W.CARRIED_OVER, HOSTS | {P.SYSTEM}),
    _line(
        Step.PUT_TO_BOARD,
        (W.ACCEPTED, W.CANDIDATE, W.SELECTED, W.CARRIED_OVER),
        W.PUT_TO_BOARD,
        HOSTS | {P.SYSTEM},
    ),
    _line(Step.ANSWER, (W.PUT_TO_BOARD,), W.ANSWERED, REVIEWERS | HOSTS),
    _line(Step.PUBLISH, (W.ANSWERED,), W.PUBLISHED, REVIEWERS),
    _line(Step.ASSESS, (W.PUBLISHED,), W.ASSESSED, GROUP),
    _line(Step.MARK_REVIEW_DUE, (W.ASSESSED,), W.REVIEW_DUE, (P.SYSTEM,)),
    _line(Step.REASSESS, (W.REVIEW_DUE,), W.ASSESSED, GROUP),
    _line(Step.FOLLOW_UP, (W.ASSESSED,), W.PUT_TO_BOARD, HOSTS | {P.SYSTEM}),
    _line(Step.CLOSE, (W.ASSESSED,), W.CLOSED, HOSTS | {P.SYSTEM}),
    _line(Step.WITHDRAW, LIVING, W.WITHDRAWN, (P.AUTHOR,), ANY_LANE),
    _line(Step.ERASE, STAYS, W.ERASED, (P.AUTHOR, P.SYSTEM)),
    _line(Step.FLAG, LIVING, None, FLAGGERS, to_lane=S.FLAGGED),
    _line(Step.HOLD, STAYS, None, LEAD, frozenset({S.FLAGGED}), S.HELD),
    _line(Step.ACTION, STAYS, None, LEAD, IN_LANE, S.ACTIONED),
    _line(Step.CLEAR, STAYS, None, LEAD, IN_LANE, S.CLEARED),
)
TRANSITIONS: dict[Step, Transition] = {line.step: line for line in _LINES}


def next_state(state: State, step: Step, party: Party) -> State:
    """Where the question is after this step.

    Raises: NotAllowed: this party never takes it; TransitionRefused: not from here.
    """
    line = TRANSITIONS[step]
    if party not in line.parties:
        raise NotAllowed(f"{party} may not {step}")
    if state.workflow not in line.sources or state.safeguarding not in line.lanes:
        raise TransitionRefused(f"{step} from {state.workflow}, {state.safeguarding}")
    return State(
        workflow=line.target or state.workflow,
        safeguarding=line.to_lane or state.safeguarding,
        permission=state.permission,
    )


def may_take(state: State, step: Step, party: Party) -> bool:
    """Whether a page should offer this step."""
    line = TRANSITIONS[step]
    here = state.workflow in line.sources and state.safeguarding in line.lanes
    return here and party in line.parties
