"""Find questions that ask much the same, in either language; people decide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.language import fold, which_language
from bot.questions.asking.draft_fields import area_region
from bot.questions.asking.drafts import read_draft
from bot.questions.life.audience import public_scope
from bot.questions.life.public_words import own_words
from bot.questions.likeness.alike import (
    CONCEPTS_SHARE,
    MAYBE,
    OTHER_LANGUAGE,
    Band,
    band_of,
    combined,
    spelt_alike,
)
from bot.questions.likeness.index import index_of
from bot.questions.likeness.model import Reading
from bot.questions.likeness.stored import shared_concepts
from bot.questions.likeness.train import present_model
from bot.questions.publication.readable import PublicQuestion, public_views
from bot.store.tables.question_work import QuestionFeatures
from bot.store.tables.questions import Question
from bot.vocabulary import Language, Region

ALIKE = 0.58  # 0..1; what an author is shown; chosen on pairs of the examples
OWN_REGION = 0.03  # the board that would answer comes first
LOOKS = (200, 1_200)  # of the nearest, how many are looked up; more if too few may be seen
ENOUGH = 12  # that may be seen: then no more are looked up
SPELT = 40  # of the best, whose spelling is compared too


@dataclass(frozen=True, slots=True)
class Likeness:
    """A question that may ask the same as another; `score` 0 to 1."""

    question_id: UUID
    score: float
    band: Band


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: a text as the model reads it."""

    text: str
    language: Language
    reading: Reading
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be seen, and how alike it is."""

    question_id: UUID
    text: str
    language: Language
    region: Region | None
    score: float


def similar_questions(
    db: Session, *, conversation_id: str, now: datetime, limit: int = 3
) -> tuple[PublicQuestion, ...]:
    """Public questions like the draft of this conversation, the most alike first."""
    draft = read_draft(db, conversation_id=conversation_id, now=now)
    if draft is None or not draft.text:
        return ()
    region, _ = area_region(draft.area or "")
    return similar_to(db, text=draft.text, region=region, limit=limit)


def similar_to(
    db: Session, *, text: str, region: Region | None = None, limit: int = 3
) -> tuple[PublicQuestion, ...]:
    """Public questions like a text, the most alike first; only those that surely are."""
    language = which_language(text, current=Language.EN)
    asked = Asked(text, language, present_model().read(text), region)
    found = [one.question_id for one in _search(db, asked, public_scope(), least=ALIKE)[:limit]]
    rows = {row.id: row for row in db.scalars(select(Question).where(Question.id.in_(found)))}
    return public_views(db, [rows[question_id] for question_id in found])


def similar_for_staff(
    db: Session, *, question_id: UUID, scope: ColumnElement[bool], limit: int = 10
) -> tuple[Likeness, ...]:
    """Questions of a reader's scope that may ask the same as one of them, the likeliest first.

    Args: scope: what this reader may see, such as `queue_scope(reader)`.
    Raises: QuestionNotFound: none, or outside the scope.
    """
    question = db.scalar(select(Question).where(Question.id == question_id, scope))
    if question is None:
        raise QuestionNotFound(str(question_id))
    text = own_words(question)
    if not text:
        return ()
    asked = Asked(text, question.language, present_model().read(text))
    others = Question.id != question_id
    found = _search(db, asked, scope & others, least=MAYBE)[:limit]
    bands = [(one.question_id, one.score, band_of(one.score)) for one in found]
    return tuple(Likeness(id_, score, band) for id_, score, band in bands if band is not None)


def _search(
    db: Session, asked: Asked, scope: ColumnElement[bool], *, least: float
) -> list[Candidate]:
    """The questions of a scope that are at least so alike, the most alike first."""
    index = index_of(db, present_model().name)
    nearest_that_could = (1 + CONCEPTS_SHARE) * least - CONCEPTS_SHARE
    found: list[Candidate] = []
    looked_at = 0
    for number in LOOKS:
        nearest = index.nearest(asked.reading.place, asked.language, number=number)
        near = {row: cosine for row, cosine in nearest[looked_at:] if cosine >= nearest_that_could}
        found += _looked_up(db, asked, scope, near)
        if len(found) >= ENOUGH or len(near) < number - looked_at:
            break
        looked_at = len(nearest)
    found.sort(key=lambda one: -_rank(asked, one))
    best = [_spelt(asked, one) for one in found[:SPELT]]
    best.sort(key=lambda one: -_rank(asked, one))
    return [one for one in best if one.score >= least]


def _looked_up(
    db: Session, asked: Asked, scope: ColumnElement[bool], near: Mapping[int, float]
) -> list[Candidate]:
    """Those of the nearest that may be seen, with their scores by meaning."""
    if not near:
        return []
    features = select(QuestionFeatures.question_id, QuestionFeatures.id, QuestionFeatures.features)
    kept = {
        row.question_id: row for row in db.execute(features.where(QuestionFeatures.id.in_(near)))
    }
    # Two queries: in one, SQLite would go through all that may be seen.
    words = func.coalesce(Question.text_public, Question.text_original).label("words")
    columns = (Question.id, words, Question.language, Question.region)
    seen = db.execute(select(*columns).where(Question.id.in_(kept), scope)).all()
    rows = [kept[question.id] for question in seen]
    nearness = np.array([near[row.id] for row in rows])
    shared = shared_concepts([row.features for row in rows], asked.reading)
    return [
        Candidate(row.id, row.words or "", row.language, row.region, score)
        for row, score in zip(seen, combined(nearness, shared).tolist(), strict=True)
    ]


def _spelt(asked: Asked, one: Candidate) -> Candidate:
    """The same candidate, more alike where it is spelt much the same."""
    spelt = spelt_alike(fold(asked.text), fold(one.text))
    return replace(one, score=max(one.score, spelt))


def _rank(asked: Asked, one: Candidate) -> float:
    """The score, with what else decides the order."""
    rank = one.score + (OTHER_LANGUAGE if one.language is not asked.language else 0.0)
    own = asked.region is not None and one.region is asked.region
    return rank + (OWN_REGION if own else 0.0)
