"""Put a question to the panel, write down what was said, read it back and agree on it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, TransitionRefused
from bot.questions.answering.fields import GIVEN_BY_LONGEST, AnswerFields
from bot.questions.answering.spoken import (
    SpokenPromise,
    reopen_spoken,
    submit_spoken,
    write_spoken,
)
from bot.questions.life.move import Actor, move
from bot.questions.life.states import Step
from bot.sessions.panel.held import (
    RecordMissing,
    held_question,
    held_session,
    put_record,
    record_of,
)
from bot.sessions.room.events import EventKind, note
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import PanelMember
from bot.vocabulary import AnswerStatus, Language, Workflow

THE_PANEL = ("The panel", "Y panel")  # where the offices together are too long to be kept
_PUT = {Workflow.ASSESSED: Step.FOLLOW_UP, Workflow.REVIEW_DUE: Step.FOLLOW_UP}

__all__ = [
    "MemberUnknown",
    "RecordAgreed",
    "RecordIncomplete",
    "SpokenPromise",
    "agree_record",
    "put_question",
    "record_answer",
    "reopen_record",
]


class MemberUnknown(BadInput):
    """Nobody answered, or somebody who is not on the panel of this session."""

    code = "member_unknown"


class RecordIncomplete(BadInput):
    """What was said is written down in one language at least, with its kind."""

    code = "record_incomplete"


class RecordAgreed(TransitionRefused):
    """The group has agreed on these words; they are changed only when they are reopened."""

    code = "record_agreed"


def put_question(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface = Surface.CHAIR,
    now: datetime,
) -> None:
    """Put a question of the session's list to the panel; said again, it changes nothing.

    A question that was judged before is put again, with new days to answer.

    Raises: SessionNotFound, QuestionNotFound, TransitionRefused.
    """
    held_session(db, session_id=session_id, actor=actor)
    question = held_question(db, session_id=session_id, question_id=question_id)
    if record_of(db, session_id=session_id, question_id=question_id) is not None:
        return
    if question.workflow is not Workflow.PUT_TO_BOARD:
        step = _PUT.get(question.workflow, Step.PUT_TO_BOARD)
        move(db, question, step, mover=actor.mover, now=now)
    db.add(PanelRecord(session_id=session_id, question_id=question_id, members=[], put_at=now))
    _note(db, session_id, question_id, EventKind.PUT, surface, now)


def record_answer(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    members: Sequence[int],
    kind: AnswerStatus,
    text_en: str = "",
    text_cy: str = "",
    body: str = "",
    commitments: Sequence[SpokenPromise] = (),
    surface: Surface = Surface.SCRIBE,
    now: datetime,
) -> UUID:
    """Write down who answered, what kind of answer it was, its words and what was promised.

    Until the group agrees it may be written as often as need be; each time replaces the last. The
    other language may wait: nothing is public before both are there.

    Args: members: their positions on the panel. body: whose matter it is, for NOT_OUR_REMIT.
    Returns: the id of the answer.
    Raises: SessionNotFound, QuestionNotFound, RecordMissing, RecordAgreed, TransitionRefused;
        MemberUnknown, RecordIncomplete, AnswerTooLong, BodyUnknown, CommitmentEmpty, DayInPast
        (BadInput).
    """
    held_session(db, session_id=session_id, actor=actor)
    question = held_question(db, session_id=session_id, question_id=question_id)
    record = put_record(db, session_id=session_id, question_id=question_id)
    if record.agreed_at is not None:
        raise RecordAgreed(str(question_id))
    if kind is AnswerStatus.NONE or not (text_en.strip() or text_cy.strip()):
        raise RecordIncomplete
    offices = _offices(db, session_id, members)
    fields = AnswerFields(kind, text_en, text_cy, *offices, body=body)
    answer = write_spoken(db, question, actor=actor, now=now, fields=fields, promises=commitments)
    record.answer_id, record.members, record.recorded_at = answer.id, sorted(set(members)), now
    db.flush()
    _note(db, session_id, question_id, EventKind.RECORDED, surface, now)
    return answer.id


def agree_record(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface = Surface.SCRIBE,
    now: datetime,
) -> None:
    """Say that a record was read back and the group agreed; said again, it changes nothing.

    If it lacks nothing it is submitted, and a second person reads it as any other answer.

    Raises: SessionNotFound, QuestionNotFound, RecordMissing.
    """
    question, record, answer = _recorded(db, session_id, question_id, actor)
    if record.agreed_at is not None:
        return
    record.agreed_at = now
    texts = {Language.EN: answer.text_en, Language.CY: answer.text_cy}
    read = [language.value for language, text in texts.items() if text]
    submit_spoken(db, answer, actor=actor, now=now)
    detail = {"question_id": str(question.id), "languages": read}
    note(db, session_id=session_id, kind=EventKind.AGREED, surface=surface, now=now, detail=detail)


def reopen_record(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    surface: Surface = Surface.SCRIBE,
    now: datetime,
) -> None:
    """Open an agreed record to be written again; that it was is kept in the log and the events.

    Raises: SessionNotFound, QuestionNotFound; RecordMissing: it is not agreed; TransitionRefused:
        a second person has approved the answer, or it is out.
    """
    _, record, answer = _recorded(db, session_id, question_id, actor)
    if record.agreed_at is None:
        raise RecordMissing(str(question_id))
    reopen_spoken(db, answer, actor=actor, now=now)
    record.agreed_at = None
    db.flush()
    _note(db, session_id, question_id, EventKind.RECORDED, surface, now, reopened=1)


def _recorded(
    db: Db, session_id: UUID, question_id: UUID, actor: Actor
) -> tuple[Question, PanelRecord, Answer]:
    held_session(db, session_id=session_id, actor=actor)
    question = held_question(db, session_id=session_id, question_id=question_id)
    record = put_record(db, session_id=session_id, question_id=question_id)
    answer = db.get(Answer, record.answer_id) if record.answer_id else None
    if answer is None or record.recorded_at is None:
        raise RecordMissing(str(question_id))
    return question, record, answer


def _offices(db: Db, session_id: UUID, members: Sequence[int]) -> tuple[str, str]:
    wanted = (PanelMember.session_id == session_id, PanelMember.position.in_(members))
    rows = list(db.scalars(select(PanelMember).where(*wanted).order_by(PanelMember.position)))
    if not rows or len(rows) < len(set(members)):
        raise MemberUnknown(",".join(map(str, members)))
    named = "; ".join(row.office_en for row in rows), "; ".join(row.office_cy for row in rows)
    return named if max(map(len, named)) <= GIVEN_BY_LONGEST else THE_PANEL


def _note(
    db: Db,
    session_id: UUID,
    question_id: UUID,
    kind: EventKind,
    surface: Surface,
    now: datetime,
    **more: int,
) -> None:
    detail = {"question_id": str(question_id), **more}
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)
