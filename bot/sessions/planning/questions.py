"""The questions of a session before its room opens: what is on the list, and what could be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, select, true
from sqlalchemy.orm import Session as Db

from bot.questions.life.audience import held_in
from bot.questions.life.counts import support_of
from bot.questions.life.move import Actor, Mover, locked_question, move
from bot.questions.life.states import IN_LANE, Step
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.left_over import left_over
from bot.sessions.planning.views import PlannedQuestion
from bot.sessions.scope import found_session, host_scope, planned_session
from bot.store.tables.questions import Question
from bot.store.tables.sessions import Session, SessionQuestion
from bot.vocabulary import Permission, Region, Visibility, Workflow

READ_OUT = (Permission.READ_OUT, Permission.BOTH)
READY = (Workflow.ACCEPTED, Workflow.CARRIED_OVER)
MOST = 100  # questions to choose from, those that most ask first


def listed_questions(db: Db, *, session_id: UUID) -> tuple[PlannedQuestion, ...]:
    """What the group puts to the board, in its order; nothing that is in the safeguarding lane."""
    wanted = (
        select(Question)
        .join(SessionQuestion, SessionQuestion.question_id == Question.id)
        .where(SessionQuestion.session_id == session_id, _shown())
        .order_by(SessionQuestion.position)
    )
    return _views(db, db.scalars(wanted))


def questions_to_choose(db: Db, *, session_id: UUID, reader: Actor) -> tuple[PlannedQuestion, ...]:
    """Accepted questions of the session's region that may be read out.

    First what the session before chose and did not put, then those most ask.

    Raises: SessionNotFound: this reader does not host it.
    """
    row = found_session(db, host_scope(reader), session_id)
    wanted = select(Question).where(*_ready(row.region)).order_by(Question.created_at)
    found = _views(db, db.scalars(wanted))
    before = left_over(db, session_id=row.previous_id) if row.previous_id else ()
    views = (replace(one, left_over=one.question_id in before) for one in found)
    order = {question_id: place for place, question_id in enumerate(before)}
    last = len(before)
    ordered = sorted(views, key=lambda one: (order.get(one.question_id, last), -one.support))
    return tuple(ordered[:MOST])


def list_question(
    db: Db, *, session_id: UUID, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Put a question last on the list.

    Returns: the session's new version.
    Raises: SessionNotFound; SessionBegun; EditConflict; QuestionNotFound: not one to choose from.
    """
    row = planned_session(db, actor, session_id, version=version)
    held_in(db, and_(*_ready(row.region)), question_id)
    select_question(db, session_id=session_id, question_id=question_id, mover=actor.mover, now=now)
    return _note(db, row, "question_listed", question_id, actor=actor, now=now)


def unlist_question(
    db: Db, *, session_id: UUID, question_id: UUID, actor: Actor, version: int, now: datetime
) -> int:
    """Take a question off the list; it is kept for another session.

    Returns: the session's new version.
    Raises: SessionNotFound; SessionBegun; EditConflict.
    """
    row = planned_session(db, actor, session_id, version=version)
    order = [one for one in _order(db, session_id) if one != question_id]
    carry_over(db, (question_id,), session_id=session_id, mover=actor.mover, now=now)
    _put_order(db, session_id, order)
    return _note(db, row, "question_unlisted", question_id, actor=actor, now=now)


def move_question(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    by: int,
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Put a question one place up (-1) or down (1); at an end it stays where it is.

    Returns: the session's new version. Raises: SessionNotFound; SessionBegun; EditConflict.
    """
    row = planned_session(db, actor, session_id, version=version)
    order = _order(db, session_id)
    if question_id in order:
        here = order.index(question_id)
        there = min(max(here + by, 0), len(order) - 1)
        order.insert(there, order.pop(here))
        _put_order(db, session_id, order)
    return _note(db, row, "question_moved", question_id, actor=actor, now=now)


def select_question(
    db: Db, *, session_id: UUID, question_id: UUID, mover: Mover, now: datetime
) -> None:
    """Put an accepted question last on the session's list.

    Raises: QuestionNotFound; TransitionRefused: it is not accepted; NotAllowed.
    """
    question = locked_question(db, question_id)
    move(db, question, Step.MAKE_CANDIDATE, mover=mover, now=now)
    move(db, question, Step.SELECT, mover=mover, now=now)
    last = select(func.max(SessionQuestion.position)).where(
        SessionQuestion.session_id == session_id
    )
    position = (db.scalar(last) or 0) + 1
    db.add(SessionQuestion(session_id=session_id, position=position, question_id=question_id))
    db.flush()


def carry_over(
    db: Db, ids: Iterable[UUID], *, session_id: UUID, mover: Mover, now: datetime
) -> None:
    """Keep listed questions for another session, where they are still only chosen."""
    listed = select(SessionQuestion.question_id).where(SessionQuestion.session_id == session_id)
    mine = set(db.scalars(listed))
    for question_id in ids:
        if question_id not in mine:
            continue
        question = locked_question(db, question_id)
        free = question.safeguarding not in IN_LANE
        if question.workflow is Workflow.SELECTED and free:
            move(db, question, Step.CARRY_OVER, mover=mover, now=now)


def _ready(region: Region | None) -> tuple[ColumnElement[bool], ...]:
    here = true() if region is None else Question.region == region
    return (_shown(), Question.workflow.in_(READY), Question.permission.in_(READ_OUT), here)


def _shown() -> ColumnElement[bool]:
    return and_(
        Question.visibility.in_((Visibility.ROOM, Visibility.PUBLIC)),
        Question.safeguarding.not_in(IN_LANE),
        Question.text_original.is_not(None),
        Question.merged_into.is_(None),
    )


def _views(db: Db, found: Iterable[Question]) -> tuple[PlannedQuestion, ...]:
    rows = list(found)
    support = support_of(db, [row.id for row in rows]) if rows else {}
    return tuple(
        PlannedQuestion(
            question_id=row.id,
            text=row.text_public or row.text_original or "",
            language=row.language,
            other=row.text_other,
            region=row.region,
            support=support[row.id],
            made_up=row.made_up,
        )
        for row in rows
    )


def _order(db: Db, session_id: UUID) -> list[UUID]:
    wanted = select(SessionQuestion.question_id).where(SessionQuestion.session_id == session_id)
    return list(db.scalars(wanted.order_by(SessionQuestion.position)))


def _put_order(db: Db, session_id: UUID, order: list[UUID]) -> None:
    db.execute(delete(SessionQuestion).where(SessionQuestion.session_id == session_id))
    db.add_all(
        SessionQuestion(session_id=session_id, position=position, question_id=question_id)
        for position, question_id in enumerate(order, start=1)
    )
    db.flush()


def _note(
    db: Db, row: Session, what: str, question_id: UUID, *, actor: Actor, now: datetime
) -> int:
    return note_change(db, row, what, actor=actor, now=now, detail={"question": str(question_id)})
