"""The steps that can be taken with many questions at once, and which question can take which."""

from dataclasses import replace

from bot.errors import NotAllowed, TransitionRefused
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.move import Actor
from bot.questions.life.states import TRANSITIONS, Party, State, Step, next_state
from bot.questions.reviewing.staff_views import StaffQuestion
from bot.vocabulary import Term, Visibility, Workflow


class BulkStep(Term):
    """A step that a list offers for all that is selected."""

    START = "start"
    ASSIGN = "assign"
    THEME = "theme"
    ACCEPT = "accept"
    RETURN = "return"
    DECLINE = "decline"
    MERGE = "merge"
    BOARD = "board"


STEP_OF = {
    BulkStep.START: Step.START_REVIEW,
    BulkStep.ACCEPT: Step.ACCEPT,
    BulkStep.RETURN: Step.RETURN,
    BulkStep.DECLINE: Step.DECLINE,
    BulkStep.MERGE: Step.MERGE,
    BulkStep.BOARD: Step.PUT_TO_BOARD,
}
CAN_BE_UNDONE = frozenset({BulkStep.ACCEPT, BulkStep.RETURN, BulkStep.DECLINE, BulkStep.MERGE})
_REVIEWED_AT_ONCE = CAN_BE_UNDONE  # one who decides about a new question has looked at it


def why_not(question: StaffQuestion, step: BulkStep, reader: Actor) -> str:
    """Why a question cannot take a step: the code of an error, or empty if it can."""
    taken = STEP_OF.get(step)
    if taken is None:
        return ""
    state, party = _state(question), Party(reader.role.value)
    try:
        if question.workflow is Workflow.SUBMITTED and step in _REVIEWED_AT_ONCE:
            state = next_state(state, Step.START_REVIEW, party)
        next_state(state, taken, party)
    except (TransitionRefused, NotAllowed) as error:
        return error.code
    for_another = question.appealed_at is not None and TRANSITIONS[taken].when_appealed is not None
    if for_another and question.declined_by == reader.account_id:
        return SecondPersonNeeded.code
    return ""


def seen_after_accepting(question: StaffQuestion) -> Visibility:
    """Who will see the words once the question is accepted."""
    return replace(_state(question), workflow=Workflow.ACCEPTED, kept_back=False).visibility


def _state(question: StaffQuestion) -> State:
    return State(
        workflow=question.workflow,
        safeguarding=question.safeguarding,
        permission=question.permission,
        translated=question.is_translated,
        appealed=question.appealed_at is not None,
        merged_from=question.merged_from,
        kept_back=question.kept_back,
    )
