"""The one table of steps in the life of a question: from where, to where, by whom.

Source: the state machine of the design (drafts are in drafts.py until they are sent).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.questions.life.steps import Party, Step
from bot.vocabulary import Safeguarding, Workflow


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table."""

    step: Step
    sources: frozenset[Workflow]
    target: Workflow | None  # None: the workflow stays
    parties: frozenset[Party]
    lanes: frozenset[Safeguarding]  # in which of these the step may be taken
    to_lane: Safeguarding | None = None
    needs_reason: bool = False
    when_appealed: frozenset[Party] | None = None  # who takes it then; None: no difference
    returns: bool = False  # to where it was before the merge
    only_from: Mapping[Party, frozenset[Workflow]] = field(default_factory=dict)  # fewer sources


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
REVIEWERS = frozenset({P.RPB_STAFF, P.COMMISSIONER_TEAM})
HOSTS = frozenset({P.YOUTH_WORKER, P.COMMISSIONER_TEAM})  # boards do not choose what they are asked
GROUP = HOSTS | {P.AUTHOR}  # a host writes down what the group says together
MODERATORS = REVIEWERS | {P.YOUTH_WORKER}  # a youth worker: only what is asked in their own room
LIVING = frozenset(W) - {W.DRAFT, W.WITHDRAWN, W.ERASED}
# A session votes on these words, or the board has them: nobody changes them by the way.
FIXED = APPROVED - {W.ACCEPTED, W.CARRIED_OVER}


def _line(
    step: Step,
    sources: Iterable[Workflow],
    target: Workflow | None,
    parties: Iterable[Party],
    *,
    lanes: frozenset[Safeguarding] = FREE,
    to_lane: Safeguarding | None = None,
    needs_reason: bool = False,
    when_appealed: frozenset[Party] | None = None,
    returns: bool = False,
    only_from: Mapping[Party, frozenset[Workflow]] | None = None,
) -> Transition:
    return Transition(
        step,
        frozenset(sources),
        target,
        frozenset(parties),
        lanes,
        to_lane,
        needs_reason,
        when_appealed,
        returns,
        only_from or {},
    )


ANY_LANE = frozenset(S)
FLAGGERS = REVIEWERS | {P.SYSTEM, P.YOUTH_WORKER, P.SAFEGUARDING_LEAD}
LEAD = (P.SAFEGUARDING_LEAD,)
TEAM = frozenset({P.COMMISSIONER_TEAM})
STAYS = frozenset(W) - {W.DRAFT, W.ERASED}
DECIDED = (W.ACCEPTED, W.RETURNED, W.DECLINED, W.PASSED_ON)
MERGEABLE = (W.IN_REVIEW, W.ACCEPTED, W.CARRIED_OVER, W.PUT_TO_BOARD)
ON_ITS_WAY = (W.ACCEPTED, W.CANDIDATE, W.SELECTED, W.CARRIED_OVER)

