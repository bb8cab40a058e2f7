"""Plan a session: from an outline, with accepted questions put on its agenda."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.questions.move import Mover, locked_question, move
from bot.questions.states import Step
from bot.sessions.outlines import outline
from bot.store.events import record_event
from bot.store.tables.sessions import AgendaItem, Session, SessionQuestion
from bot.vocabulary import Region


def plan_session(
    db: Db,
    *,
    region: Region,
    title_en: str,
    title_cy: str,
    held_on: date,
    mover: Mover,
    now: datetime,
    made_up: bool = False,
) -> UUID:
    """Plan a session from the 90-minute outline.

    Returns: its id.
    """
    session_id = uuid4()
    db.add(
        Session(
            id=session_id,
            region=region,
            title_en=title_en,
            title_cy=title_cy,
            held_on=held_on,
            created_at=now,
            made_up=made_up,
        )
    )
    db.flush()
    for position, item in enumerate(outline(), start=1):
        db.add(
            AgendaItem(
                session_id=session_id,
                position=position,
                mode=item.mode,
                minutes=item.minutes,
                title_en=item.title_en,
                title_cy=item.title_cy,
            )
        )
    record_event(
        db, actor=mover.name, action="session.planned", subject=f"session:{session_id}", now=now
    )
    return session_id


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
