"""A record of the panel and the verdict of the group, as screens and reports see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.answering.answers import AnswerFields
from bot.questions.answering.commitments import CommitmentView, commitments_of
from bot.questions.answering.views import fields_of
from bot.sessions.panel.bands import PeopleBand
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.rooms import GroupVerdict, PanelRecord
from bot.store.tables.session_terms import DecidedHow
from bot.vocabulary import Answered, AnswerStage, Language, Progress


@dataclass(frozen=True, slots=True)
class GroupVerdictView:
    """How a group judged an answer. `reply` is the board's; it changes nothing."""

    verdict_id: UUID
    session_id: UUID
    stage: int
    answered: Answered
    progress: Progress
    decided_how: DecidedHow
    people: PeopleBand
    reason_en: str
    reason_cy: str
    given_at: datetime
    reply_en: str
    reply_cy: str
    replied_at: datetime | None

    def reason(self, language: Language) -> str:
        """Why, in the group's own words; empty where they are not there in this language."""
        return self.reason_cy if language is Language.CY else self.reason_en

    def reply(self, language: Language) -> str:
        """What the board replied."""
        return self.reply_cy if language is Language.CY else self.reply_en


@dataclass(frozen=True, slots=True)
class RecordView:
    """What was said to one question. Nothing is written down yet where `answer_id` is None."""

    session_id: UUID
    question_id: UUID
    answer_id: UUID | None
    members: tuple[int, ...]
    fields: AnswerFields
    commitments: tuple[CommitmentView, ...]
    stage: AnswerStage
    put_at: datetime
    recorded_at: datetime | None
    agreed_at: datetime | None
    verdict: GroupVerdictView | None

    @property
    def agreed(self) -> bool:
        """Whether it was read back and the group agreed."""
        return self.agreed_at is not None


def panel_records(db: Db, *, session_id: UUID) -> tuple[RecordView, ...]:
    """All records of a session in the order in which the questions were put.

    Whoever calls this may see the room, and joins it with words of questions by itself.
    """
    wanted = (
        select(PanelRecord, Answer)
        .outerjoin(Answer, Answer.id == PanelRecord.answer_id)
        .where(PanelRecord.session_id == session_id)
        .order_by(PanelRecord.put_at, PanelRecord.question_id)
    )
    rows = [(record, answer) for record, answer in db.execute(wanted)]
    promised = commitments_of(db, [answer for _, answer in rows if answer is not None])
    judged = {one.question_id: view for one, view in verdict_rows(db, session_id=session_id)}
    return tuple(
        _view(record, answer, promised[answer.id] if answer else (), judged.get(record.question_id))
        for record, answer in rows
    )


def verdict_rows(db: Db, *, session_id: UUID) -> tuple[tuple[GroupVerdict, GroupVerdictView], ...]:
    """The verdicts that were given in a session, the latest of each question last."""
    wanted = (
        select(GroupVerdict, Verdict)
        .join(Verdict, Verdict.id == GroupVerdict.verdict_id)
        .where(GroupVerdict.session_id == session_id)
        .order_by(Verdict.given_at, Verdict.stage, Verdict.id)
    )
    return tuple((group, verdict_view(group, verdict)) for group, verdict in db.execute(wanted))


def verdict_view(group: GroupVerdict, verdict: Verdict) -> GroupVerdictView:
    """A group's verdict from its two rows."""
    return GroupVerdictView(
        verdict_id=verdict.id,
        session_id=group.session_id,
        stage=verdict.stage,
        answered=verdict.answered,
        progress=verdict.progress,
        decided_how=group.decided_how,
        people=PeopleBand(group.people),
        reason_en=group.reason_en,
        reason_cy=group.reason_cy,
        given_at=verdict.given_at,
        reply_en=group.reply_en,
        reply_cy=group.reply_cy,
        replied_at=group.replied_at,
    )


def _view(
    record: PanelRecord,
    answer: Answer | None,
    promised: tuple[CommitmentView, ...],
    verdict: GroupVerdictView | None,
) -> RecordView:
    return RecordView(
        session_id=record.session_id,
        question_id=record.question_id,
        answer_id=answer.id if answer else None,
        members=tuple(record.members),
        fields=fields_of(answer) if answer else AnswerFields(),
        commitments=promised,
        stage=answer.stage if answer else AnswerStage.WRITING,
        put_at=record.put_at,
        recorded_at=record.recorded_at,
        agreed_at=record.agreed_at,
        verdict=verdict,
    )
