"""The scribe's screen: the questions that were put, and what is written down of each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import EditConflict, QuestionNotFound
from bot.questions.answering.fields import AnswerFields
from bot.questions.answering.spoken import SpokenPromise
from bot.questions.life.public_words import words_in
from bot.sessions.panel.held import held_session, readable, record_of
from bot.sessions.panel.offices import add_office
from bot.sessions.panel.records import agree_record, record_answer, reopen_record
from bot.sessions.panel.views import RecordView, panel_records
from bot.sessions.planning.lessons import Twin
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.scope import room_scope
from bot.sessions.room.screen_views import SharedScreen
from bot.sessions.room.screens import shared_view
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import PanelMember
from bot.vocabulary import Language, Region, Term


class RecordState(Term):
    """How far the record of one answer is."""

    EMPTY = "empty"
    WRITTEN = "written"
    AGREED = "agreed"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody on the panel, by office; `position` is what a record names them by."""

    position: int
    region: Region | None
    office_en: str
    office_cy: str

    def office(self, language: Language) -> str:
        """The office in this language."""
        return self.office_cy if language is Language.CY else self.office_en


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A question that was put to the panel, with its record."""

    question_id: UUID
    language: Language  # that it was asked in
    region: Region | None
    words_en: str
    words_cy: str
    record: RecordView

    @property
    def state(self) -> RecordState:
        """How far its record is."""
        if self.record.verdict is not None:
            return RecordState.JUDGED
        if self.record.agreed:
            return RecordState.AGREED
        return RecordState.WRITTEN if self.record.recorded_at else RecordState.EMPTY

    def words(self, language: Language) -> str:
        """The question in this language, in the other one where there are none yet."""
        first, other = self.words_en, self.words_cy
        return (other or first) if language is Language.CY else (first or other)


@dataclass(frozen=True, slots=True)
class ScribePage:
    """All that a scribe is shown. `opened` None: nothing was put, or not this one."""

    shared: SharedScreen
    offices: tuple[Office, ...]
    questions: tuple[PutQuestion, ...]
    opened: PutQuestion | None


def scribe_page(db: Db, *, host: PassView, question_id: UUID | None = None) -> ScribePage:
    """Everything for a scribe's screen.

    Args: question_id: the one to open; None: the one that is being answered, else the last one
        that the group has not agreed on.
    Raises: NotAllowed: not their screen; RoomNotFound.
    """
    check_surface(host, Surface.SCRIBE)
    shared = shared_view(db, session_id=host.session_id)
    put = _put(db, host.session_id, rehearsal=shared.room.rehearsal)
    now = shared.question.question_id if shared.question else None
    return ScribePage(shared, _offices(db, host.session_id), put, _opened(put, question_id, now))


def save_record(
    db: Db,
    *,
    host: PassView,
    question_id: UUID,
    seen: datetime | None,
    members: Sequence[int],
    fields: AnswerFields,
    promises: Sequence[SpokenPromise],
    office: Twin | None = None,
    now: datetime,
) -> None:
    """Write down what was said, unless somebody else has since this page was opened.

    Args: seen: when the record was last written, as the page showed it; None: never.
        office: who answered too, and is not on the panel yet.
    Raises: EditConflict; NotAllowed; as `record_answer` and `add_office`.
    """
    check_surface(host, Surface.SCRIBE)
    _check_seen(db, host, question_id, seen)
    if office is not None:
        members = (*members, name_office(db, host=host, office=office, now=now))
    record_answer(
        db,
        session_id=host.session_id,
        question_id=question_id,
        actor=host.actor,
        members=members,
        kind=fields.kind,
        text_en=fields.text_en,
        text_cy=fields.text_cy,
        body=fields.body,
        commitments=promises,
        surface=host.surface,
        now=now,
    )


def name_office(db: Db, *, host: PassView, office: Twin, now: datetime) -> int:
    """Put an office on the panel. Returns and raises as `add_office`; NotAllowed."""
    check_surface(host, Surface.SCRIBE)
    given = {"session_id": host.session_id, "actor": host.actor, "surface": host.surface}
    return add_office(db, office=office, now=now, **given)  # type: ignore[arg-type]


def agree_read(
    db: Db, *, host: PassView, question_id: UUID, seen: datetime | None, now: datetime
) -> None:
    """Say that the group agreed on exactly what was read to it.

    Raises: EditConflict: it was written again since; NotAllowed; as `agree_record`.
    """
    check_surface(host, Surface.SCRIBE)
    _check_seen(db, host, question_id, seen)
    ids = {"session_id": host.session_id, "question_id": question_id}
    agree_record(db, **ids, actor=host.actor, surface=host.surface, now=now)


def reopen_read(db: Db, *, host: PassView, question_id: UUID, now: datetime) -> None:
    """Open an agreed record again. Raises: NotAllowed; as `reopen_record`."""
    check_surface(host, Surface.SCRIBE)
    ids = {"session_id": host.session_id, "question_id": question_id}
    reopen_record(db, **ids, actor=host.actor, surface=host.surface, now=now)


def _check_seen(db: Db, host: PassView, question_id: UUID, seen: datetime | None) -> None:
    """Hold the session, so that nobody else writes until this is done. Raises: EditConflict."""
    held_session(db, session_id=host.session_id, actor=host.actor)
    record = record_of(db, session_id=host.session_id, question_id=question_id)
    if record is None:
        raise QuestionNotFound(str(question_id))
    if record.recorded_at != seen:
        raise EditConflict(str(question_id))


def _opened(
    put: tuple[PutQuestion, ...], asked: UUID | None, now: UUID | None
) -> PutQuestion | None:
    if asked is not None:
        return next((one for one in put if one.question_id == asked), None)
    ready = [one for one in put if one.question_id == now]
    ready += [one for one in reversed(put) if not one.record.agreed]
    return ready[0] if ready else None


def _put(db: Db, session_id: UUID, *, rehearsal: bool) -> tuple[PutQuestion, ...]:
    records = panel_records(db, session_id=session_id)
    heard = room_scope(session_id) if rehearsal else readable()
    wanted = select(Question).where(Question.id.in_([one.question_id for one in records]), heard)
    rows = {row.id: row for row in db.scalars(wanted)}
    return tuple(
        _view(rows[record.question_id], record) for record in records if record.question_id in rows
    )


def _view(question: Question, record: RecordView) -> PutQuestion:
    return PutQuestion(
        question_id=question.id,
        language=question.language,
        region=question.region,
        words_en=words_in(question, Language.EN) or "",
        words_cy=words_in(question, Language.CY) or "",
        record=record,
    )


def _offices(db: Db, session_id: UUID) -> tuple[Office, ...]:
    wanted = select(PanelMember).where(PanelMember.session_id == session_id)
    return tuple(
        Office(row.position, row.region, row.office_en, row.office_cy)
        for row in db.scalars(wanted.order_by(PanelMember.position))
    )
