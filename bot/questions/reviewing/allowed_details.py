"""What may be a personal detail and is to be public all the same: somebody looked, and says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.privacy import find_details
from bot.questions.life.move import Actor
from bot.questions.life.public_words import own_words
from bot.questions.life.steps import Step
from bot.store.events import record_event
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question, QuestionEvent

UNMASKED = "question.unmasked"
REWRITTEN = (Step.RESUBMIT, Step.TRANSLATE, Step.REWORD)  # others may have put in new words


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Words that were looked through already, and whether each may hold a personal detail.

    Looking through many takes seconds: that is done before anything is held.
    """

    known: Mapping[str, bool] = field(default_factory=dict)

    def may_be_personal(self, text: str) -> bool:
        """Whether a text may hold a personal detail; one that is new is looked through now."""
        known = self.known.get(text, None if text else False)
        return bool(find_details(text)) if known is None else known


NOTHING_LOOKED_AT = LookedThrough()


class DetailsLeft(BadInput):
    """Something in it may be personal: take it out, or look at it as written and allow it."""

    code = "details_left"


def allow_details(
    db: Session,
    question: Question,
    *,
    actor: Actor,
    now: datetime,
    allowed: bool,
    kept: tuple[str, ...],
    typed: tuple[str, ...] = (),
    looked: LookedThrough = NOTHING_LOOKED_AT,
) -> None:
    """Let words through that hold what may be personal; that somebody did is in the audit log.

    Args: allowed: this person says that they may be public. kept: words that were there, which
        this person must have looked at unmasked. typed: words that they have just written.
        looked: what was looked through before the question was held.
    Raises: DetailsLeft.
    """
    left = any(looked.may_be_personal(text) for text in kept)
    if not left and not any(looked.may_be_personal(text) for text in typed):
        return
    if not allowed or (left and not has_looked(db, question.id, actor=actor)):
        raise DetailsLeft(str(question.id))
    record_event(
        db,
        actor=actor.mover.name,
        action="question.details_allowed",
        subject=f"question:{question.id}",
        now=now,
    )


def look_through(texts: Iterable[str]) -> LookedThrough:
    """Look through many words at once."""
    return LookedThrough({text: bool(find_details(text)) for text in texts})


def shown_words(question: Question) -> tuple[str, ...]:
    """The words that others see once it is accepted."""
    return tuple(text for text in (own_words(question), question.text_other) if text)


def has_looked(db: Session, question_id: UUID, *, actor: Actor) -> bool:
    """Whether this person has looked at the words as they are now, unmasked."""
    looked = select(func.max(AuditEvent.at)).where(
        AuditEvent.subject == f"question:{question_id}",
        AuditEvent.action == UNMASKED,
        AuditEvent.actor == actor.mover.name,
    )
    written = select(func.max(QuestionEvent.at)).where(
        QuestionEvent.question_id == question_id,
        QuestionEvent.kind.in_([step.value for step in REWRITTEN]),
        QuestionEvent.actor != actor.mover.name,
    )
    looked_at, written_at = db.scalar(looked), db.scalar(written)
    return looked_at is not None and (written_at is None or looked_at >= written_at)
