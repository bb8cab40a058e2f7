"""An answer and its commitments as staff see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.questions.answering.commitment_fields import CommitmentFields
from bot.questions.answering.fields import AnswerFields, Missing
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import AnswerStage, CommitmentState, Language, Permission, Region


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment, and what became of it."""

    commitment_id: UUID
    question_id: UUID | None
    region: Region | None
    fields: CommitmentFields
    state: CommitmentState
    happened_en: str
    happened_cy: str
    reported_at: datetime | None
    published: bool
    public: bool = False  # everybody has read it: it is never changed silently
    orphaned: bool = False  # the one who asked has gone; its words may repeat theirs
    version: int = 1  # of the commitment

    def happened(self, language: Language) -> str:
        """What was done about it, in one language."""
        return self.happened_cy if language is Language.CY else self.happened_en

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and nobody has said what became of it."""
        due_on = self.fields.due_on
        return self.state is CommitmentState.OPEN and due_on is not None and due_on < today


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as staff see it. Version 0: nothing is written yet in this round."""

    question_id: UUID
    round: int
    stage: AnswerStage
    fields: AnswerFields
    version: int
    commitments: tuple[CommitmentView, ...]
    missing: tuple[Missing, ...]  # what it lacks before it can be submitted
    put_at: datetime | None
    due_at: datetime | None
    written_by: UUID | None
    submitted_by: UUID | None
    submitted_at: datetime | None
    approved_by: UUID | None
    approved_at: datetime | None
    published_at: datetime | None  # the first time in this round
    history: tuple["AnswerView", ...] = ()  # earlier rounds, the newest first


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """An answer that waits for somebody, beside the question it answers."""

    question_id: UUID
    version: int  # of the answer
    round: int
    fields: AnswerFields
    text: str
    language: Language
    region: Region | None
    permission: Permission
    translated: bool  # the question's public words exist in both languages
    due_at: datetime | None
    written_by: UUID | None
    submitted_by: UUID | None
    changed_at: datetime
    made_up: bool


def missing_parts(
    fields: AnswerFields, commitments: tuple[CommitmentView, ...]
) -> tuple[Missing, ...]:
    """What an answer with its commitments lacks before another person reads it."""
    unfinished = any(not one.fields.complete for one in commitments)
    return (*fields.missing, Missing.COMMITMENTS) if unfinished else fields.missing


def fields_of(answer: Answer) -> AnswerFields:
    """What stands in an answer."""
    return AnswerFields(
        kind=answer.kind,
        text_en=answer.text_en,
        text_cy=answer.text_cy,
        given_by_en=answer.given_by_en,
        given_by_cy=answer.given_by_cy,
        body=answer.body or "",
    )


def answer_view(
    answer: Answer,
    commitments: tuple[CommitmentView, ...],
    history: tuple[AnswerView, ...] = (),
) -> AnswerView:
    """A row as staff see it."""
    fields = fields_of(answer)
    return AnswerView(
        question_id=answer.question_id,
        round=answer.round,
        stage=answer.stage,
        fields=fields,
        version=answer.version,
        commitments=commitments,
        missing=missing_parts(fields, commitments),
        put_at=answer.put_at,
        due_at=answer.due_at,
        written_by=answer.written_by,
        submitted_by=answer.submitted_by,
        submitted_at=answer.submitted_at,
        approved_by=answer.approved_by,
        approved_at=answer.approved_at,
        published_at=answer.published_at,
        history=history,
    )


def waiting_view(question: Question, answer: Answer) -> WaitingAnswer:
    """A question with its answer, for a list."""
    return WaitingAnswer(
        question_id=question.id,
        version=answer.version,
        round=answer.round,
        fields=fields_of(answer),
        text=question.text_public or question.text_original or "",
        language=question.language,
        region=question.region,
        permission=question.permission,
        translated=question.text_other is not None,
        due_at=answer.due_at,
        written_by=answer.written_by,
        submitted_by=answer.submitted_by,
        changed_at=answer.changed_at,
        made_up=question.made_up,
    )


def commitment_view(row: Commitment, *, published: bool, orphaned: bool = False) -> CommitmentView:
    """A row as staff see it."""
    return CommitmentView(
        commitment_id=row.id,
        question_id=row.question_id,
        region=row.region,
        fields=CommitmentFields(row.what_en, row.what_cy, row.who_en, row.who_cy, row.due_on),
        state=row.state,
        happened_en=row.happened_en,
        happened_cy=row.happened_cy,
        reported_at=row.state_at,
        published=published,
        public=row.public_since is not None,
        orphaned=orphaned,
        version=row.version,
    )
