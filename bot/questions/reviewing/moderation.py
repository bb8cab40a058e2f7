"""What staff decide about a question."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor, Why, move
from bot.questions.life.reasons import check_reason
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import (
    NOTHING_LOOKED_AT,
    DetailsLeft,
    LookedThrough,
    allow_details,
    shown_words,
)
from bot.questions.reviewing.already_answered import ALREADY_ANSWERED, check_answered
from bot.questions.reviewing.decide import (
    NOTE_LONGEST,
    NoteTooLong,
    begin_review,
    decide,
    give_reason,
)
from bot.questions.reviewing.wording import put_translation

__all__ = [
    "NOTE_LONGEST",
    "Actor",
    "DetailsLeft",
    "DetailsNotChecked",
    "NoteTooLong",
    "accept_question",
    "decline_question",
    "return_question",
    "start_review",
]


class DetailsNotChecked(BadInput):
    """Nobody has said that the words show no one who could be hurt by it."""

    code = "details_not_checked"


def start_review(
    db: Session, *, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Say that somebody is looking at it; its author then sees that.

    Returns: the new version.
    Raises: as `accept_question`.
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    move(db, question, Step.START_REVIEW, mover=actor.mover, now=now)
    return question.version


def accept_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    details_checked: bool,
    text_other: str = "",
    may_be_public: bool = False,
    looked: LookedThrough = NOTHING_LOOKED_AT,
    batch: UUID | None = None,
) -> int:
    """Approve a question: those its author allows may now see it, once both languages are there.

    Args:
        details_checked: somebody has looked for personal details in what will be seen.
        text_other: the same in the other language; empty: it is there already, or comes later.
        may_be_public: what may be a personal detail in it is none; this actor has looked at it.
        looked: words that were looked through before anything was held.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        DetailsNotChecked, DetailsLeft, TextTooShort, TextTooLong (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if not details_checked:
        raise DetailsNotChecked
    new = text_other.strip() if text_other.strip() != question.text_other else ""
    shown = shown_words(question)
    kept, allowed = shown[:1] if new else shown, may_be_public
    allow_details(
        db, question, actor=actor, now=now, allowed=allowed, kept=kept, typed=(new,), looked=looked
    )
    begin_review(db, question, actor=actor, now=now)
    if new:
        put_translation(db, question, new, actor=actor, now=now, batch=batch)
    decide(db, question, Step.ACCEPT, actor=actor, now=now, why=Why(batch=batch))
    return question.version


def return_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    reason: str,
    note: str = "",
    batch: UUID | None = None,
) -> int:
    """Give a question back to be written anew, with a coded reason and words of help.

    Its words stay as they are until its author writes others.

    Returns: the new version.
    Raises: as `accept_question`; ReasonUnknown, NoteTooLong (BadInput).
    """
    why = give_reason(Step.RETURN, reason, note, batch=batch)
    question = held_in(db, queue_scope(actor), question_id, version=version)
    decide(db, question, Step.RETURN, actor=actor, now=now, why=why)
    return question.version


def decline_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    reason: str,
    note: str = "",
    answered_by: UUID | None = None,
    batch: UUID | None = None,
) -> int:
    """Decline a question, with a coded reason and a way on; its author may appeal.

    Args: answered_by: with already_answered, another question whose answer everybody can read.
    Returns: the new version.
    Raises: as `accept_question`; ReasonUnknown, NoteTooLong, AnswerNotPublic (BadInput).
    """
    if answered_by is not None:
        check_answered(db, answered_by)
    why = give_reason(Step.DECLINE, reason, note, batch=batch)
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if question.kept_back:  # words about harm are never answered with a blunt reason
        check_reason(reason, Step.DECLINE_IN_LANE)
    decide(db, question, Step.DECLINE, actor=actor, now=now, why=why)
    question.answered_by = answered_by if reason == ALREADY_ANSWERED else None
    return question.version
