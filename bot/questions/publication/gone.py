"""Where a question has gone that everybody could once read: withdrawn, erased or merged."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.roots import root_of
from bot.questions.life.states import IN_LANE, Step
from bot.questions.publication.readable import everybody
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Region, Visibility, Workflow


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays where a published question was: that it was there, and why it is not."""

    question_id: UUID
    region: Region | None
    why: Workflow  # WITHDRAWN by its author, or ERASED when its time was over
    gone_on: date


class QuestionWithdrawn(QuestionNotFound):
    """The question was published and has gone; `tombstone` is all there is to show."""

    code = "question_withdrawn"

    def __init__(self, tombstone: Tombstone) -> None:
        self.tombstone = tombstone
        super().__init__(str(tombstone.question_id))


class QuestionMerged(QuestionNotFound):
    """The question is now part of another one, whose page everybody may read."""

    code = "question_merged"

    def __init__(self, root_id: UUID) -> None:
        self.root_id = root_id
        super().__init__(str(root_id))


def why_not(db: Session, question_id: UUID) -> QuestionNotFound:
    """Why everybody may not read a question, as the error to raise."""
    question = db.get(Question, question_id)
    if question is None or question.safeguarding in IN_LANE:
        return QuestionNotFound(str(question_id))
    if question.workflow is Workflow.MERGED:
        root = root_of(db, question).id
        if db.scalar(select(Question.id).where(Question.id == root, everybody())):
            return QuestionMerged(root)
    if question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED) and _was_out(db, question_id):
        gone_on = day_in_wales(_last_step(db, question_id))
        return QuestionWithdrawn(
            Tombstone(question_id, question.region, question.workflow, gone_on)
        )
    return QuestionNotFound(str(question_id))


def _was_out(db: Session, question_id: UUID) -> bool:
    """Whether everybody could once read its answer."""
    out = exists().where(
        QuestionEvent.question_id == question_id,
        QuestionEvent.kind == Step.PUBLISH.value,
        QuestionEvent.to_visibility == Visibility.PUBLIC,
    )
    return bool(db.scalar(select(out)))


def _last_step(db: Session, question_id: UUID) -> datetime:
    steps = select(QuestionEvent.at).where(QuestionEvent.question_id == question_id)
    return db.scalars(steps.order_by(QuestionEvent.id.desc()).limit(1)).one()
