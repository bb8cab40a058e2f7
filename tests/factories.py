"""Things to test with, made as the service makes them. Every one of them is made up."""

import itertools
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot.questions.draft_fields import DraftField
from bot.questions.drafts import DraftView, open_draft, put_choice, put_text, read_draft
from bot.questions.intake import keep_question
from bot.questions.move import Actor, Mover, Why, move
from bot.questions.receipts import mint_receipt, receipt_hash
from bot.questions.review import review_draft
from bot.questions.states import Party, Step
from bot.store.tables.questions import Channel, Question
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Visibility,
    Workflow,
)

NOW = datetime(2031, 3, 3, 10, 0, tzinfo=UTC)
TEXT = "Why do we have to wait two years for an autism assessment?"
ACCOUNT = UUID("00000000-0000-4000-8000-000000000001")
_numbers = itertools.count(1)

# How a question gets to each place: the steps, and who takes them.
_R, _H = Party.RPB_STAFF, Party.YOUTH_WORKER
_REVIEW = ((Step.START_REVIEW, _R),)
_ACCEPT = (*_REVIEW, (Step.ACCEPT, _R))
_SELECT = (*_ACCEPT, (Step.MAKE_CANDIDATE, _H), (Step.SELECT, _H))
WAYS: dict[Workflow, tuple[tuple[Step, Party], ...]] = {
    Workflow.SUBMITTED: (),
    Workflow.IN_REVIEW: _REVIEW,
    Workflow.RETURNED: (*_REVIEW, (Step.RETURN, _R)),
    Workflow.DECLINED: (*_REVIEW, (Step.DECLINE, _R)),
    Workflow.ACCEPTED: _ACCEPT,
    Workflow.CANDIDATE: _SELECT[:-1],
    Workflow.SELECTED: _SELECT,
    Workflow.PUT_TO_BOARD: (*_SELECT, (Step.PUT_TO_BOARD, _H)),
    Workflow.WITHDRAWN: ((Step.WITHDRAW, Party.AUTHOR),),
}


def make_question(
    db: Session, *, state: Workflow = Workflow.SUBMITTED, code: str | None = None, **fields: Any
) -> Question:
    """A question that got to `state` by its own steps.

    Args: fields: columns of Question; `level` soft or full puts it into the safeguarding lane.
    """
    now = fields.pop("created_at", NOW)
    themes = fields.pop("themes", "")
    question = Question(**{**_question_fields(code or mint_receipt(), now), **fields})
    keep_question(db, question, themes=themes, now=now)
    for step, party in WAYS[state]:
        name = "author" if party is Party.AUTHOR else f"account:{ACCOUNT}"
        why = Why("unclear") if step in (Step.RETURN, Step.DECLINE) else Why()
        move(db, question, step, mover=Mover(party, name), now=now, why=why)
    db.flush()
    return question


def make_draft(
    db: Session,
    *,
    conversation_id: str | None = None,
    language: Language = Language.EN,
    level: Level = Level.NONE,
    now: datetime = NOW,
    reviewed: bool = True,
    **fields: str,
) -> str:
    """A finished draft that its author has been shown; gives back its conversation_id."""
    conversation_id = conversation_id or f"conversation-{next(_numbers)}"
    open_draft(db, conversation_id=conversation_id, language=language, now=now)
    values = {**_DRAFT_FIELDS, **fields}
    for field in (DraftField.TEXT, DraftField.CONTEXT):
        put_text(
            db,
            conversation_id=conversation_id,
            field=field,
            text=values.pop(field.value),
            level=level,
            now=now,
        )
    for name, value in values.items():
        field = DraftField(name)
        put_choice(db, conversation_id=conversation_id, field=field, value=value, now=now)
    if reviewed:
        review_draft(db, conversation_id=conversation_id, now=now)
    return conversation_id


def draft_of(db: Session, conversation_id: str, now: datetime = NOW) -> DraftView | None:
    """The draft as it stands."""
    return read_draft(db, conversation_id=conversation_id, now=now)


def make_actor(role: Role = Role.RPB_STAFF, region: Region | None = Region.GWENT) -> Actor:
    """Somebody of the staff, signed in."""
    return Actor(account_id=uuid4(), role=role, region=region)


_DRAFT_FIELDS = {
    "text": TEXT,
    "context": "",
    "themes": "waiting_times,neurodiversity",
    "area": "W06000022",
    "asked_to": "board",
    "age_band": "14-16",
    "permission": "both",
}


def _question_fields(code: str, now: datetime) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "receipt_hash": receipt_hash(code),
        "workflow": Workflow.DRAFT,
        "visibility": Visibility.AUTHOR,
        "safeguarding": Safeguarding.NONE,
        "answer_status": AnswerStatus.NONE,
        "version": 0,
        "language": Language.EN,
        "text_original": TEXT,
        "region": Region.GWENT,
        "council": "W06000022",
        "asked_to": AskedTo.BOARD,
        "age_band": AgeBand.AGE_14_16,
        "permission": Permission.BOTH,
        "level": Level.NONE,
        "channel": Channel.CHAT,
        "created_at": now,
        "made_up": False,
    }


__all__ = [
    "ACCOUNT",
    "NOW",
    "TEXT",
    "WAYS",
    "draft_of",
    "make_actor",
    "make_draft",
    "make_question",
]
