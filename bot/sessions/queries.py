"""Sessions as staff see them: scoped in the query by role and region."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, false, select, true
from sqlalchemy.orm import Session as Db

from bot.errors import BotError
from bot.questions.audience import queue_scope
from bot.questions.move import Actor
from bot.store.tables.questions import Question
from bot.store.tables.sessions import AgendaItem, Mode, Session, SessionQuestion
from bot.vocabulary import Language, Region, Role


class SessionNotFound(BotError):
    """No session of this id for this reader."""

    code = "session_not_found"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a list."""

    session_id: UUID
    region: Region
    title_en: str
    title_cy: str
    held_on: date
    made_up: bool

    def title(self, language: Language) -> str:
        """Its title in this language."""
        return self.title_cy if language is Language.CY else self.title_en


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One part of the agenda; `starts` counts minutes from the beginning."""

    mode: Mode
    starts: int
    minutes: int
    title_en: str
    title_cy: str

    def title(self, language: Language) -> str:
        """Its title in this language."""
        return self.title_cy if language is Language.CY else self.title_en


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session with its agenda, and its questions in the order they are put."""

    session: SessionLine
    agenda: tuple[AgendaLine, ...]
    questions: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(item.minutes for item in self.agenda)


def sessions_for(db: Db, *, reader: Actor) -> tuple[SessionLine, ...]:
    """The sessions this reader may see, the next one first."""
    rows = db.scalars(select(Session).where(_scope(reader)).order_by(Session.held_on.desc()))
    return tuple(_line(row) for row in rows)


def session_plan(db: Db, *, session_id: UUID, reader: Actor) -> SessionPlan:
    """One session with its agenda and questions.

    Raises: SessionNotFound.
    """
    row = db.scalar(select(Session).where(Session.id == session_id, _scope(reader)))
    if row is None:
        raise SessionNotFound(str(session_id))
    wanted = (
        select(Question.text_original)
        .join(SessionQuestion, SessionQuestion.question_id == Question.id)
        .where(SessionQuestion.session_id == session_id, queue_scope(reader))
        .order_by(SessionQuestion.position)
    )
    texts = tuple(text for text in db.scalars(wanted) if text)
    return SessionPlan(_line(row), _agenda(db, session_id), texts)


def _scope(reader: Actor) -> ColumnElement[bool]:
    if reader.role is Role.COMMISSIONER_TEAM:
        return true()
    if reader.role in (Role.RPB_STAFF, Role.YOUTH_WORKER) and reader.region:
        return Session.region == reader.region
    return false()


def _line(row: Session) -> SessionLine:
    return SessionLine(row.id, row.region, row.title_en, row.title_cy, row.held_on, row.made_up)


def _agenda(db: Db, session_id: UUID) -> tuple[AgendaLine, ...]:
    rows = db.scalars(
        select(AgendaItem).where(AgendaItem.session_id == session_id).order_by(AgendaItem.position)
    )
    lines, starts = [], 0
    for row in rows:
        lines.append(AgendaLine(row.mode, starts, row.minutes, row.title_en, row.title_cy))
        starts += row.minutes
    return tuple(lines)
