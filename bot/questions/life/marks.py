"""What a step leaves on a question beside its state: whose it was, and what is due when."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.errors import NotAllowed
from bot.questions.life.deadlines import ANSWER_DAYS, DECISION_DAYS, REVIEW_DAYS, due_after
from bot.questions.life.steps import Step
from bot.questions.life.transitions import TRANSITIONS
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStatus

DECLINES = frozenset({Step.DECLINE, Step.DECLINE_IN_LANE})
DECISIONS = DECLINES | {Step.ACCEPT, Step.RETURN, Step.PASS_ON, Step.MERGE}
TO_DECIDE = frozenset({Step.SUBMIT, Step.RESUBMIT, Step.APPEAL, Step.MOVE_REGION, Step.TAKE_BACK})
TO_ANSWER = frozenset({Step.PUT_TO_BOARD, Step.FOLLOW_UP})


class SecondPersonNeeded(NotAllowed):
    """Whoever decided first does not decide about the appeal or approve their own answer."""

    code = "second_person_needed"


def check_second_person(question: Question, step: Step, *, account_id: UUID | None) -> None:
    """An appeal is decided by another person. Raises: SecondPersonNeeded."""
    appealed = question.appealed_at is not None and TRANSITIONS[step].when_appealed is not None
    if appealed and account_id is not None and account_id == question.declined_by:
        raise SecondPersonNeeded


def note_step(question: Question, step: Step, *, account_id: UUID | None, now: datetime) -> None:
    """Write down what follows from a step that is being taken."""
    if step is Step.REDACT:
        question.text_other = None  # it may hold what was taken out
    if step in DECISIONS and question.decided_at is None:
        question.decided_at, question.decided_as = now, question.workflow
        question.decided_why = question.reason
    if step in TO_DECIDE:
        question.due_decision_at = due_after(now, DECISION_DAYS)
    if step in TO_ANSWER:
        question.put_at, question.due_answer_at = now, due_after(now, ANSWER_DAYS)
    if question.appealed_at is None and step in DECLINES | {Step.UNDO}:
        question.declined_by = account_id if step in DECLINES else None
    if step is Step.APPEAL:
        question.appealed_at = now
    if step in (Step.PUBLISH, Step.UNPUBLISH):
        question.published_at = now if step is Step.PUBLISH else None
    if step in (Step.ASSESS, Step.REASSESS):
        question.due_review_at = now + timedelta(days=REVIEW_DAYS)
    if step is Step.FOLLOW_UP:
        question.answer_round += 1
        question.answer_status, question.published_at = AnswerStatus.NONE, None
