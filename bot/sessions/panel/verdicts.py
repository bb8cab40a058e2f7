"""The verdict of the group, kept at once; a board may reply to it and change nothing."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.fields import check_length, clean_words
from bot.questions.answering.rows import answer_of
from bot.questions.judging.verdicts import JUDGED_AT
from bot.questions.life.audience import found_in, held_in, queue_scope
from bot.questions.life.move import Actor, move
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.held import RecordMissing, held_question, held_session, record_of
from bot.sessions.panel.views import GroupVerdictView, verdict_view
from bot.sessions.room.events import EventKind, note
from bot.store.events import record_event
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import Question
from bot.store.tables.rooms import GroupVerdict
from bot.store.tables.session_terms import DecidedHow, Surface
from bot.vocabulary import Answered, AnswerStage, Judge, Progress, Workflow

REASON_LONGEST = 1_000  # characters
IN_ROOM = (Workflow.PUT_TO_BOARD, Workflow.ANSWERED)  # the answer is not out yet


class VerdictStands(TransitionRefused):
    """The group has judged this answer and it is out; it is judged again when the review is due."""

    code = "verdict_stands"


class ReplyMissing(BadInput):
    """A board replies in both languages."""

    code = "reply_missing"


def group_verdict(
    db: Db,
    *,
    session_id: UUID,
    question_id: UUID,
    actor: Actor,
    answered: Answered,
    progress: Progress,
    decided_how: DecidedHow,
    people: PeopleBand,
    reason_en: str = "",
    reason_cy: str = "",
    surface: Surface = Surface.CHAIR,
    now: datetime,
) -> UUID:
    """Keep how the group judges an answer: one agreed in this session, or one that is out.

    Said again before the answer is out, it replaces what was said. The question is assessed when
    its answer is published, or now if it is.

    Returns: the id of the verdict.
    Raises: SessionNotFound; QuestionNotFound: not on the list of this session or the one before;
        RecordMissing, VerdictStands, TransitionRefused; AnswerTooLong.
    """
    words = {"reason_en": clean_words(reason_en), "reason_cy": clean_words(reason_cy)}
    check_length(REASON_LONGEST, **words)
    session = held_session(db, session_id=session_id, actor=actor)
    before = session.previous_id
    question = held_question(db, session_id=session_id, question_id=question_id, previous_id=before)
    answer = _judged(db, session_id, question)
    verdict = _row(db, session_id, question, answer)
    verdict.answered, verdict.progress, verdict.given_at = answered, progress, now
    db.add(verdict)
    db.flush()
    group = db.get(GroupVerdict, verdict.id) or GroupVerdict(verdict_id=verdict.id)
    group.session_id, group.question_id = session_id, question.id
    group.decided_how, group.people = decided_how, people.value
    group.reason_en, group.reason_cy = words["reason_en"], words["reason_cy"]
    db.add(group)
    step = JUDGED_AT.get(question.workflow)
    if step is not None:
        move(db, question, step, mover=actor.mover, now=now)
    _audit(db, verdict, "given", actor, now)
    detail = {"question_id": str(question.id), "verdict_id": str(verdict.id)}
    kind = EventKind.VERDICT
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)
    return verdict.id


def group_verdicts(db: Db, *, question_id: UUID, reader: Actor) -> tuple[GroupVerdictView, ...]:
    """How groups judged the answers to one question, the newest first, for its board's staff.

    Raises: QuestionNotFound: none of this reader's.
    """
    found_in(db, queue_scope(reader), question_id)
    wanted = (
        select(GroupVerdict, Verdict)
        .join(Verdict, Verdict.id == GroupVerdict.verdict_id)
        .where(GroupVerdict.question_id == question_id)
        .order_by(Verdict.given_at.desc(), Verdict.id)
    )
    return tuple(verdict_view(group, verdict) for group, verdict in db.execute(wanted))


def reply_to_verdict(
    db: Db,
    *,
    verdict_id: UUID,
    actor: Actor,
    reply_en: str,
    reply_cy: str,
    seen: datetime | None = None,
    now: datetime,
) -> None:
    """Reply to a group's verdict, for the board or for the Commissioner's team on its behalf.

    Args: seen: when the reply that was looked at was given; None: there was none.
    Raises: QuestionNotFound: no such verdict of a question of this actor's; EditConflict: somebody
        else has replied meanwhile; ReplyMissing, AnswerTooLong (BadInput).
    """
    words = {"reply_en": clean_words(reply_en), "reply_cy": clean_words(reply_cy)}
    check_length(REASON_LONGEST, **words)
    if not all(words.values()):
        raise ReplyMissing
    group = db.get(GroupVerdict, verdict_id, populate_existing=True)
    verdict = db.get(Verdict, verdict_id)
    if group is None or verdict is None:
        raise QuestionNotFound(str(verdict_id))
    held_in(db, queue_scope(actor), group.question_id)
    if group.replied_at != seen:
        raise EditConflict(str(verdict_id))
    group.reply_en, group.reply_cy = words["reply_en"], words["reply_cy"]
    group.replied_at = now
    db.flush()
    _audit(db, verdict, "replied_to", actor, now)


def _judged(db: Db, session_id: UUID, question: Question) -> Answer:
    """The answer that the group has heard or can read."""
    record = record_of(db, session_id=session_id, question_id=question.id)
    if record is not None and record.answer_id and record.agreed_at:
        answer = db.get(Answer, record.answer_id)
    else:
        answer = answer_of(db, question) if record is None else None
    if answer is None:
        raise RecordMissing(str(question.id))
    out = answer.stage is AnswerStage.PUBLISHED
    heard = record is not None and question.workflow in IN_ROOM
    if not heard and not (out and question.workflow in JUDGED_AT):
        raise TransitionRefused(f"a verdict at {question.workflow}")
    return answer


def _row(db: Db, session_id: UUID, question: Question, answer: Answer) -> Verdict:
    """The verdict to write into: this session's own while it may change, else a new one."""
    mine = sha256(f"group {session_id} {answer.id}".encode()).hexdigest()
    given = select(Verdict).where(Verdict.answer_id == answer.id).order_by(Verdict.stage.desc())
    rows = list(db.scalars(given))
    latest = rows[0].stage if rows else 1
    groups = [row for row in rows if row.stage == latest and row.judge is Judge.GROUP]
    again = question.workflow is Workflow.REVIEW_DUE
    own = next((row for row in groups if row.judge_hash == mine), None)
    if own is not None and not again:
        if answer.stage is AnswerStage.PUBLISHED:
            raise VerdictStands(str(question.id))
        return own
    return Verdict(
        id=uuid4(),
        question_id=question.id,
        answer_id=answer.id,
        stage=latest + 1 if again or groups else latest,
        judge=Judge.GROUP,
        judge_hash=mine,
    )


def _audit(db: Db, verdict: Verdict, what: str, actor: Actor, now: datetime) -> None:
    record_event(
        db,
        actor=actor.mover.name,
        action=f"verdict.{what}",
        subject=f"question:{verdict.question_id}",
        now=now,
        detail={"verdict": str(verdict.id), "stage": str(verdict.stage)},
    )
