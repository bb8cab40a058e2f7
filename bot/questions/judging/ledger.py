"""The promise ledger of one board: what sources show, and what it promised in its answers.

Listed board by board and never counted or compared: it is no league table.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, case, select
from sqlalchemy.orm import Session

from bot.boards.dates import RoughDate
from bot.boards.promises import Promise, promises
from bot.boards.verdicts import PromiseVerdict, promise_verdicts
from bot.questions.answering.views import CommitmentView, commitment_view
from bot.questions.judging.verdicts import PublicVerdict, verdicts_on
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.states import IN_LANE
from bot.questions.publication.readable import everybody
from bot.store.tables.answers import Commitment
from bot.store.tables.questions import Question
from bot.vocabulary import CommitmentState, Language, Region, Term

MOST = 200  # commitments of one board that are listed, the newest first


class LedgerState(Term):
    """How it stands with a promise."""

    OPEN = "open"
    DAY_PASSED = "day_passed"  # and nobody has said what became of it
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    NOT_KEPT = "not_kept"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One promise: `promise` where a source shows it, `commitment` where an answer made it."""

    entry_id: str  # stays the same: an id of promises.csv, or of the commitment
    made_on: RoughDate | None
    due_on: date | None
    state: LedgerState
    promise: Promise | None = None
    verdicts: tuple[PromiseVerdict, ...] = ()  # of groups about `promise`, the oldest first
    commitment: CommitmentView | None = None
    question_id: UUID | None = None  # the page on which `commitment` was made, while it is public
    verdict: PublicVerdict | None = None  # on the answer that made it
    made_up: bool = False

    def what(self, language: Language) -> str:
        """What was promised, in one language."""
        if self.commitment:
            return self.commitment.fields.what(language)
        return self.promise.promise(language) if self.promise else ""

    def who(self, language: Language) -> str:
        """Who promised it, in one language."""
        if self.commitment:
            return self.commitment.fields.who(language)
        return self.promise.who(language) if self.promise else ""

    def happened(self, language: Language) -> str:
        """What was said to have been done, in one language; empty if nothing was."""
        return self.commitment.happened(language) if self.commitment else ""


def promise_ledger(db: Session, *, region: Region, now: datetime) -> tuple[LedgerEntry, ...]:
    """All that is known to be promised to young people of a region, the newest first."""
    today = day_in_wales(now)
    entries = [*_from_sources(region, today), *_from_answers(db, region, today)]
    return tuple(sorted(entries, key=_made_first_day, reverse=True))


def _from_sources(region: Region, today: date) -> Iterable[LedgerEntry]:
    for promise in promises(region):
        passed = promise.due_on is not None and promise.due_on < today
        yield LedgerEntry(
            entry_id=promise.id,
            made_on=promise.made_on,
            due_on=promise.due_on,
            state=LedgerState.DAY_PASSED if passed else LedgerState.OPEN,
            promise=promise,
            verdicts=promise_verdicts(promise.id),
        )


def _from_answers(db: Session, region: Region, today: date) -> Iterable[LedgerEntry]:
    """What was promised in public stays while its answer is corrected or its question gone."""
    public, page = Commitment.public_since, case((everybody(), Question.id))
    hidden = and_(Question.id.is_not(None), Question.safeguarding.in_(IN_LANE))
    wanted = (
        select(Commitment, page, Question.made_up)
        .join(Question, Question.id == Commitment.question_id, isouter=True)
        .where(Commitment.region == region, public.is_not(None), ~hidden)
        .order_by(public.desc(), Commitment.id)
    )
    rows = list(db.execute(wanted.limit(MOST)))
    open_pages = {row.answer_id for row, question_id, _ in rows if question_id and row.answer_id}
    judged = verdicts_on(db, open_pages)
    for row, question_id, made_up in rows:
        # Nothing leads from a promise to a question that is no longer public.
        view = replace(commitment_view(row, published=True), question_id=question_id)
        yield LedgerEntry(
            entry_id=str(row.id),
            made_on=_rough(row.public_since),
            due_on=row.due_on,
            state=_state(view, today),
            commitment=view,
            question_id=question_id,
            verdict=judged[row.answer_id] if row.answer_id else None,
            made_up=bool(made_up),
        )


def _state(commitment: CommitmentView, today: date) -> LedgerState:
    if commitment.state is CommitmentState.OPEN and commitment.overdue(today):
        return LedgerState.DAY_PASSED
    return LedgerState(commitment.state.value)


def _rough(moment: datetime | None) -> RoughDate | None:
    day = day_in_wales(moment) if moment else None
    return RoughDate(day.year, day.month, day.day) if day else None


def _made_first_day(entry: LedgerEntry) -> date:
    return entry.made_on.first_day if entry.made_on else date.min
