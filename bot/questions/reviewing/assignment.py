"""Give questions to somebody who looks after them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.questions.life.audience import all_held_in, queue_scope
from bot.questions.life.move import Actor
from bot.store.events import record_event
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.questions import Question
from bot.vocabulary import Region, Role

NOBODY = "nobody"


class AccountUnknown(BadInput):
    """No such account, or one that does not review the questions of this region."""

    code = "account_unknown"


def assign_questions(
    db: Session,
    *,
    question_ids: Iterable[UUID],
    account_id: UUID | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Give questions to an account, or to nobody (None).

    Returns: how many changed hands.
    Raises: QuestionNotFound: one is not this actor's; AccountUnknown.
    """
    held = all_held_in(db, queue_scope(actor), question_ids)
    changed = [one for one in held.values() if one.assigned_to != account_id]
    if account_id is not None:
        for region in {question.region for question in changed}:
            _check_reviewer(db, account_id, region)
    for question in changed:
        question.assigned_to = account_id
        _record(db, question, actor, now)
    db.flush()
    return len(changed)


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
