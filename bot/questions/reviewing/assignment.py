"""Give a question to somebody who looks after it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.questions import Question
from bot.vocabulary import Region, Role

NOBODY = "nobody"


class AccountUnknown(BadInput):
    """No such account, or one that does not review the questions of this region."""

    code = "account_unknown"


def assign_question(
    db: Session,
    *,
    question_id: UUID,
    account_id: UUID | None,
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Give a question to an account, or to nobody (None).

    Returns: the question's version, a new one if it changed hands.
    Raises: QuestionNotFound: none, or not this actor's; EditConflict: somebody was first;
        AccountUnknown.
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if question.assigned_to != account_id:
        if account_id is not None:
            _check_reviewer(db, account_id, question.region)
        question.assigned_to = account_id
        question.version += 1
        db.flush()
        _record(db, question, actor, now)
    return question.version


def _check_reviewer(db: Session, account_id: UUID, region: Region | None) -> None:
    account = db.get(StaffAccount, account_id)
    if account is None or not account.active:
        raise AccountUnknown(str(account_id))
    of_region = account.role is Role.RPB_STAFF and account.region is region is not None
    if account.role is not Role.COMMISSIONER_TEAM and not of_region:
        raise AccountUnknown(str(account_id))


def _record(db: Session, question: Question, actor: Actor, now: datetime) -> None:
    record_event(
        db,
        actor=actor.mover.name,
        action="question.assign",
        subject=f"question:{question.id}",
        now=now,
        detail={"to": f"account:{question.assigned_to}" if question.assigned_to else NOBODY},
    )
