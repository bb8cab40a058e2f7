"""What of a question leaves the console in a file, a part at a time.

Two profiles. SHARED may be given to anybody: only questions that everybody may read, answers only
once they are published. TEAM is for those who write answers: words of every approved question,
also where its author allows no publishing, and answers from their approval on. Neither holds why
it matters to its author, an age, a council area, a note, a receipt, or words nobody has approved;
what is in the safeguarding lane, withdrawn or erased is in no scope at all.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.questions.answering.views import CommitmentView
from bot.questions.judging.verdict_counts import PublicVerdict
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    AskedTo,
    Language,
    Permission,
    Region,
    Term,
    Theme,
    Workflow,
)


class Profile(Term):
    """Who a file is for."""

    SHARED = "shared"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """The answer of the present round."""

    stage: AnswerStage
    kind: AnswerStatus
    text_en: str
    text_cy: str
    given_by_en: str
    given_by_cy: str
    published_on: date | None
    commitments: tuple[CommitmentView, ...]
    verdict: PublicVerdict | None


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One question; None stands for what this file does not tell."""

    question_id: UUID
    asked_on: date
    region: Region | None
    asked_to: AskedTo
    workflow: Workflow
    themes: tuple[Theme, ...]
    support: int | None
    language: Language | None
    text_en: str | None
    text_cy: str | None
    permission: Permission | None
    put_on: date | None
    due_on: date | None
    answer: ExportAnswer | None
    made_up: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part ended; the next one begins behind it."""

    created_at: datetime
    question_id: UUID


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, oldest first, and where to go on; None: that was the last."""

    rows: tuple[ExportRow, ...]
    then: Place | None
