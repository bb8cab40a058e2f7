"""The question that the panel is at: what was written down of it, its cards and its verdict."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.sessions.panel.card_counts import CardCounts, card_counts
from bot.sessions.panel.views import RecordView, panel_records
from bot.sessions.room.events import EventKind
from bot.sessions.room.screen_parts import ShownQuestion
from bot.store.tables.rooms import RoomEvent
from bot.store.tables.sessions import SessionQuestion


@dataclass(frozen=True, slots=True)
class Answering:
    """One question that is before the panel."""

    shown: ShownQuestion
    record: RecordView | None  # None: it was not put
    cards: CardCounts | None  # None: cards were never open for it


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A question of the session's list that the room may read."""

    position: int
    shown: ShownQuestion
    record: RecordView | None


def answering(db: Db, *, session_id: UUID, shown: ShownQuestion) -> Answering:
    """Where one question is."""
    known = {"session_id": session_id, "question_id": shown.question_id}
    records = {one.question_id: one for one in panel_records(db, session_id=session_id)}
    carded = shown.question_id in _carded(db, session_id)
    return Answering(
        shown=shown,
        record=records.get(shown.question_id),
        cards=card_counts(db, **known) if carded else None,
    )


def listed_questions(
    db: Db, *, session_id: UUID, questions: tuple[ShownQuestion, ...]
) -> tuple[ListedQuestion, ...]:
    """The session's list in its order, without what the room may not read.

    Args: questions: all that it may, as `shown_questions` gives them.
    """
    shown = {one.question_id: one for one in questions}
    records = {one.question_id: one for one in panel_records(db, session_id=session_id)}
    wanted = select(SessionQuestion.position, SessionQuestion.question_id).where(
        SessionQuestion.session_id == session_id
    )
    return tuple(
        ListedQuestion(position, shown[one], records.get(one))
        for position, one in db.execute(wanted.order_by(SessionQuestion.position))
        if one in shown
    )


def _carded(db: Db, session_id: UUID) -> frozenset[UUID]:
    """The questions for whose answers cards have been open."""
    opened = RoomEvent.kind == EventKind.CARDS_OPENED.value
    wanted = select(RoomEvent.detail).where(RoomEvent.session_id == session_id, opened)
    return frozenset(UUID(detail["question_id"]) for detail in db.scalars(wanted))
