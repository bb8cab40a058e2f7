"""Put questions to the board in writing: its days to answer begin."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from bot.errors import NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.life.audience import queue_scope
from bot.questions.life.batches import BatchRefused, Stop
from bot.questions.life.deadlines import WRITTEN_DAYS, day_in_wales, due_after, working_days_after
from bot.questions.life.move import SYSTEM, Actor, Why, locked_question, move, state_of
from bot.questions.life.states import IN_LANE, Party, Step, may_take
from bot.questions.life.transitions import TRANSITIONS
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.tables.sessions import Session as Meeting
from bot.store.tables.sessions import SessionQuestion
from bot.vocabulary import Workflow

UNUSED = (Workflow.ACCEPTED, Workflow.CARRIED_OVER)  # no session has them on its list
CHOSEN = (Workflow.CANDIDATE, Workflow.SELECTED)  # a session has, or had


def put_to_board(
    db: Session,
    *,
    question_ids: Iterable[UUID],
    actor: Actor,
    now: datetime,
    batch: UUID | None = None,
) -> int:
    """Put accepted questions to the board, all of them or none.

    Returns: how many.
    Raises: NotAllowed; BatchRefused, with question_not_found (also: not this actor's) or
        transition_refused for each that stands in the way.
    """
    party = Party(actor.role.value)
    if party not in TRANSITIONS[Step.PUT_TO_BOARD].parties:
        raise NotAllowed(f"{party} may not put questions to a board")
    held = held_for_batch(db, question_ids, actor)
    refused = [row for row in held if not may_take(state_of(row), Step.PUT_TO_BOARD, party)]
    if refused:
        raise BatchRefused(tuple(Stop(row.id, TransitionRefused.code) for row in refused))
    for question in held:
        move(db, question, Step.PUT_TO_BOARD, mover=actor.mover, now=now, why=Why(batch=batch))
    return len(held)


def held_for_batch(db: Session, question_ids: Iterable[UUID], actor: Actor) -> list[Question]:
    """These questions of the actor's queue, held in the order of their ids.

    Raises: BatchRefused: some are not there for this actor.
    """
    ids = set(question_ids)
    wanted = select(Question).where(Question.id.in_(ids), queue_scope(actor)).order_by(Question.id)
    rows = list(db.scalars(wanted.with_for_update().execution_options(populate_existing=True)))
    unknown = sorted(ids - {row.id for row in rows})
    if unknown:
        raise BatchRefused(tuple(Stop(one, QuestionNotFound.code) for one in unknown))
    return rows


def waiting_for_board(db: Session, *, now: datetime) -> tuple[UUID, ...]:
    """Questions that no session has used in the working days it had for that."""
    return _waiting(db, now)


def put_waiting(db: Session, *, question_id: UUID, now: datetime) -> bool:
    """Put one question that has waited long enough to its board.

    Returns: False if it is not waiting any more.
    """
    question = locked_question(db, question_id)
    if not _waiting(db, now, Question.id == question_id):
        return False
    move(db, question, Step.PUT_TO_BOARD, mover=SYSTEM, now=now)
    return True


def _waiting(db: Session, now: datetime, *which: ColumnElement[bool]) -> tuple[UUID, ...]:
    """Of these questions those that no session used in time.

    The days begin when it was accepted, or left over by a session; for one that a session chose,
    when that session was to be held.
    """
    last = func.max(QuestionEvent.at)
    not_later = now - timedelta(days=WRITTEN_DAYS)  # nothing was accepted before it was decided
    wanted = (
        select(Question.id, last)
        .join(QuestionEvent, QuestionEvent.question_id == Question.id)
        .where(
            *which,
            Question.workflow.in_((*UNUSED, *CHOSEN)),
            Question.safeguarding.not_in(IN_LANE),
            Question.region.is_not(None),  # without one it is for the Commissioner's team to say
            or_(Question.decided_at.is_(None), Question.decided_at <= not_later),
            QuestionEvent.to_workflow == Question.workflow,
            QuestionEvent.from_workflow != QuestionEvent.to_workflow,
        )
        .group_by(Question.id)
        .order_by(last, Question.id)
    )
    rows = [(found, at) for found, at in db.execute(wanted) if due_after(at, WRITTEN_DAYS) <= now]
    held = _last_held(db, [found for found, _ in rows])
    return tuple(found for found, _ in rows if _is_over(held.get(found), now))


def _last_held(db: Session, ids: list[UUID]) -> dict[UUID, date]:
    """The day of the last session that has each of these, where one still does."""
    chosen = (Question.id == SessionQuestion.question_id) & Question.workflow.in_(CHOSEN)
    wanted = (
        select(Question.id, func.max(Meeting.held_on))
        .join(SessionQuestion, chosen)
        .join(Meeting, Meeting.id == SessionQuestion.session_id)
        .where(Question.id.in_(ids))
        .group_by(Question.id)
    )
    return dict(db.execute(wanted).tuples().all())


def _is_over(held_on: date | None, now: datetime) -> bool:
    """Whether the days after a session have passed; True without one."""
    today = day_in_wales(now)
    return held_on is None or working_days_after(held_on, WRITTEN_DAYS) <= today
