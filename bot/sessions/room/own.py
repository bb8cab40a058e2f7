"""What a participant sees of their own questions: nobody else does before they are approved.

Whoever stands beside somebody reads their screen as well, and a device of a table is handed on. So
words that tell of something serious are never shown again, and on a shared device no words are.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.asking.status import step_key
from bot.questions.life.states import IN_LANE
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant, RoomQuestion
from bot.store.tables.session_terms import Device
from bot.vocabulary import Language, Level, Safeguarding, Workflow

OVER = (Workflow.WITHDRAWN, Workflow.ERASED)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question of one's own. `step` is a key as in a receipt's status; `reason` its code."""

    question_id: UUID
    text: str  # "" where it is not shown again
    language: Language
    step: str
    reason: str | None
    parked: bool
    serious: bool  # screening or a moderator found something in it; also once that is settled
    in_lane: bool
    asked_at: datetime


def own_questions(db: Db, *, participant_id: UUID) -> tuple[OwnQuestion, ...]:
    """The questions of one participant, the newest first."""
    wanted = (
        select(Question, RoomQuestion.parked, Participant.device)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .join(Participant, Participant.id == RoomQuestion.participant_id)
        .where(Participant.id == participant_id, Question.workflow.not_in(OVER))
        .order_by(RoomQuestion.added_at.desc(), Question.id)
    )
    return tuple(_own(*row) for row in db.execute(wanted))


def _own(question: Question, parked: bool, device: Device) -> OwnQuestion:
    held = question.safeguarding in IN_LANE
    noticed = question.safeguarding is not Safeguarding.NONE
    serious = noticed or question.level is not Level.NONE
    shown = not serious and device is not Device.SHARED
    return OwnQuestion(
        question_id=question.id,
        text=(question.text_original or "") if shown else "",
        language=question.language,
        step=step_key(question),
        reason=None if held else question.reason,
        parked=parked and not held,
        serious=serious,
        in_lane=held,
        asked_at=question.created_at,
    )
