"""Red, amber and green cards: one for each participant and answer, while cards are open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.life.move import Actor
from bot.sessions.panel.held import held_question
from bot.sessions.room.events import EventKind, note
from bot.sessions.scope import host_scope, hosted_session
from bot.store.tables.rooms import Card, PanelRecord, Participant, Room, RoomEvent
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Answered, Progress

TURNS = (EventKind.CARDS_OPENED.value, EventKind.CARDS_CLOSED.value)


class CardsClosed(TransitionRefused):
    """Cards are shown only while they are open for this answer."""

    code = "cards_closed"


class ParticipantGone(QuestionNotFound):
    """Nobody in this room has this key, or not any more."""

    code = "participant_gone"


@dataclass(frozen=True, slots=True)
class ShownCard:
    """What one participant shows for one answer."""

    answered: Answered | None
    progress: Progress | None


def open_cards(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface = Surface.CHAIR,
    now: datetime,
) -> None:
    """Let participants show their cards for one answer, and for no other.

    Raises: SessionNotFound; QuestionNotFound: it was not put in this session.
    """
    _turn(db, session_id, question_id, actor, surface, now, EventKind.CARDS_OPENED)


def close_cards(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface = Surface.CHAIR,
    now: datetime,
) -> None:
    """End the showing of cards. Raises: as `open_cards`."""
    _turn(db, session_id, question_id, actor, surface, now, EventKind.CARDS_CLOSED)


def show_card(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    participant_id: UUID,
    answered: Answered | None,
    progress: Progress | None,
    now: datetime,
) -> ShownCard:
    """Show a card, or another one instead; the same again changes nothing, none takes it back.

    Raises: CardsClosed; ParticipantGone.
    """
    mine = (Participant.id == participant_id, Participant.session_id == session_id)
    here = select(Participant.id).where(*mine, Participant.removed_at.is_(None))
    held = here.with_for_update(key_share=True)  # one tap of a participant after the other
    if db.scalar(held) is None:
        raise ParticipantGone(str(participant_id))
    _held_record(db, session_id, question_id, read=True)
    closed = select(Room.closed_at).where(Room.session_id == session_id)
    if db.scalar(closed) or not cards_open(db, session_id=session_id, question_id=question_id):
        raise CardsClosed(str(question_id))
    key = {"session_id": session_id, "question_id": question_id, "participant_id": participant_id}
    row, shown = db.get(Card, tuple(key.values())), ShownCard(answered, progress)
    before = ShownCard(row.answered, row.progress) if row else ShownCard(None, None)
    if shown == before:
        return shown
    db.merge(Card(**key, answered=answered, progress=progress))
    db.flush()
    detail = {"question_id": str(question_id)}
    at, kind = Surface.PARTICIPANT, EventKind.CARD
    note(db, session_id=session_id, kind=kind, surface=at, now=now, detail=detail)
    return shown


def card_of(
    db: Db, *, session_id: UUID, question_id: UUID, participant_id: UUID
) -> ShownCard | None:
    """What a participant shows for an answer; None: nothing."""
    row = db.get(Card, (session_id, question_id, participant_id))
    if row is None or (row.answered is None and row.progress is None):
        return None
    return ShownCard(row.answered, row.progress)


def cards_open(db: Db, *, session_id: UUID, question_id: UUID) -> bool:
    """Whether cards are open for this answer."""
    return open_for(db, session_id=session_id) == question_id


def open_for(db: Db, *, session_id: UUID) -> UUID | None:
    """The question for whose answer cards are open now; None: for none."""
    turns = (RoomEvent.session_id == session_id, RoomEvent.kind.in_(TURNS))
    last = db.scalar(select(RoomEvent).where(*turns).order_by(RoomEvent.id.desc()).limit(1))
    if last is None or last.kind != EventKind.CARDS_OPENED.value:
        return None
    return UUID(last.detail["question_id"])


def _turn(
    db: Db,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface,
    now: datetime,
    kind: EventKind,
) -> None:
    hosted_session(db, host_scope(actor), session_id)
    held_question(db, session_id=session_id, question_id=question_id)
    _held_record(db, session_id, question_id, read=False)
    opens = kind is EventKind.CARDS_OPENED
    if cards_open(db, session_id=session_id, question_id=question_id) is opens:
        return
    detail = {"question_id": str(question_id)}
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)


def _held_record(db: Db, session_id: UUID, question_id: UUID, *, read: bool) -> None:
    """Cards are shown side by side; none comes in between the closing and the count."""
    wanted = select(PanelRecord.put_at).where(
        PanelRecord.session_id == session_id, PanelRecord.question_id == question_id
    )
    if db.scalar(wanted.with_for_update(read=read)) is None:
        raise CardsClosed(str(question_id)) if read else QuestionNotFound(str(question_id))
