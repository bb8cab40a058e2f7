"""Pass a question on to whoever can answer it: the wrong board is no wrong door."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.bodies import Body, BodyUnknown, bodies_for, body_named
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.questions.reviewing.decide import decide, give_reason
from bot.questions.reviewing.merge import hold_merged, release_merged
from bot.vocabulary import Region

__all__ = [
    "Body",
    "BodyUnknown",
    "RegionUnchanged",
    "bodies_for",
    "body_named",
    "move_region",
    "pass_on_question",
    "take_back_question",
]


class RegionUnchanged(BadInput):
    """The question is with the board of this region already."""

    code = "region_unchanged"


def pass_on_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    body: str,
    reason: str,
    note: str = "",
    batch: UUID | None = None,
) -> int:
    """Pass a question on to the body that decides about it; its receipt still opens it here.

    Args: body: a code of `bodies_for` the region of the question.
    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        BodyUnknown, ReasonUnknown, NoteTooLong (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if body not in {one.code for one in bodies_for(question.region)}:
        raise BodyUnknown(body)
    why = give_reason(Step.PASS_ON, reason, note, batch=batch, to=body)
    decide(db, question, Step.PASS_ON, actor=actor, now=now, why=why)
    question.passed_to = body
    db.flush()
    return question.version


def take_back_question(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Take a question back that was passed on: the board decides about it after all.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed.
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    move(db, question, Step.TAKE_BACK, mover=actor.mover, now=now)
    question.passed_to = None
    db.flush()
    return question.version


def move_region(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    region: Region,
    reason: str,
) -> int:
    """Give a question to the board of another region; it leaves this reader's queue.

    The council area stays what its author said.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        RegionUnchanged, ReasonUnknown (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if question.region is region:
        raise RegionUnchanged(region)
    why = give_reason(Step.MOVE_REGION, reason, "", to=region.value)
    merged = hold_merged(db, question)
    question.region, question.assigned_to = region, None
    move(db, question, Step.MOVE_REGION, mover=actor.mover, now=now, why=why)
    release_merged(db, question, merged, now=now)
    return question.version
