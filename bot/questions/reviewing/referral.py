"""What a lead reports about a question of the lane: filled from the record, never from memory."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.questions.life.lane import newest_entry
from bot.questions.life.move import Actor
from bot.questions.life.states import Step
from bot.questions.reviewing.lane_actions import LaneActionView, lane_actions
from bot.questions.reviewing.safeguarding import question_for_lead
from bot.questions.reviewing.staff import QuestionFile, StaffQuestion
from bot.store.events import record_event
from bot.vocabulary import Term


class ReferralFor(Term):
    """Whom a report is made for."""

    COUNCIL = "council"
    POLICE = "police"
    OWN_RECORD = "own_record"


@dataclass(frozen=True, slots=True)
class Referral:
    """Everything that is known; `..._by` name accounts, the author or the service."""

    question: StaffQuestion
    flagged_at: datetime
    flagged_by: str
    opened_at: datetime | None
    opened_by: str | None
    actions: tuple[LaneActionView, ...]
    made_at: datetime
    made_by: str

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody whom the report names."""
        by = (self.flagged_by, self.opened_by or "", self.made_by)
        return (*by, *(one.actor for one in self.actions))


def read_referral(db: Session, *, question_id: UUID, reader: Actor, now: datetime) -> Referral:
    """The report as it would be now.

    Raises: QuestionNotFound: none, or never in the lane of this reader.
    """
    file = question_for_lead(db, question_id=question_id, reader=reader)
    entry = newest_entry(db, question_id)
    return Referral(
        question=file.question,
        flagged_at=entry.since if entry else file.question.created_at,
        flagged_by=_flagged_by(file),
        opened_at=entry.opened_at if entry else None,
        opened_by=entry.opened_by if entry else None,
        actions=lane_actions(db, question_id),
        made_at=now,
        made_by=reader.mover.name,
    )


def take_referral(
    db: Session,
    *,
    question_id: UUID,
    reader: Actor,
    purpose: ReferralFor,
    format: Term,
    edition: Term,
    now: datetime,
) -> Referral:
    """The report as a file takes it; the audit log says who took it and what for.

    Raises: QuestionNotFound.
    """
    referral = read_referral(db, question_id=question_id, reader=reader, now=now)
    record_event(
        db,
        actor=reader.mover.name,
        action="question.referral_made",
        subject=f"question:{question_id}",
        now=now,
        detail={
            "referral_for": purpose.value,
            "format": format.value,
            "edition": edition.value,
        },
    )
    return referral


def _flagged_by(file: QuestionFile) -> str:
    return [entry.actor for entry in file.history if entry.step is Step.FLAG][-1]