_REVIEWED = (
    _line(Step.SUBMIT, (W.DRAFT,), W.SUBMITTED, (P.AUTHOR,)),
    _line(Step.START_REVIEW, (W.SUBMITTED,), W.IN_REVIEW, MODERATORS | {P.SYSTEM}),
    _line(Step.ACCEPT, (W.IN_REVIEW,), W.ACCEPTED, MODERATORS, when_appealed=TEAM),
    _line(
        Step.RETURN,
        (W.IN_REVIEW,),
        W.RETURNED,
        MODERATORS,
        needs_reason=True,
        when_appealed=TEAM,
    ),
    _line(
        Step.DECLINE,
        (W.IN_REVIEW,),
        W.DECLINED,
        REVIEWERS,
        needs_reason=True,
        when_appealed=TEAM,
    ),
    _line(Step.RESUBMIT, (W.RETURNED,), W.IN_REVIEW, (P.AUTHOR,)),
    _line(Step.APPEAL, (W.DECLINED,), W.IN_REVIEW, (P.AUTHOR,), when_appealed=frozenset()),
    _line(Step.UNDO, DECIDED, W.IN_REVIEW, REVIEWERS, when_appealed=TEAM),
    _line(Step.MERGE, MERGEABLE, W.MERGED, MODERATORS, when_appealed=TEAM),
    _line(Step.UNMERGE, (W.MERGED,), None, MODERATORS | {P.SYSTEM}, returns=True),
    _line(Step.TAKE_OVER, (W.MERGED,), None, (P.SYSTEM,), returns=True),  # the place of its root
    _line(
        Step.PASS_ON,
        (W.IN_REVIEW, W.ACCEPTED),
        W.PASSED_ON,
        REVIEWERS,
        needs_reason=True,
        when_appealed=TEAM,
        only_from={P.RPB_STAFF: frozenset({W.IN_REVIEW})},  # else a promised answer is lost
    ),
    _line(Step.TAKE_BACK, (W.PASSED_ON,), W.IN_REVIEW, REVIEWERS, when_appealed=TEAM),
    _line(
        Step.MOVE_REGION,
        (W.SUBMITTED, W.IN_REVIEW),
        None,
        REVIEWERS,
        needs_reason=True,
        when_appealed=TEAM,
    ),
    _line(Step.REDACT, LIVING - {W.DECLINED}, None, REVIEWERS),
    _line(Step.TRANSLATE, LIVING - {W.DECLINED}, None, MODERATORS),
    _line(Step.REWORD, FIXED, None, TEAM, needs_reason=True),
    _line(Step.DECISION_OVERDUE, (W.SUBMITTED, W.IN_REVIEW), None, (P.SYSTEM,)),
)
_PUT = (
    _line(Step.MAKE_CANDIDATE, (W.ACCEPTED, W.CARRIED_OVER), W.CANDIDATE, HOSTS | REVIEWERS),
    _line(Step.SELECT, (W.CANDIDATE,), W.SELECTED, HOSTS),
    _line(Step.CARRY_OVER, (W.CANDIDATE, W.SELECTED), W.CARRIED_OVER, HOSTS | {P.SYSTEM}),
    _line(
        Step.PUT_TO_BOARD,
        ON_ITS_WAY,
        W.PUT_TO_BOARD,
        HOSTS | {P.RPB_STAFF, P.SYSTEM},
        only_from={P.RPB_STAFF: frozenset({W.ACCEPTED, W.CARRIED_OVER})},  # no session has it
    ),
    _line(Step.ANSWER_OVERDUE, (W.PUT_TO_BOARD, W.ANSWERED), None, (P.SYSTEM,)),
    _line(Step.ANSWER_VERY_OVERDUE, (W.PUT_TO_BOARD, W.ANSWERED), None, (P.SYSTEM,)),
    _line(Step.ANSWER, (W.PUT_TO_BOARD,), W.ANSWERED, REVIEWERS | HOSTS),
    _line(Step.REOPEN, (W.ANSWERED,), W.PUT_TO_BOARD, REVIEWERS),
    _line(Step.PUBLISH, (W.ANSWERED,), W.PUBLISHED, REVIEWERS),
    _line(Step.UNPUBLISH, (W.PUBLISHED,), W.ANSWERED, REVIEWERS),
    _line(Step.ASSESS, (W.PUBLISHED,), W.ASSESSED, GROUP | {P.SYSTEM}),
    _line(Step.MARK_REVIEW_DUE, (W.ASSESSED,), W.REVIEW_DUE, (P.SYSTEM,)),
    _line(Step.REASSESS, (W.REVIEW_DUE,), W.ASSESSED, GROUP),
    _line(Step.FOLLOW_UP, (W.ASSESSED, W.REVIEW_DUE), W.PUT_TO_BOARD, HOSTS | {P.SYSTEM}),
    _line(Step.CLOSE, (W.ASSESSED, W.REVIEW_DUE), W.CLOSED, HOSTS | {P.SYSTEM}),
)
_ALWAYS = (
    _line(Step.WITHDRAW, LIVING, W.WITHDRAWN, (P.AUTHOR,), lanes=ANY_LANE),
    _line(Step.ERASE, STAYS, W.ERASED, (P.AUTHOR, P.SYSTEM)),
    _line(Step.FLAG, LIVING, None, FLAGGERS, to_lane=S.FLAGGED),
    _line(Step.HOLD, STAYS, None, LEAD, lanes=frozenset({S.FLAGGED}), to_lane=S.HELD),
    _line(Step.ACTION, STAYS, None, LEAD, lanes=IN_LANE, to_lane=S.ACTIONED),
    _line(Step.CLEAR, STAYS, None, LEAD, lanes=IN_LANE, to_lane=S.CLEARED),
    _line(
        Step.DECLINE_IN_LANE,  # and what had to be done was done
        (W.SUBMITTED, W.IN_REVIEW),
        W.DECLINED,
        LEAD,
        lanes=IN_LANE,
        to_lane=S.ACTIONED,
        needs_reason=True,
        when_appealed=frozenset(),
    ),
)
_LINES = (*_REVIEWED, *_PUT, *_ALWAYS)
TRANSITIONS: dict[Step, Transition] = {line.step: line for line in _LINES}
