"""What the author is told beside where their question is: help, a move, a second decision."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.life.marks import DECISIONS
from bot.questions.life.public_words import own_words
from bot.questions.life.states import IN_LANE, Step
from bot.store.tables.question_work import LeadReply
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Region, Safeguarding, Workflow


@dataclass(frozen=True, slots=True)
class Moved:
    """The board that a question was moved to, and the code of the reason."""

    region: Region
    reason: str | None


@dataclass(frozen=True, slots=True)
class AlsoTold:
    """`needs_help`: the help numbers come first; `others_see`: None for the author's own words."""

    needs_help: bool
    lead_acted: bool
    moved: Moved | None
    looked_again: bool  # the appeal has been decided
    others_see: str | None


def also_told(db: Session, question: Question) -> AlsoTold:
    """What else the holder of the receipt may know."""
    gone = question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
    steps = [] if gone else _steps(db, question)
    public = None if gone else own_words(question)
    return AlsoTold(
        needs_help=_needs_help(db, question),
        lead_acted=question.safeguarding is Safeguarding.ACTIONED,
        moved=_moved(question, steps),
        looked_again=question.appealed_at is not None and _is_decided(steps),
        others_see=public if public != question.text_original else None,
    )


def _needs_help(db: Session, question: Question) -> bool:
    """While the lane has it, after its lead acted, and beside every message of the lead."""
    if question.safeguarding in IN_LANE or question.safeguarding is Safeguarding.ACTIONED:
        return True
    replied = select(LeadReply.id).where(LeadReply.question_id == question.id).limit(1)
    return db.scalar(replied) is not None


def _steps(db: Session, question: Question) -> list[tuple[Step, str | None]]:
    """Every step of a question with its reason, the newest first."""
    events = select(QuestionEvent.kind, QuestionEvent.reason).where(
        QuestionEvent.question_id == question.id
    )
    rows = db.execute(events.order_by(QuestionEvent.id.desc()))
    return [(Step(kind), reason) for kind, reason in rows]


def _moved(question: Question, steps: list[tuple[Step, str | None]]) -> Moved | None:
    reasons = [reason for step, reason in steps if step is Step.MOVE_REGION]
    return Moved(question.region, reasons[0]) if reasons and question.region else None


def _is_decided(steps: list[tuple[Step, str | None]]) -> bool:
    """Whether the newest of decision, undo and appeal is a decision."""
    for step, _ in steps:
        if step in DECISIONS:
            return True
        if step in (Step.APPEAL, Step.UNDO):
            return False
    return False
