"""What a safeguarding lead did about a question: a code and a note, only ever added."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BadInput, TransitionRefused
from bot.questions.life.audience import held_in, lead_scope
from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.questions.reviewing.decide import NOTE_LONGEST, NoteTooLong
from bot.store.events import record_event
from bot.store.tables.lane import LaneAction
from bot.vocabulary import LaneDone

NEEDS_WHY = frozenset({LaneDone.NOTHING_NEEDED, LaneDone.OTHER})
BY_ITSELF = frozenset({LaneDone.WROTE_TO_AUTHOR})  # recorded where it is done


class WhyMissing(BadInput):
    """That nothing is needed is not recorded without saying why."""

    code = "why_missing"


@dataclass(frozen=True, slots=True)
class LaneActionView:
    """One thing that was done; `actor` names its account as the history does."""

    at: datetime
    actor: str
    done: LaneDone
    note: str


def record_lane_action(
    db: Session, *, question_id: UUID, done: LaneDone, note: str, actor: Actor, now: datetime
) -> None:
    """Record what was done about a question that is or was in the lane of this lead.

    The note is only in the row, never in the audit log.

    Raises: QuestionNotFound: none, or not this lead's; TransitionRefused: its author has taken it
        back and the lane is done with it; WhyMissing, NoteTooLong (BadInput).
    """
    kept = note.replace("\r\n", "\n").replace("\0", "").strip()
    if done in NEEDS_WHY and not kept:
        raise WhyMissing(done)
    if len(kept) > NOTE_LONGEST:
        raise NoteTooLong(str(len(kept)))
    question = held_in(db, lead_scope(actor), question_id)
    if question.text_original is None and question.safeguarding not in IN_LANE:
        raise TransitionRefused(str(question_id))
    name = actor.mover.name
    db.add(LaneAction(question_id=question_id, at=now, actor=name, done=done, note=kept or None))
    record_event(
        db,
        actor=name,
        action="question.lane_action",
        subject=f"question:{question_id}",
        now=now,
        detail={"lane_done": done.value},
    )


def lane_actions(db: Session, question_id: UUID) -> tuple[LaneActionView, ...]:
    """What was done about a question, oldest first; only for a reader of its lane."""
    rows = select(LaneAction).where(LaneAction.question_id == question_id)
    return tuple(
        LaneActionView(row.at, row.actor, row.done, row.note or "")
        for row in db.scalars(rows.order_by(LaneAction.id))
    )
