"""Things to test with, made as the service makes them. Every one of them is made up."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot.questions.answering.answers import AnswerFields, save_answer
from bot.questions.answering.commitments import CommitmentFields, add_commitment
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.rows import answer_of
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import DraftView, open_draft, put_choice, put_text, read_draft
from bot.questions.asking.intake import keep_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.review import review_draft
from bot.questions.life.move import Actor, Mover, Why, move, state_of
from bot.questions.life.states import Party, Step, may_take
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Channel, Question
from bot.vocabulary import (
    AgeBand,
    AnswerStage,
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
TEXT_OTHER = "Pam mae’n rhaid i ni aros dwy flynedd am asesiad awtistiaeth?"
ACCOUNT = UUID("00000000-0000-4000-8000-000000000001")
_numbers = itertools.count(1)

# How a question gets to each place: the steps, and who takes them.
_R, _H = Party.RPB_STAFF, Party.YOUTH_WORKER
_REVIEW = ((Step.START_REVIEW, _R),)
_ACCEPT = (*_REVIEW, (Step.ACCEPT, _R))
_SELECT = (*_ACCEPT, (Step.MAKE_CANDIDATE, _H), (Step.SELECT, _H))
_PUT = (*_SELECT, (Step.PUT_TO_BOARD, _H))
_ANSWER = (*_PUT, (Step.ANSWER, _R))
_PUBLISH = (*_ANSWER, (Step.PUBLISH, _R))
_ASSESS = (*_PUBLISH, (Step.ASSESS, Party.AUTHOR))
WAYS: dict[Workflow, tuple[tuple[Step, Party], ...]] = {
    Workflow.SUBMITTED: (),
    Workflow.IN_REVIEW: _REVIEW,
    Workflow.RETURNED: (*_REVIEW, (Step.RETURN, _R)),
    Workflow.DECLINED: (*_REVIEW, (Step.DECLINE, _R)),
    Workflow.ACCEPTED: _ACCEPT,
    Workflow.CANDIDATE: _SELECT[:-1],
    Workflow.SELECTED: _SELECT,
    Workflow.CARRIED_OVER: (*_SELECT, (Step.CARRY_OVER, _H)),
    Workflow.PUT_TO_BOARD: _PUT,
    Workflow.ANSWERED: _ANSWER,
    Workflow.PUBLISHED: _PUBLISH,
    Workflow.ASSESSED: _ASSESS,
    Workflow.REVIEW_DUE: (*_ASSESS, (Step.MARK_REVIEW_DUE, Party.SYSTEM)),
    Workflow.CLOSED: (*_ASSESS, (Step.CLOSE, Party.SYSTEM)),
    Workflow.PASSED_ON: (*_REVIEW, (Step.PASS_ON, _R)),
    Workflow.ERASED: ((Step.ERASE, Party.SYSTEM),),
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
        why = Why("unclear") if step in (Step.RETURN, Step.DECLINE, Step.PASS_ON) else Why()
        move(db, question, step, mover=Mover(party, name), now=now, why=why)
    db.flush()
    return question


ANSWER = AnswerFields(
    kind=AnswerStatus.DIRECT,
    text_en="We will open a second clinic in Ebbw Vale and halve the wait.",
    text_cy="Byddwn yn agor ail glinig yng Nglynebwy ac yn haneru’r aros.",
    given_by_en="The board’s lead for children",
    given_by_cy="Arweinydd plant y bwrdd",
)
COMMITMENT = CommitmentFields(
    what_en="Open a second clinic",
    what_cy="Agor ail glinig",
    who_en="The health board",
    who_cy="Y bwrdd iechyd",
    due_on=(NOW + timedelta(days=60)).date(),
)


def make_answer(
    db: Session,
    question: Question,
    *,
    stage: AnswerStage = AnswerStage.PUBLISHED,
    commitments: tuple[CommitmentFields, ...] = (),
    now: datetime = NOW,
    fields: AnswerFields = ANSWER,
    **changes: Any,
) -> Answer:
    """An answer that got to `stage` by its own steps, and its question with it.

    Args: question: anywhere on its way to the board, or there; it is put to the board first.
        changes: to `fields`, such as kind or text_en.
    """
    for step, party in WAYS[Workflow.PUT_TO_BOARD]:
        if may_take(state_of(question), step, party):
            move(db, question, step, mover=Mover(party, f"account:{ACCOUNT}"), now=now)
    author, second = (_answering(question.region) for _ in range(2))
    ids = {"question_id": question.id, "now": now}
    kept = replace(fields, **changes)
    version = save_answer(db, **ids, actor=author, version=0, fields=kept)
    for number, promised in enumerate(commitments):
        add_commitment(db, **ids, actor=author, version=version + number, fields=promised)
    version += len(commitments)
    if stage is not AnswerStage.WRITING:
        version = submit_answer(db, **ids, actor=author, version=version)
    if stage in (AnswerStage.APPROVED, AnswerStage.PUBLISHED):
        approve_answer(db, **ids, actor=second, version=version)
    if stage is AnswerStage.PUBLISHED:
        publish_answers(db, question_ids=[question.id], actor=second, now=now)
    answer = answer_of(db, question)
    assert answer is not None
    return answer


def make_askers(db: Session, question: Question, count: int, **fields: Any) -> list[str]:
    """More questions that are merged into this one; gives back their receipt codes.

    Args: fields: of the questions, as for make_question.
    """
    codes = [mint_receipt() for _ in range(count)]
    for code in codes:
        more = {"region": question.region, "state": Workflow.ACCEPTED, **fields}
        merged = make_question(db, code=code, **more)
        move(db, merged, Step.MERGE, mover=Mover(Party.RPB_STAFF, f"account:{ACCOUNT}"), now=NOW)
        merged.merged_into = question.id
    db.flush()
    return codes


def _answering(region: Region | None) -> Actor:
    return make_actor(Role.RPB_STAFF if region else Role.COMMISSIONER_TEAM, region)


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
        "text_other": TEXT_OTHER,
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
    "ANSWER",
    "COMMITMENT",
    "NOW",
    "TEXT",
    "WAYS",
    "draft_of",
    "make_actor",
    "make_answer",
    "make_askers",
    "make_draft",
    "make_question",
]
