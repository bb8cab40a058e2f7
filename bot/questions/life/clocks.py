"""What is due after a question was away: with the safeguarding lead, or part of another one."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.questions.life.deadlines import BACK_DAYS, due_after
from bot.questions.life.steps import Step
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Workflow

AWAY_SINCE = {Step.CLEAR: Step.FLAG, Step.ACTION: Step.FLAG, Step.UNMERGE: Step.MERGE}
TO_DECIDE = (Workflow.SUBMITTED, Workflow.IN_REVIEW)
TO_ANSWER = (Workflow.PUT_TO_BOARD, Workflow.ANSWERED)


def restart_clock(db: Session, question: Question, step: Step, *, now: datetime) -> None:
    """Give a question that is back at least BACK_DAYS, so that it is not late at once.

    What was late before it went away stays late: nobody stops a clock by sending a question off.
    """
    if step not in AWAY_SINCE:
        return
    back = due_after(now, BACK_DAYS)
    if question.workflow in TO_DECIDE and _in_time(db, question, step, question.due_decision_at):
        question.due_decision_at = max(question.due_decision_at or back, back)
    if question.workflow in TO_ANSWER and _in_time(db, question, step, question.due_answer_at):
        question.due_answer_at = max(question.due_answer_at or back, back)
        present = (Answer.question_id == question.id, Answer.round == question.answer_round)
        still_due = Answer.published_at.is_(None)
        db.execute(update(Answer).where(*present, still_due).values(due_at=question.due_answer_at))


def _in_time(db: Session, question: Question, step: Step, due: datetime | None) -> bool:
    """Whether it was not late yet when it went away."""
    left = select(func.max(QuestionEvent.at)).where(
        QuestionEvent.question_id == question.id, QuestionEvent.kind == AWAY_SINCE[step].value
    )
    left_at = db.scalar(left)
    return due is None or left_at is None or left_at <= due
