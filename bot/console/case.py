"""All that a page about one question shows, read in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.accounts.account import AccountView, display_names
from bot.accounts.audit_log import account_id_of
from bot.accounts.colleagues import reviewers_of
from bot.privacy import find_details
from bot.questions.answering.answers import AnswerView, answer_for_staff
from bot.questions.life.audience import queue_scope
from bot.questions.life.marks import DECLINES
from bot.questions.life.move import Actor
from bot.questions.life.roots import ROOTS
from bot.questions.life.states import Step
from bot.questions.likeness.similar import similar_for_staff
from bot.questions.likeness.themes import suggest_themes
from bot.questions.reviewing.allowed_details import has_looked
from bot.questions.reviewing.merged import merged_into
from bot.questions.reviewing.notes import NoteView, notes_of
from bot.questions.reviewing.staff import (
    HistoryEntry,
    QuestionFile,
    StaffQuestion,
    question_for_staff,
)
from bot.questions.reviewing.undo import undo_stopped, undo_until
from bot.questions.reviewing.wording import EarlierWords, earlier_public_words, earlier_words
from bot.vocabulary import Theme, Workflow

SIMILAR_MOST = 5
OPEN = (Workflow.SUBMITTED, Workflow.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Similar:
    """A question that may ask the same, and how likely that is."""

    question: StaffQuestion
    band: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with everything staff keep beside it."""

    file: QuestionFile
    similar: tuple[Similar, ...]
    merged: tuple[StaffQuestion, ...]
    earlier: tuple[EarlierWords, ...]
    notes: tuple[NoteView, ...]
    answer: AnswerView | None
    colleagues: tuple[AccountView, ...]
    suggested: tuple[Theme, ...]
    names: dict[str, str]  # display names by actor
    undo_until: datetime | None
    undo_stopped: str  # what ended the time to undo early
    declined: HistoryEntry | None  # when an appeal waits: who declined it and why
    declined_it: bool  # that was this reader, and somebody else decides
    left: frozenset[str]  # kinds of personal details that may be in what others will see
    looked: bool  # this reader has looked at the words as they are, unmasked
    earlier_public: tuple[EarlierWords, ...]

    @property
    def can_merge(self) -> bool:
        """Whether it can be merged into another, or stand for another."""
        workflow = self.file.question.workflow
        return Step.MERGE in self.file.steps or workflow in ROOTS


def read_case(db: Any, *, question_id: UUID, reader: Actor, now: datetime) -> Case:
    """Read it for one of the staff. Raises: QuestionNotFound."""
    file = question_for_staff(db, question_id=question_id, reader=reader)
    question, notes = file.question, notes_of(db, question_id=question_id, actor=reader)
    actors = {entry.actor for entry in file.history} | {note.actor for note in notes}
    declined = declined_before(file)
    return Case(
        file=file,
        similar=_similar(db, question_id, reader),
        merged=merged_into(db, question_id=question_id, actor=reader),
        earlier=earlier_words(db, question_id=question_id, actor=reader),
        notes=notes,
        answer=answer_for_staff(db, question_id=question_id, actor=reader),
        colleagues=reviewers_of(db, region=question.region),
        suggested=_suggested(question),
        names=names_of(db, actors),
        undo_until=undo_until(db, question_id=question_id, actor=reader, now=now),
        undo_stopped=undo_stopped(db, question_id=question_id, actor=reader, now=now),
        declined=declined,
        declined_it=declined is not None and declined.actor == reader.mover.name,
        left=_left(question),
        looked=has_looked(db, question_id, actor=reader),
        earlier_public=earlier_public_words(db, question_id=question_id, actor=reader),
    )


def declined_before(file: QuestionFile) -> HistoryEntry | None:
    """The decision that its author asked to be looked at again; None if no appeal waits."""
    steps = [entry.step for entry in file.history]
    if Step.APPEAL not in steps or file.question.workflow not in OPEN:
        return None
    before = file.history[: steps.index(Step.APPEAL)]
    return next((entry for entry in reversed(before) if entry.step in DECLINES), None)


def names_of(db: Any, actors: set[str]) -> dict[str, str]:
    """Display names of staff; the author and the service itself have none."""
    ids = {actor: account_id_of(actor) for actor in actors}
    found = display_names(db, account_ids=frozenset(one for one in ids.values() if one))
    return {actor: found[one] for actor, one in ids.items() if one in found}


def _similar(db: Any, question_id: UUID, reader: Actor) -> tuple[Similar, ...]:
    """What may ask the same, the likeliest first, of this reader's queue only."""
    scope = queue_scope(reader)
    likely = similar_for_staff(db, question_id=question_id, scope=scope, limit=SIMILAR_MOST)
    found = (
        Similar(
            question_for_staff(db, question_id=one.question_id, reader=reader).question,
            one.band,
        )
        for one in likely
    )
    return tuple(one for one in found if one.question.workflow in ROOTS)


def _left(question: StaffQuestion) -> frozenset[str]:
    seen = (question.text_public or question.text, question.text_other or "")
    return frozenset(one.kind.value for text in seen for one in find_details(text))


def _suggested(question: StaffQuestion) -> tuple[Theme, ...]:
    """Themes the words speak of and nobody has chosen; people decide."""
    found = suggest_themes(f"{question.text}\n{question.context or ''}")
    return tuple(theme for theme in found if theme not in question.themes)
