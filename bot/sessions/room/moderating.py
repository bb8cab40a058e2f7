"""What the moderators of a room decide about what is asked in it, as the account of their pass."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as Db

from bot.errors import EditConflict, QuestionNotFound
from bot.questions.life.audience import held_in
from bot.questions.life.move import NO_REASON, Why, move
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import allow_details, shown_words
from bot.questions.reviewing.decide import begin_review, decide, give_reason
from bot.questions.reviewing.merge import merge_questions, unmerge_question
from bot.questions.reviewing.moderation import DetailsNotChecked
from bot.questions.reviewing.wording import put_translation
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rooms import open_row
from bot.sessions.room.scope import moderation_scope
from bot.sessions.room.screen_parts import version_here
from bot.store.tables.questions import Question
from bot.store.tables.rooms import RoomQuestion
from bot.store.tables.session_terms import Surface


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question as the moderator saw it: a version that has changed meanwhile is refused."""

    question_id: UUID
    version: int | None = None


def approve(
    db: Db,
    *,
    host: PassView,
    chosen: Chosen,
    details_checked: bool,
    text_other: str = "",
    may_be_public: bool = False,
    now: datetime,
) -> int:
    """Let a question be shown in the room.

    Args:
        details_checked: the moderator has looked for what could show who somebody is.
        text_other: the same in the other language, for the projector; it may come later.
        may_be_public: what may be a personal detail in it is none; the moderator's screen shows
            all words as they are, so that they have looked at it.

    Returns: the new version.
    Raises: NotAllowed, RoomNotFound; QuestionNotFound: not in this room; EditConflict,
        TransitionRefused; DetailsNotChecked, DetailsLeft, TextTooShort, TextTooLong (BadInput).
    """
    question = _held(db, host, chosen)
    if not details_checked:
        raise DetailsNotChecked
    new = text_other.strip()
    shown = shown_words(question)
    _look_for_details(db, host, question, (*(shown[:1] if new else shown), new), may_be_public, now)
    begin_review(db, question, actor=host.actor, now=now)
    if new:
        put_translation(db, question, text_other, actor=host.actor, now=now)
    decide(db, question, Step.ACCEPT, actor=host.actor, now=now)
    _note(db, host, EventKind.APPROVED, question.id, now)
    return question.version


def translate(
    db: Db,
    *,
    host: PassView,
    chosen: Chosen,
    text: str,
    may_be_public: bool = False,
    now: datetime,
) -> int:
    """Write a question of the room down in the other language. Returns and raises as `approve`."""
    question = _held(db, host, chosen)
    _look_for_details(db, host, question, (text,), may_be_public, now)
    put_translation(db, question, text, actor=host.actor, now=now)
    _note(db, host, EventKind.APPROVED, question.id, now)
    return question.version


def send_back(
    db: Db, *, host: PassView, chosen: Chosen, reason: str, note_text: str = "", now: datetime
) -> int:
    """Send a question back to whoever asked it, with a coded reason and words of help.

    Returns: the new version.
    Raises: as `approve`; ReasonUnknown, NoteTooLong (BadInput).
    """
    why: Why = give_reason(Step.RETURN, reason, note_text)
    question = _held(db, host, chosen)
    decide(db, question, Step.RETURN, actor=host.actor, now=now, why=why)
    _note(db, host, EventKind.RETURNED, question.id, now)
    return question.version


def merge(db: Db, *, host: PassView, chosen: Iterable[Chosen], into: Chosen, now: datetime) -> int:
    """Let one question of the room stand for others of it that ask the same.

    Returns: how many were merged.
    Raises: as `approve`; MergeRefused.
    """
    going = list(chosen)
    for one in sorted((*going, into), key=lambda one: one.question_id):  # none waits in a ring
        _held(db, host, one)
    ids, root = sorted({one.question_id for one in going}), into.question_id
    scope = _scope(db, host)
    merged = merge_questions(
        db, question_ids=ids, into=root, actor=host.actor, now=now, scope=scope
    )
    _note(db, host, EventKind.MERGED, root, now)
    return merged


def unmerge(db: Db, *, host: PassView, chosen: Chosen, now: datetime) -> int:
    """Take a question out of the one it was merged into. Returns and raises as `approve`."""
    question_id, scope = _held(db, host, chosen).id, _scope(db, host)
    version = unmerge_question(db, question_id=question_id, actor=host.actor, now=now, scope=scope)
    _note(db, host, EventKind.UNMERGED, question_id, now)
    return version


def flag(db: Db, *, host: PassView, chosen: Chosen, now: datetime) -> None:
    """Send a question to the safeguarding lane: the room does not see it any more.

    Raises: as `approve`; TransitionRefused: also in a rehearsal, where nobody would read it.
    """
    question = _held(db, host, chosen)
    move(db, question, Step.FLAG, mover=host.actor.mover, now=now, why=NO_REASON)
    _note(db, host, EventKind.FLAGGED, question.id, now)


def park(db: Db, *, host: PassView, chosen: Chosen, now: datetime) -> None:
    """Keep a question for after the session; done twice, it is done once. Raises: as `approve`."""
    _set_parked(db, host, chosen, parked=True, now=now)


def unpark(db: Db, *, host: PassView, chosen: Chosen, now: datetime) -> None:
    """Bring a parked question back. Raises: as `approve`."""
    _set_parked(db, host, chosen, parked=False, now=now)


def _set_parked(db: Db, host: PassView, chosen: Chosen, *, parked: bool, now: datetime) -> None:
    question = _held(db, host, chosen)
    row = _row(db, host, question)
    if row.parked is parked:
        return
    row.parked = parked
    row.parkings += 1
    _note(db, host, EventKind.PARKED if parked else EventKind.UNPARKED, question.id, now)


def _look_for_details(
    db: Db,
    host: PassView,
    question: Question,
    texts: tuple[str, ...],
    allowed: bool,
    now: datetime,
) -> None:
    """As with every other approval: what may be personal is let through only on purpose."""
    actor = host.actor
    allow_details(db, question, actor=actor, now=now, allowed=allowed, kept=(), typed=texts)


def _held(db: Db, host: PassView, chosen: Chosen) -> Question:
    """A question of this host's room, held until the transaction ends."""
    question = held_in(db, _scope(db, host), chosen.question_id)
    seen = chosen.version
    if seen is not None and seen != version_here(question, _row(db, host, question)):
        raise EditConflict(str(chosen.question_id))
    return question


def _row(db: Db, host: PassView, question: Question) -> RoomQuestion:
    """What the room keeps beside a question that is held. Raises: QuestionNotFound."""
    mine = (RoomQuestion.session_id == host.session_id, RoomQuestion.question_id == question.id)
    wanted = select(RoomQuestion).where(*mine)
    row = db.scalar(wanted.execution_options(populate_existing=True))
    if row is None:
        raise QuestionNotFound(str(question.id))
    return row


def _scope(db: Db, host: PassView) -> ColumnElement[bool]:
    """What this screen decides about. Raises: NotAllowed, RoomNotFound: it is closed."""
    check_surface(host, Surface.CHAIR, Surface.MODERATOR)
    open_row(db, host.session_id)
    return moderation_scope(host.session_id)


def _note(db: Db, host: PassView, kind: EventKind, question_id: UUID, now: datetime) -> None:
    note(
        db,
        session_id=host.session_id,
        kind=kind,
        surface=host.surface,
        now=now,
        detail={"question_id": str(question_id)},
    )
