"""The words of a question that others see: details taken out, the same in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.privacy import find_details
from bot.privacy.redaction import label
from bot.questions.asking.draft_fields import DraftField, clean_text
from bot.questions.finding.findable import keep_findable
from bot.questions.life.audience import found_in, held_in, queue_scope
from bot.questions.life.move import Actor, Why, move
from bot.questions.life.public_words import own_words
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import allow_details
from bot.store.erasing import note_erasure
from bot.store.tables.question_work import QuestionWording
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Language

Span = tuple[int, int]  # offsets in str indices, end exclusive
# Where no kind of detail was found, but a person saw one.
TAKEN_OUT = {Language.EN: "taken out", Language.CY: "wedi’i dynnu allan"}


class SpanInvalid(BadInput):
    """There is no such part of the words."""

    code = "span_invalid"


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """How a question read before its author wrote it anew."""

    number: int  # 1 is what was sent first
    language: Language
    text: str
    context: str | None
    replaced_at: datetime


def redact_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    spans: Iterable[Span],
) -> int:
    """Take more details out of the words that others see; what the author sent stays as it was.

    The words in the other language go: they may hold the same details, and are written anew.

    Args: spans: parts of the words as staff see them.
    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        SpanInvalid (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    words = take_out(own_words(question) or "", spans, question.language)
    move(db, question, Step.REDACT, mover=actor.mover, now=now)
    question.text_public = words
    db.flush()
    note_erasure(db)
    keep_findable(db, question)
    return question.version


def translate_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    text: str,
    may_be_public: bool = False,
) -> int:
    """Write the question down in the other language.

    Args: may_be_public: what may be a personal detail in it is none.
    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        TextTooShort, TextTooLong, DetailsLeft (BadInput).
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    allowed = may_be_public
    allow_details(db, question, actor=actor, now=now, allowed=allowed, kept=(), typed=(text,))
    put_translation(db, question, text, actor=actor, now=now)
    return question.version


def put_translation(
    db: Session,
    question: Question,
    text: str,
    *,
    actor: Actor,
    now: datetime,
    batch: UUID | None = None,
) -> None:
    """The same for a question that is held."""
    words = clean_text(DraftField.TEXT, text)
    move(db, question, Step.TRANSLATE, mover=actor.mover, now=now, why=Why(batch=batch))
    question.text_other = words
    db.flush()
    keep_findable(db, question)


def earlier_words(db: Session, *, question_id: UUID, actor: Actor) -> tuple[EarlierWords, ...]:
    """How a question of this reader's queue read before, the first first.

    Raises: QuestionNotFound.
    """
    return _wordings(db, question_id, actor, ~_REWORDED)


def earlier_public_words(
    db: Session, *, question_id: UUID, actor: Actor
) -> tuple[EarlierWords, ...]:
    """How others read it in each language before the Commissioner's team changed that.

    Raises: QuestionNotFound.
    """
    return _wordings(db, question_id, actor, _REWORDED)


_REWORDED = exists().where(
    QuestionEvent.question_id == QuestionWording.question_id,
    QuestionEvent.kind == Step.REWORD.value,
    QuestionEvent.at == QuestionWording.replaced_at,
)


def _wordings(
    db: Session, question_id: UUID, actor: Actor, which: ColumnElement[bool]
) -> tuple[EarlierWords, ...]:
    found_in(db, queue_scope(actor), question_id)
    rows = select(QuestionWording).where(QuestionWording.question_id == question_id, which)
    return tuple(
        EarlierWords(row.number, row.language, row.text, row.context, row.replaced_at)
        for row in db.scalars(rows.order_by(QuestionWording.number))
    )


def take_out(text: str, spans: Iterable[Span], language: Language) -> str:
    """A text with a label in the place of every part given.

    Raises: SpanInvalid: no part, or one that is empty or not within the text.
    """
    parts = joined(spans)
    if not parts or not all(0 <= start < end <= len(text) for start, end in parts):
        raise SpanInvalid
    found = find_details(text)
    out, place = [], 0
    for start, end in parts:
        kinds = [one.kind for one in found if one.start < end and start < one.end]
        out += [
            text[place:start],
            f"[{label(kinds[0], language) if kinds else TAKEN_OUT[language]}]",
        ]
        place = end
    return "".join([*out, text[place:]])


def joined(spans: Iterable[Span]) -> list[Span]:
    """The parts in their order, those that overlap or touch as one."""
    parts: list[Span] = []
    for start, end in sorted(spans):
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return parts
