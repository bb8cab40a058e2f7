"""What was first decided about a question, as if undone decisions had never been."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.life.marks import DECISIONS
from bot.questions.life.steps import Step
from bot.store.tables.questions import Question, QuestionEvent

_TAKEN_BACK = frozenset({Step.UNDO, Step.UNMERGE})


def note_first_decision(db: Session, question: Question) -> None:
    """Write down the first decision that still stands, after one was taken back."""
    events = select(QuestionEvent).where(QuestionEvent.question_id == question.id)
    standing: list[QuestionEvent] = []
    for event in db.scalars(events.order_by(QuestionEvent.id)):
        if Step(event.kind) in DECISIONS:
            standing.append(event)
        elif Step(event.kind) in _TAKEN_BACK and standing:
            standing.pop()
    first = standing[0] if standing else None
    question.decided_at = first.at if first else None
    question.decided_as = first.to_workflow if first else None
    question.decided_why = first.reason if first else None
