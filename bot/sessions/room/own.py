"""What a participant sees of their own questions: nobody else does before they are approved."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.asking.status import step_key
from bot.questions.life.states import IN_LANE
from bot.store.tables.questions import Question
from bot.store.tables.rooms import RoomQuestion
from bot.vocabulary import Language, Workflow

OVER = (Workflow.WITHDRAWN, Workflow.ERASED)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question of one's own. `step` is a key as in a receipt's status; `reason` its code."""

    question_id: UUID
    text: str
    language: Language
    step: str
    reason: str | None
    parked: bool
    asked_at: datetime


def own_questions(db: Db, *, participant_id: UUID) -> tuple[OwnQuestion, ...]:
    """The questions of one participant, the newest first."""
    wanted = (
        select(Question, RoomQuestion.parked)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.participant_id == participant_id, Question.workflow.not_in(OVER))
        .order_by(RoomQuestion.added_at.desc(), Question.id)
    )
    return tuple(_own(question, parked) for question, parked in db.execute(wanted))


def _own(question: Question, parked: bool) -> OwnQuestion:
    held = question.safeguarding in IN_LANE
    return OwnQuestion(
        question_id=question.id,
        text=question.text_original or "",
        language=question.language,
        step=step_key(question),
        reason=None if held else question.reason,
        parked=parked and not held,
        asked_at=question.created_at,
    )
