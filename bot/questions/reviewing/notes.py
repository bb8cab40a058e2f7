"""Private notes among those who review a question."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.audience import found_in, held_in, queue_scope
from bot.questions.life.move import Actor
from bot.questions.reviewing.decide import NOTE_LONGEST, NoteTooLong
from bot.store.events import record_event
from bot.store.tables.question_work import QuestionNote


class NoteEmpty(BadInput):
    """Nothing was written."""

    code = "note_empty"


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note; `actor` names its account as the history does."""

    at: datetime
    actor: str
    text: str


def add_note(db: Session, *, question_id: UUID, actor: Actor, text: str, now: datetime) -> None:
    """Keep a note beside a question; erased with it, never shown to anybody else.

    Raises: QuestionNotFound: none, or not this actor's; NoteEmpty, NoteTooLong (BadInput).
    """
    kept = clean_note(text)
    question = held_in(db, queue_scope(actor), question_id)
    name = actor.mover.name
    db.add(QuestionNote(question_id=question.id, at=now, actor=name, text=kept))
    record_event(db, actor=name, action="question.note", subject=f"question:{question_id}", now=now)


def notes_of(db: Session, *, question_id: UUID, actor: Actor) -> tuple[NoteView, ...]:
    """The notes beside a question of this reader's queue, oldest first.

    Raises: QuestionNotFound.
    """
    found_in(db, queue_scope(actor), question_id)
    rows = select(QuestionNote).where(QuestionNote.question_id == question_id)
    return tuple(
        NoteView(row.at, row.actor, row.text) for row in db.scalars(rows.order_by(QuestionNote.id))
    )


def clean_note(text: str) -> str:
    """The text as it is kept. Raises: NoteEmpty, NoteTooLong."""
    kept = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not kept:
        raise NoteEmpty
    if len(kept) > NOTE_LONGEST:
        raise NoteTooLong(str(len(kept)))
    return kept
