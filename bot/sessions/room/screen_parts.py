"""What the screens of a room are made of; each part is read in one query."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session as Db

from bot.questions.life.public_words import own_words
from bot.sessions.room.scope import moderation_scope, shown_scope
from bot.store.tables.questions import Channel, Question
from bot.store.tables.rooms import Participant, Room, RoomQuestion
from bot.store.tables.session_terms import Device, Mode
from bot.store.tables.sessions import AgendaItem
from bot.vocabulary import Language, Workflow


@dataclass(frozen=True, slots=True)
class ItemNow:
    """A part of the agenda; `began_at` is None where it is not the present one."""

    position: int
    mode: Mode
    minutes: int
    title_en: str
    title_cy: str
    began_at: datetime | None
    how_en: str = ""  # for the chair alone
    how_cy: str = ""

    def title(self, language: Language) -> str:
        """Its title in this language."""
        return self.title_cy if language is Language.CY else self.title_en


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """An approved question; words in a language that it was not written in yet are empty."""

    question_id: UUID
    language: Language  # that it was asked in
    words_en: str
    words_cy: str

    def words(self, language: Language) -> str:
        """The words in this language; in the other one where there are none yet."""
        first, other = self.words_en, self.words_cy
        return (other or first) if language is Language.CY else (first or other)


@dataclass(frozen=True, slots=True)
class ModeratedQuestion:
    """A question as its moderator sees it; never whose it is."""

    question_id: UUID
    version: int  # counts up with every change of the question, and of whether it is parked
    workflow: Workflow
    language: Language
    text: str
    text_other: str
    parked: bool
    slip: str | None
    on_paper: bool
    reason: str | None
    merged_into: UUID | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class PeopleHere:
    """How many are in the room."""

    participants: int  # devices; a dot sheet that was typed in is none
    people: int  # those round shared devices counted one by one


def agenda_of(db: Db, room: Room) -> tuple[ItemNow, ...]:
    """The whole agenda, for the chair."""
    return _items(db, room, AgendaItem.session_id == room.session_id)


def item_now(db: Db, room: Room) -> ItemNow | None:
    """The part that is going on, without what is for the chair; None: not begun."""
    here = (AgendaItem.session_id == room.session_id) & (AgendaItem.position == room.item)
    found = _items(db, room, here, for_chair=False)
    return found[0] if found else None


def shown_questions(db: Db, session_id: UUID) -> tuple[ShownQuestion, ...]:
    """All that the room may read, in the order it came in."""
    wanted = (
        select(Question)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.session_id == session_id, shown_scope(session_id))
        .order_by(RoomQuestion.added_at, Question.id)
    )
    return tuple(_shown(question) for question in db.scalars(wanted))


def moderated_questions(db: Db, session_id: UUID) -> tuple[ModeratedQuestion, ...]:
    """All that the moderators of a room decide about, the oldest first."""
    wanted = (
        select(Question, RoomQuestion)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.session_id == session_id, moderation_scope(session_id))
        .order_by(RoomQuestion.added_at, Question.id)
    )
    return tuple(_moderated(question, row) for question, row in db.execute(wanted))


def people_here(db: Db, session_id: UUID) -> PeopleHere:
    """How many have joined and were not removed."""
    stays = Participant.removed_at.is_(None)
    people = case((stays, Participant.people), else_=0)
    devices = func.count().filter(stays, Participant.device != Device.PAPER)
    counted = select(devices, func.coalesce(func.sum(people), 0))
    joined, number = db.execute(counted.where(Participant.session_id == session_id)).one()
    return PeopleHere(int(joined), int(number))


def _items(
    db: Db, room: Room, here: ColumnElement[bool], *, for_chair: bool = True
) -> tuple[ItemNow, ...]:
    rows = db.scalars(select(AgendaItem).where(here).order_by(AgendaItem.position))
    return tuple(
        ItemNow(
            position=row.position,
            mode=row.mode,
            minutes=row.minutes,
            title_en=row.title_en,
            title_cy=row.title_cy,
            began_at=room.item_began_at if row.position == room.item else None,
            how_en=row.how_en if for_chair else "",
            how_cy=row.how_cy if for_chair else "",
        )
        for row in rows
    )


def _shown(question: Question) -> ShownQuestion:
    own, other = own_words(question) or "", question.text_other or ""
    in_welsh = question.language is Language.CY
    return ShownQuestion(
        question_id=question.id,
        language=question.language,
        words_en=other if in_welsh else own,
        words_cy=own if in_welsh else other,
    )


def version_here(question: Question, row: RoomQuestion) -> int:
    """The version of a question as moderators see it: no change leaves it as it was."""
    return question.version + row.parkings


def _moderated(question: Question, row: RoomQuestion) -> ModeratedQuestion:
    return ModeratedQuestion(
        question_id=question.id,
        version=version_here(question, row),
        workflow=question.workflow,
        language=question.language,
        text=own_words(question) or "",
        text_other=question.text_other or "",
        parked=row.parked,
        slip=row.slip,
        on_paper=question.channel is Channel.PAPER,
        reason=question.reason,
        merged_into=question.merged_into,
        asked_at=row.added_at,
    )
