"""Read a session from the store as its prints need it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.boards.directory import board_for
from bot.questions.life.move import Actor
from bot.questions.life.public_words import words_in
from bot.sessions.planning.lessons import Twin, agreement, standards
from bot.sessions.planning.queries import session_plan
from bot.sessions.planning.views import Member, PlannedQuestion, SessionPlan
from bot.sessions.prints.printed import (
    PrintedItem,
    PrintedMember,
    PrintedPlan,
    PrintedQuestion,
    PrintedStandard,
    Text,
)
from bot.sessions.room.scope import shown_scope
from bot.store.tables.questions import Question
from bot.store.tables.rooms import RoomQuestion
from bot.vocabulary import Language

NO_TEXT = Text("", "")


def printed_plan(db: Db, *, session_id: UUID, reader: Actor) -> PrintedPlan:
    """One session, with the questions that are put and those that can be voted for.

    Raises: SessionNotFound: none, or not for this reader.
    """
    found = session_plan(db, session_id=session_id, reader=reader)
    agreed, details = agreement(), found.details
    return PrintedPlan(
        title=_text(details.twin("title")),
        held_on=details.held_on,
        begins_at=details.begins_at,
        region=found.session.region,
        place=_text(details.twin("place")),
        group=_text(found.group) if found.group else NO_TEXT,
        aim=_text(details.twin("aim")),
        rules=_text(details.twin("rules")),
        contact=_text(details.twin("contact")),
        contact_does=_lines(agreed.contact_does),
        stays=_lines(agreed.confidential),
        goes_on=_lines(agreed.not_confidential),
        agenda=_agenda(found),
        panel=tuple(_member(member) for member in found.panel),
        standards=_standards(found),
        questions=tuple(
            PrintedQuestion(number, _planned(one))
            for number, one in enumerate(found.questions, start=1)
        ),
        candidates=_candidates(db, session_id),
        made_up=found.session.made_up,
    )


def dot_numbers(db: Db, *, session_id: UUID) -> dict[int, UUID]:
    """Which question has which number on a dot sheet, for typing sheets in."""
    rows = _shown(db, session_id)
    return {number: row.id for number, row in enumerate(rows, start=1)}


def _candidates(db: Db, session_id: UUID) -> tuple[PrintedQuestion, ...]:
    return tuple(
        PrintedQuestion(
            number,
            Text(en=words_in(row, Language.EN) or "", cy=words_in(row, Language.CY) or ""),
        )
        for number, row in enumerate(_shown(db, session_id), start=1)
    )


def _shown(db: Db, session_id: UUID) -> list[Question]:
    """Approved questions of the room in the order they came, so that numbers stay."""
    wanted = (
        select(Question)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.session_id == session_id, shown_scope(session_id))
        .order_by(RoomQuestion.added_at, Question.id)
    )
    return list(db.scalars(wanted))


def _text(twin: Twin) -> Text:
    return Text(en=twin.en, cy=twin.cy)


def _lines(twins: Iterable[Twin]) -> Text:
    found = tuple(twins)
    return Text(en="\n".join(one.en for one in found), cy="\n".join(one.cy for one in found))


def _agenda(found: SessionPlan) -> tuple[PrintedItem, ...]:
    return tuple(
        PrintedItem(
            mode=item.mode,
            minutes=item.minutes,
            title=Text(en=item.title_en, cy=item.title_cy),
            how=Text(en=item.how_en, cy=item.how_cy),
        )
        for item in found.agenda
    )


def _member(member: Member) -> PrintedMember:
    office = Text(en=member.office_en, cy=member.office_cy)
    if member.region is None:
        return PrintedMember(office)
    board = board_for(member.region)
    return PrintedMember(office, Text(en=board.name_en, cy=board.name_cy))


def _standards(found: SessionPlan) -> tuple[PrintedStandard, ...]:
    shown = {one.standard: one.evidence for one in found.standards}
    return tuple(
        PrintedStandard(one.number, _text(one.name), _text(one.hint), shown.get(one.number, ""))
        for one in standards()
    )


def _planned(question: PlannedQuestion) -> Text:
    other = question.other or ""
    if question.language is Language.CY:
        return Text(en=other, cy=question.text)
    return Text(en=question.text, cy=other)
