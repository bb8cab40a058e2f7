"""Take a step in the life of a question: the only code that changes where a question is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.errors import BadInput, EditConflict, QuestionNotFound
from bot.questions.life.clocks import restart_clock
from bot.questions.life.lane import enter_lane
from bot.questions.life.marks import check_second_person, note_step
from bot.questions.life.states import TRANSITIONS, Party, State, Step, next_state
from bot.store.events import record_event
from bot.store.tables.questions import Question, QuestionEvent, QuestionSupport
from bot.vocabulary import Region, Role, Visibility


class ReasonMissing(BadInput):
    """A question is not sent back or declined without a coded reason."""

    code = "reason_missing"


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person of the staff; `region` is None for all of Wales."""

    account_id: UUID
    role: Role
    region: Region | None

    @property
    def mover(self) -> "Mover":
        """The same person, as the one who takes a step."""
        return Mover(Party(self.role.value), f"account:{self.account_id}", self.account_id)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who takes a step, and how the logs name them."""

    party: Party
    name: str
    account_id: UUID | None = None


AUTHOR = Mover(Party.AUTHOR, "author")
SYSTEM = Mover(Party.SYSTEM, "system")


@dataclass(frozen=True, slots=True)
class Why:
    """Why a step was taken: a code of reasons.csv, and staff's own words to the author."""

    reason: str | None = None
    note: str | None = None
    batch: UUID | None = None  # steps taken together can be undone together
    to: str | None = None  # where it goes: a region, a body's code, another question's id


NO_REASON = Why()
ASKED_ANEW = (Step.RESUBMIT, Step.MOVE_REGION)  # nobody has said "me too" to this


def state_of(question: Question) -> State:
    """Where the question is now."""
    return State(
        workflow=question.workflow,
        safeguarding=question.safeguarding,
        permission=question.permission,
        translated=question.text_other is not None,
        appealed=question.appealed_at is not None,
        merged_from=question.merged_from,
        rehearsal=question.visibility is Visibility.REHEARSAL,
        unchecked=bool(question.unchecked),
        kept_back=bool(question.kept_back),
    )


def locked_question(db: Session, question_id: UUID, *, version: int | None = None) -> Question:
    """The question, held until the transaction ends so that nobody else moves it meanwhile.

    Raises: QuestionNotFound; EditConflict: it is no longer the version that was looked at.
    """
    wanted = select(Question).where(Question.id == question_id)
    question = db.scalar(wanted.with_for_update().execution_options(populate_existing=True))
    if question is None:
        raise QuestionNotFound(str(question_id))
    if version is not None and question.version != version:
        raise EditConflict(str(question_id))
    return question


def move(
    db: Session,
    question: Question,
    step: Step,
    *,
    mover: Mover,
    now: datetime,
    why: Why = NO_REASON,
) -> None:
    """Take one step: change the question, write one event and one line of the audit log.

    Args: question: from `locked_question`, or new and in Workflow.DRAFT.
    Raises: NotAllowed, SecondPersonNeeded, TransitionRefused, ReasonMissing.
    """
    before = state_of(question)
    after = next_state(before, step, mover.party)
    check_second_person(question, step, account_id=mover.account_id)
    if TRANSITIONS[step].needs_reason and not why.reason:
        raise ReasonMissing(step)
    question.workflow = after.workflow
    question.safeguarding = after.safeguarding
    question.visibility = after.visibility
    question.merged_from, question.unchecked = after.merged_from, after.unchecked
    question.kept_back = after.kept_back
    if after.workflow is not before.workflow:
        question.reason = why.reason
    note_step(question, step, account_id=mover.account_id, now=now)
    restart_clock(db, question, step, now=now)
    if step is Step.MOVE_REGION:
        question.asker_mark = None  # marks are of one region
    if step in ASKED_ANEW:
        db.execute(delete(QuestionSupport).where(QuestionSupport.question_id == question.id))
    question.version += 1
    db.flush()
    db.add(_event(question, step, before, mover=mover, now=now, why=why))
    _audit(db, question, step, mover=mover, now=now, why=why)
    if step is Step.FLAG:
        enter_lane(db, question.id, now=now)


def _event(
    question: Question, step: Step, before: State, *, mover: Mover, now: datetime, why: Why
) -> QuestionEvent:
    return QuestionEvent(
        question_id=question.id,
        at=now,
        actor=mover.name,
        kind=step.value,
        from_workflow=before.workflow,
        to_workflow=question.workflow,
        from_safeguarding=before.safeguarding,
        to_safeguarding=question.safeguarding,
        to_visibility=question.visibility,
        reason=why.reason,
        note=why.note,
        batch=why.batch,
        version=question.version,
    )


def _audit(
    db: Session, question: Question, step: Step, *, mover: Mover, now: datetime, why: Why
) -> None:
    record_event(
        db,
        actor=mover.name,
        action=f"question.{step}",
        subject=f"question:{question.id}",
        now=now,
        detail={
            "workflow": question.workflow.value,
            "safeguarding": question.safeguarding.value,
            "visibility": question.visibility.value,
            "reason": why.reason or "",
            **({"to": why.to} if why.to else {}),
        },
    )
