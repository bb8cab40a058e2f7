"""What goes with a step for many questions, and how each of them takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from bot.questions.answering.put_to_board import put_to_board
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor
from bot.questions.reviewing.allowed_details import NOTHING_LOOKED_AT, LookedThrough
from bot.questions.reviewing.assignment import assign_question
from bot.questions.reviewing.bulk_steps import BulkStep
from bot.questions.reviewing.merge import MergeRefused, merge_questions
from bot.questions.reviewing.moderation import (
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.reviewing.staff_views import views_in_scope
from bot.questions.reviewing.tagging import set_themes
from bot.vocabulary import Language, Theme


@dataclass(frozen=True, slots=True)
class Pick:
    """A question as it was chosen from a list."""

    question_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class BulkChoice:
    """What goes with a step; each step takes its own part."""

    reason: str = ""
    note_en: str = ""  # to authors who wrote in English
    note_cy: str = ""
    account_id: UUID | None = None
    themes: tuple[Theme, ...] = ()
    into: UUID | None = None
    details_checked: bool = False
    looked: LookedThrough = NOTHING_LOOKED_AT

    def note(self, language: Language) -> str:
        """The words to an author in their own language."""
        return self.note_cy if language is Language.CY else self.note_en


def _start(db: Session, pick: Pick, *, actor: Actor, now: datetime, **_: Any) -> None:
    start_review(db, question_id=pick.question_id, actor=actor, version=pick.version, now=now)


def _accept(
    db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
) -> None:
    accept_question(
        db,
        question_id=pick.question_id,
        actor=actor,
        version=pick.version,
        now=now,
        details_checked=choice.details_checked,
        looked=choice.looked,
        batch=batch,
    )


def _with_reason(use_case: Callable[..., int]) -> Callable[..., None]:
    def take(
        db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
    ) -> None:
        question = held_in(db, queue_scope(actor), pick.question_id)
        use_case(
            db,
            question_id=pick.question_id,
            actor=actor,
            version=pick.version,
            now=now,
            reason=choice.reason,
            note=choice.note(question.language),
            batch=batch,
        )

    return take


def _assign(
    db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
) -> None:
    assign_question(
        db,
        question_id=pick.question_id,
        account_id=choice.account_id,
        actor=actor,
        version=pick.version,
        now=now,
    )


def _theme(
    db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
) -> None:
    [question] = views_in_scope(db, reader=actor, ids=[pick.question_id])
    themes = {*question.themes, *choice.themes}
    set_themes(
        db,
        question_id=pick.question_id,
        themes=themes,
        actor=actor,
        version=pick.version,
        now=now,
    )


def _merge(
    db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
) -> None:
    if choice.into is None:
        raise MergeRefused("itself")
    ids = [pick.question_id]
    merge_questions(db, question_ids=ids, into=choice.into, actor=actor, now=now, batch=batch)


def _board(
    db: Session, pick: Pick, *, choice: BulkChoice, actor: Actor, now: datetime, batch: UUID
) -> None:
    put_to_board(db, question_ids=[pick.question_id], actor=actor, now=now, batch=batch)


TAKE: dict[BulkStep, Callable[..., None]] = {
    BulkStep.START: _start,
    BulkStep.ASSIGN: _assign,
    BulkStep.THEME: _theme,
    BulkStep.ACCEPT: _accept,
    BulkStep.RETURN: _with_reason(return_question),
    BulkStep.DECLINE: _with_reason(decline_question),
    BulkStep.MERGE: _merge,
    BulkStep.BOARD: _board,
}
