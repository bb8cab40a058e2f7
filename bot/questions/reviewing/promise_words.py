"""Take words out of a promise that everybody reads: it may repeat what somebody asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.questions.answering.commitment_fields import WHO_LONGEST
from bot.questions.answering.following import held_published
from bot.questions.answering.views import CommitmentView
from bot.questions.life.move import Actor
from bot.questions.reviewing.wording import TAKEN_OUT, Span, SpanInvalid, take_out
from bot.store.erasing import note_erasure
from bot.store.events import record_event
from bot.vocabulary import Language, Term


class PromisePart(Term):
    """A text of a promise, in one language: the names are those of its columns."""

    WHAT_EN = "what_en"
    WHAT_CY = "what_cy"
    WHO_EN = "who_en"
    WHO_CY = "who_cy"
    HAPPENED_EN = "happened_en"
    HAPPENED_CY = "happened_cy"

    @property
    def language(self) -> Language:
        """The language it is in."""
        return Language(self.value[-2:])


WHO = (PromisePart.WHO_EN, PromisePart.WHO_CY)


def parts_of(promise: CommitmentView) -> dict[PromisePart, str]:
    """What stands in each text of a promise."""
    fields = promise.fields
    return {
        PromisePart.WHAT_EN: fields.what_en,
        PromisePart.WHAT_CY: fields.what_cy,
        PromisePart.WHO_EN: fields.who_en,
        PromisePart.WHO_CY: fields.who_cy,
        PromisePart.HAPPENED_EN: promise.happened_en,
        PromisePart.HAPPENED_CY: promise.happened_cy,
    }


def take_words_out(
    db: Session,
    *,
    commitment_id: UUID,
    actor: Actor,
    version: int,
    spans: Mapping[PromisePart, Iterable[Span]],
    now: datetime,
) -> int:
    """Put a label in the place of words of a published promise; nobody can read them any more.

    Everybody sees that something was taken out: a promise is never changed silently. Staff of its
    region, or the Commissioner's team; also after the one who asked has gone.

    Args: version: of the commitment. spans: which stretches of which text.
    Returns: its new version.
    Raises: CommitmentNotFound (also: not this actor's, not published); EditConflict; SpanInvalid:
        nothing was chosen, or it is not within the text.
    """
    row = held_published(db, commitment_id, actor, version)
    if not spans:
        raise SpanInvalid
    for part, chosen in spans.items():
        words = take_out(getattr(row, part.value), chosen, part.language)
        too_long = part in WHO and len(words) > WHO_LONGEST
        setattr(row, part.value, f"[{TAKEN_OUT[part.language]}]" if too_long else words)
    row.words_out_at = now
    row.version += 1
    db.flush()
    note_erasure(db)
    record_event(
        db,
        actor=actor.mover.name,
        action="commitment.words_out",
        subject=f"commitment:{row.id}",
        now=now,
        detail={"question": str(row.question_id)},
    )
    return row.version
