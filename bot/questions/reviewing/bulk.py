"""Take one step with many questions: what can take it does, what cannot is left out and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BotError, EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.batches import BatchRefused
from bot.questions.life.move import Actor
from bot.questions.reviewing.allowed_details import (
    NOTHING_LOOKED_AT,
    LookedThrough,
    look_through,
)
from bot.questions.reviewing.assignment import AccountUnknown
from bot.questions.reviewing.bulk_choice import TAKE, BulkChoice, Pick
from bot.questions.reviewing.bulk_steps import BulkStep, why_not
from bot.questions.reviewing.merge import MergeRefused
from bot.questions.reviewing.staff_views import StaffQuestion, views_in_scope
from bot.vocabulary import Safeguarding

__all__ = [
    "MOST_AT_ONCE",
    "BulkChoice",
    "BulkPlan",
    "BulkResult",
    "LeftOut",
    "Pick",
    "look_before",
    "plan_step",
    "take_step",
]

PERSONAL = "may_be_personal"
WAS_IN_LANE = "was_in_lane"
BY_ITSELF = (PERSONAL, WAS_IN_LANE)  # accepted by itself, never among others
MOST_AT_ONCE = 200  # questions; each is read by somebody before
STOPS = (
    EditConflict,
    QuestionNotFound,
    TransitionRefused,
    NotAllowed,
    AccountUnknown,
    MergeRefused,
    BatchRefused,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that does not take the step; `why` is changed, gone, or the code of an error."""

    question: StaffQuestion
    why: str


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What a step would do to which; `gone` are no longer in this reader's list."""

    ready: tuple[StaffQuestion, ...]
    left_out: tuple[LeftOut, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class BulkResult:
    """How many took the step, and which did not."""

    done: int
    left_out: tuple[tuple[UUID, str], ...]


def plan_step(
    db: Session,
    *,
    step: BulkStep,
    picks: Iterable[Pick],
    reader: Actor,
    into: UUID | None = None,
    looked: LookedThrough = NOTHING_LOOKED_AT,
) -> BulkPlan:
    """Look at what a step would do, before it is taken.

    Args: into: the question that stays, when others are merged into it. looked: from `look_before`.
    """
    versions = {pick.question_id: pick.version for pick in picks}
    ready, left_out = [], []
    for question in views_in_scope(db, reader=reader, ids=versions):
        changed = question.version != versions[question.question_id]
        stays = question.question_id == into
        why = "changed" if changed else "" if stays else _why_not(question, step, reader, looked)
        if why:
            left_out.append(LeftOut(question, why))
        else:
            ready.append(question)
    gone = len(versions) - len(ready) - len(left_out)
    return BulkPlan(tuple(ready), tuple(left_out), gone)


def look_before(
    db: Session, *, step: BulkStep, picks: Iterable[Pick], reader: Actor
) -> LookedThrough:
    """Look through the words that others would see: slow, so in a transaction that only reads."""
    if step is not BulkStep.ACCEPT:
        return NOTHING_LOOKED_AT
    views = views_in_scope(db, reader=reader, ids=[pick.question_id for pick in picks])
    return look_through(text for view in views for text in _seen(view))


def take_step(
    db: Session,
    *,
    step: BulkStep,
    picks: Iterable[Pick],
    choice: BulkChoice,
    actor: Actor,
    now: datetime,
    batch: UUID,
) -> BulkResult:
    """Take the step with each question that can; one that cannot does not hold up the others.

    Args: choice: to accept many, with what `look_before` found; only words that have changed
        since are looked through while everybody else waits.
    Raises: BadInput: what goes with the step is not as it must be.
    """
    picks, left_out = _without_delicate(db, step, list(picks), actor, choice.looked)
    done = 0
    take = partial(TAKE[step], choice=choice, actor=actor, now=now, batch=batch)
    for pick in sorted(picks, key=lambda pick: pick.question_id):
        if step is BulkStep.MERGE and pick.question_id == choice.into:
            continue
        try:
            with db.begin_nested():
                held_in(db, queue_scope(actor), pick.question_id, version=pick.version)
                take(db, pick)
        except STOPS as error:
            left_out.append((pick.question_id, _code(error)))
        else:
            done += 1
    return BulkResult(done, tuple(left_out))


def _without_delicate(
    db: Session, step: BulkStep, picks: list[Pick], actor: Actor, looked: LookedThrough
) -> tuple[list[Pick], list[tuple[UUID, str]]]:
    """Look again at what is to be accepted: a form may send what its page left out."""
    if step is not BulkStep.ACCEPT:
        return picks, []
    plan = plan_step(db, step=step, picks=picks, reader=actor, looked=looked)
    found = {one.question.question_id: one.why for one in plan.left_out if one.why in BY_ITSELF}
    left = [pick for pick in picks if pick.question_id not in found]
    return left, sorted(found.items())


def _why_not(question: StaffQuestion, step: BulkStep, reader: Actor, looked: LookedThrough) -> str:
    """As `why_not`; what needs a closer look is not accepted among others, but by itself."""
    why = why_not(question, step, reader)
    if not why and step is BulkStep.DECLINE and question.kept_back:
        return WAS_IN_LANE
    if why or step is not BulkStep.ACCEPT:
        return why
    if question.safeguarding is not Safeguarding.NONE:
        return WAS_IN_LANE
    return PERSONAL if any(looked.may_be_personal(text) for text in _seen(question)) else ""


def _seen(question: StaffQuestion) -> tuple[str, str]:
    return question.text_public or question.text, question.text_other or ""


def _code(error: BotError) -> str:
    if isinstance(error, EditConflict):
        return "changed"
    if isinstance(error, BatchRefused) and error.stops:
        return error.stops[0].code
    return "gone" if isinstance(error, QuestionNotFound) else error.code
