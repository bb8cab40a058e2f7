"""Where a question is, who may see it there, and where a step leads: pure functions."""

from dataclasses import dataclass

from bot.errors import NotAllowed, TransitionRefused
from bot.questions.life.steps import Party, Step
from bot.questions.life.transitions import APPROVED, AUTHOR_ONLY, FIXED, IN_LANE, TRANSITIONS
from bot.vocabulary import Permission, Safeguarding, Visibility, Workflow

__all__ = [
    "APPROVED",
    "IN_LANE",
    "TRANSITIONS",
    "Party",
    "State",
    "Step",
    "may_take",
    "next_state",
]

ALLOWED = {
    Permission.BOTH: Visibility.PUBLIC,
    Permission.PUBLISH: Visibility.PUBLIC,
    Permission.READ_OUT: Visibility.ROOM,
    Permission.NEITHER: Visibility.STAFF,
}
BOARD_AND_ROOM = (Party.RPB_STAFF, Party.YOUTH_WORKER)
CHECKED_BY = (Step.TRANSLATE, Step.REWORD)  # whoever writes the words has read them
# In one language only: what may be read out is shown in the room, nothing is public yet.
UNTRANSLATED = {Permission.BOTH: Visibility.ROOM, Permission.PUBLISH: Visibility.STAFF}


@dataclass(frozen=True, slots=True)
class State:
    """Where a question is; `visibility` follows from the rest."""

    workflow: Workflow
    safeguarding: Safeguarding
    permission: Permission
    translated: bool = False  # its public words exist in both languages
    appealed: bool = False
    merged_from: Workflow | None = None
    rehearsal: bool = False  # tried out in a room; it never leaves it
    unchecked: bool = False  # it took an answer over before anybody had approved its words
    kept_back: bool = False  # its lead declined it in the lane: its board does not read it

    @property
    def visibility(self) -> Visibility:
        """Who may see the words now."""
        if self.rehearsal:
            return Visibility.REHEARSAL
        if self.safeguarding in IN_LANE or self.workflow in AUTHOR_ONLY:
            return Visibility.AUTHOR
        if self.kept_back:
            return Visibility.TEAM if self.appealed else Visibility.AUTHOR
        if self.workflow not in APPROVED or self.unchecked:
            return Visibility.STAFF
        allowed = ALLOWED[self.permission]
        if allowed is Visibility.PUBLIC and not self.translated:
            return UNTRANSLATED[self.permission]
        return allowed


def next_state(state: State, step: Step, party: Party) -> State:
    """Where the question is after this step.

    Raises: NotAllowed: this party never takes it, or not after an appeal; TransitionRefused: not
        from here.
    """
    line = TRANSITIONS[step]
    if party not in line.parties:
        raise NotAllowed(f"{party} may not {step}")
    sources = line.only_from.get(party, line.sources)
    if state.workflow not in sources or state.safeguarding not in line.lanes:
        raise TransitionRefused(f"{step} from {state.workflow}, {state.safeguarding}")
    if state.rehearsal and line.to_lane is not None:
        raise TransitionRefused("the safeguarding lane is no place to try things out")
    if state.appealed and line.when_appealed is not None and party not in line.when_appealed:
        raise NotAllowed(f"{party} may not {step} after an appeal")
    if state.kept_back:
        _check_kept_back(state, step, party)
    if _is_fixed(state, step):
        raise TransitionRefused(f"{step} of words that are fixed")
    workflow = (state.merged_from if line.returns else line.target) or state.workflow
    return State(
        workflow=workflow,
        safeguarding=line.to_lane or state.safeguarding,
        permission=state.permission,
        translated=state.translated and step is not Step.REDACT or step is Step.TRANSLATE,
        appealed=state.appealed or step is Step.APPEAL,
        merged_from=_merged_from(state, step) if workflow is Workflow.MERGED else None,
        rehearsal=state.rehearsal,
        unchecked=state.unchecked and step not in CHECKED_BY,
        kept_back=step is Step.DECLINE_IN_LANE or state.kept_back and step is not Step.ACCEPT,
    )


def _check_kept_back(state: State, step: Step, party: Party) -> None:
    """Until the Commissioner's team accepts it after an appeal, no other staff decide about it.

    Raises: NotAllowed; TransitionRefused: it would be read as part of another question.
    """
    if party in BOARD_AND_ROOM or (party is Party.COMMISSIONER_TEAM and not state.appealed):
        raise NotAllowed(f"{party} may not {step} what its lead declined")
    if step is Step.MERGE:
        raise TransitionRefused("what its lead declined is accepted before it is merged")


def _is_fixed(state: State, step: Step) -> bool:
    """Whether a step would change words that a session votes on or that the board has.

    What is missing in the other language, or was never read by staff, is put right at any time.
    """
    fixed = (state.merged_from or state.workflow) in FIXED and not state.unchecked
    return fixed and (step is Step.REDACT or step is Step.TRANSLATE and state.translated)


def _merged_from(state: State, step: Step) -> Workflow | None:
    return state.workflow if step is Step.MERGE else state.merged_from


def may_take(state: State, step: Step, party: Party) -> bool:
    """Whether a page should offer this step."""
    try:
        next_state(state, step, party)
    except (NotAllowed, TransitionRefused):
        return False
    return True
