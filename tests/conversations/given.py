"""Questions that a dialogue begins with: each got where it is by its own steps."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.questions.asking.receipts import mint_receipt, show_receipt
from bot.questions.reviewing.moderation import decline_question, return_question
from bot.settings import read_settings
from bot.store.engine import open_store
from bot.store.transaction import in_transaction
from bot.vocabulary import Role, Workflow
from tests.factories import COMMITMENT, make_actor, make_answer, make_askers, make_question
from tests.service import RunningService

TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


def make_given(service: RunningService, name: str) -> str:
    """Put such a question into the store of the running service; its receipt code."""
    settings = read_settings(service.environment)
    store = open_store(settings.database_url)
    try:
        return show_receipt(in_transaction(store, GIVEN[name]))
    finally:
        store.close()


def _accepted(db: Session) -> str:
    code = mint_receipt()
    make_question(db, state=Workflow.ACCEPTED, code=code, created_at=datetime.now(UTC))
    return code


def _answered(db: Session) -> str:
    code, now = mint_receipt(), datetime.now(UTC)
    question = make_question(db, state=Workflow.ACCEPTED, code=code, created_at=now)
    make_answer(db, question, commitments=(COMMITMENT,), now=now)
    return code


def _merged(db: Session) -> str:
    now = datetime.now(UTC)
    question = make_question(db, state=Workflow.ACCEPTED, created_at=now)
    [code] = make_askers(db, question, 1)
    make_answer(db, question, now=now)
    return code


def _returned(db: Session) -> str:
    return _decided(db, return_question, "unclear")


def _declined(db: Session) -> str:
    return _decided(db, decline_question, "about_one_case")


def _decided(db: Session, decide: Callable[..., object], reason: str) -> str:
    code, now = mint_receipt(), datetime.now(UTC)
    question = make_question(db, state=Workflow.IN_REVIEW, code=code, created_at=now)
    known = {"question_id": question.id, "actor": TEAM, "version": question.version, "now": now}
    decide(db, **known, reason=reason, note="")
    return code


GIVEN: dict[str, Callable[[Session], str]] = {
    "accepted": _accepted,
    "answered": _answered,
    "merged": _merged,
    "returned": _returned,
    "declined": _declined,
}
