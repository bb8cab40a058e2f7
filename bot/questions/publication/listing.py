"""The public list of questions, narrowed by region, theme, state and words of either language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.questions.finding.search_words import Wanted, kept_words, wanted_words
from bot.questions.finding.word_search import has_words
from bot.questions.life.public_words import words_in
from bot.questions.publication.readable import PublicQuestion, everybody, public_views
from bot.store.tables.questions import Question, QuestionTheme
from bot.vocabulary import Language, Region, Term, Theme, Workflow

MOST_MATCHES = 2_000  # questions looked through for words; the newest


class PublicState(Term):
    """How far a public question is, as its readers see it."""

    WAITING = "waiting"
    ANSWERED = "answered"
    JUDGED = "judged"


_ANSWERED = (Workflow.PUBLISHED,)
_JUDGED = (Workflow.ASSESSED, Workflow.REVIEW_DUE, Workflow.CLOSED)


@dataclass(frozen=True, slots=True)
class PublicFilter:
    """What a reader looks for; nothing of it set finds everything."""

    region: Region | None = None
    theme: Theme | None = None
    state: PublicState | None = None
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any((self.region, self.theme, self.state, self.words))


@dataclass(frozen=True, slots=True)
class PublicList:
    """One page of the list; `total` is how many there are on all pages."""

    questions: tuple[PublicQuestion, ...]
    total: int


def public_state(workflow: Workflow) -> PublicState:
    """How far a question is for those who read it in public."""
    if workflow in _JUDGED:
        return PublicState.JUDGED
    return PublicState.ANSWERED if workflow in _ANSWERED else PublicState.WAITING


def list_public_questions(
    db: Session, *, filter: PublicFilter, limit: int = 20, offset: int = 0
) -> PublicList:
    """Public questions, newest first."""
    conditions = _conditions(filter)
    ordered = select(Question).where(*conditions).order_by(Question.created_at.desc(), Question.id)
    looked_for = wanted_words(filter.words)
    if looked_for:
        rows = list(_with_words(db.scalars(ordered.limit(MOST_MATCHES)), looked_for))
        return PublicList(public_views(db, rows[offset : offset + limit]), len(rows))
    total = db.scalar(select(func.count()).select_from(Question).where(*conditions)) or 0
    rows = list(db.scalars(ordered.limit(limit).offset(offset)))
    return PublicList(public_views(db, rows), total)


def _conditions(filter: PublicFilter) -> list[ColumnElement[bool]]:
    conditions = [everybody()]
    if filter.region is not None:
        conditions.append(Question.region == filter.region)
    if filter.theme is not None:
        about = select(QuestionTheme.question_id).where(QuestionTheme.theme == filter.theme)
        conditions.append(Question.id.in_(about))
    if filter.state is PublicState.WAITING:
        conditions.append(Question.workflow.not_in(_ANSWERED + _JUDGED))
    elif filter.state is not None:
        states = _JUDGED if filter.state is PublicState.JUDGED else _ANSWERED
        conditions.append(Question.workflow.in_(states))
    held = has_words(filter.words)
    return conditions if held is None else [*conditions, held]


def _with_words(rows: Iterable[Question], wanted: tuple[Wanted, ...]) -> Iterator[Question]:
    """Those that hold the words where everybody can read them.

    Staff also find a question by words that were taken out of it later; nobody else may learn
    that they ever stood there.
    """
    for question in rows:
        entries: set[str] = set()
        for language in Language:
            entries |= _public_words(words_in(question, language) or "", language)
        if all(_holds(entries, one) for one in wanted):
            yield question


@lru_cache(maxsize=2 * MOST_MATCHES)
def _public_words(text: str, language: Language) -> frozenset[str]:
    """The words of a public text, folded once: many look for them again."""
    return frozenset(kept_words(text, language))


def _holds(entries: set[str], wanted: Wanted) -> bool:
    exact = not entries.isdisjoint(wanted.exact)
    return exact or (
        bool(wanted.beginnings) and any(entry.startswith(wanted.beginnings) for entry in entries)
    )
