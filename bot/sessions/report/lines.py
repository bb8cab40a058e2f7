"""What a report of a session holds. Names of the fields are those of its JSON."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.questions.life.timing import Timing
from bot.questions.publication.suppression import Cell
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.report.figures import Figure
from bot.store.tables.session_terms import DecidedHow, PickRule
from bot.vocabulary import (
    Answered,
    AnswerStatus,
    CommitmentState,
    Judge,
    Language,
    Progress,
    Region,
    Term,
)


class Profile(Term):
    """Who a report is for."""

    SHARED = "shared"  # everybody: what is public, in both languages
    GROUP = "group"  # the group and its host: what was read out and agreed in the room


class Standing(Term):
    """How far a question has come."""

    NOT_PUT = "not_put"
    PUT = "put"
    AGREED = "agreed"  # answered in the room, read back and agreed; not published yet
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class ReportMember:
    """An office on the panel; never a name."""

    position: int
    region: Region | None
    office_en: str
    office_cy: str


@dataclass(frozen=True, slots=True)
class ReportPick:
    """Why a question was picked: the rule, and how many of those who voted want it."""

    rule: PickRule
    votes: Cell
    voters: Cell
    reason_en: str
    reason_cy: str


@dataclass(frozen=True, slots=True)
class ReportPromise:
    """Who said what they would do by when, and what became of it."""

    commitment_id: UUID
    region: Region | None
    what_en: str
    what_cy: str
    who_en: str
    who_cy: str
    due_on: date | None
    state: CommitmentState
    overdue: bool  # its day has passed, and nobody has said what became of it
    happened_en: str
    happened_cy: str


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """What was answered. `counts_as_done` is false for "we will consider" and its like."""

    answer_id: UUID
    round: int
    kind: AnswerStatus
    counts_as_done: bool
    text_en: str
    text_cy: str
    given_by_en: str
    given_by_cy: str
    members: tuple[int, ...]  # positions on the panel; empty: answered in writing
    published_on: date | None


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """How the group of this session judged, and what the board replied."""

    verdict_id: UUID
    given_on: date
    stage: int
    answered: Answered
    progress: Progress
    decided_how: DecidedHow
    people: PeopleBand
    reason_en: str
    reason_cy: str
    reply_en: str
    reply_cy: str


@dataclass(frozen=True, slots=True)
class LatestVerdict:
    """How the present answer is judged now, by a group or by five and more who asked."""

    judge: Judge
    given_on: date
    answered: Answered | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """One question of the session; with words only where the reader of this report may have them.

    `position` is None for a question of the session before that this group judged again.
    """

    position: int | None
    question_id: UUID | None  # None: it is not public, and so neither is anything about it
    region: Region | None
    language: Language | None  # it was asked in
    text_en: str
    text_cy: str
    standing: Standing | None
    timing: Timing | None
    put_on: date | None
    due_on: date | None
    pick: ReportPick | None
    answer: ReportAnswer | None
    promises: tuple[ReportPromise, ...]
    verdict: ReportVerdict | None
    latest: LatestVerdict | None


@dataclass(frozen=True, slots=True)
class SessionReport:
    """All that a report of one session holds."""

    session_id: UUID
    profile: Profile
    made_at: datetime
    region: Region | None  # None: all seven boards
    title_en: str
    title_cy: str
    held_on: date
    previous_id: UUID | None
    made_up: bool
    panel: tuple[ReportMember, ...]
    standards: tuple[int, ...]  # of the seven National Participation Standards
    figures: tuple[Figure, ...]
    questions: tuple[ReportQuestion, ...]


NOT_PUBLIC = ReportQuestion(
    position=None,
    question_id=None,
    region=None,
    language=None,
    text_en="",
    text_cy="",
    standing=None,
    timing=None,
    put_on=None,
    due_on=None,
    pick=None,
    answer=None,
    promises=(),
    verdict=None,
    latest=None,
)
