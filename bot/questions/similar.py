"""Find public questions that ask much the same, in either language."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language import fold
from bot.questions.audience import public_scope
from bot.questions.draft_fields import area_region
from bot.questions.drafts import read_draft
from bot.questions.meaning import features, likeness
from bot.questions.publication import PublicQuestion, public_views
from bot.store.tables.questions import Question
from bot.vocabulary import Region

ALIKE = 0.6  # 0..1; chosen on the pairs in tests/unit/test_questions_similar.py
SPELT_ALIKE = 0.8  # the same words in another order or with slips
NEWEST = 2_000  # questions that are compared
OWN_REGION = 0.05  # the board that would answer comes first
_KNOWN: dict[tuple[UUID, int], Mapping[str, float]] = {}


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
    """Public questions like a text, the most alike first."""
    newest = select(Question).where(public_scope()).order_by(Question.created_at.desc())
    meant, scored = features(text), []
    for question, known in _features_of(list(db.scalars(newest.limit(NEWEST)))):
        score = _how_alike(text, meant, question.text_original or "", known)
        if score >= ALIKE:
            bonus = OWN_REGION if region is not None and question.region is region else 0
            scored.append((score + bonus, question))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return public_views(db, [question for _, question in scored[:limit]])


def how_alike(one: str, other: str) -> float:
    """0 to 1: by what they are about, or by how they are spelt."""
    return _how_alike(one, features(one), other, features(other))


def _how_alike(
    one: str, meant: Mapping[str, float], other: str, other_meant: Mapping[str, float]
) -> float:
    spelt = fuzz.token_sort_ratio(fold(one), fold(other)) / 100
    return max(likeness(meant, other_meant), spelt if spelt >= SPELT_ALIKE else 0.0)


def _features_of(rows: list[Question]) -> list[tuple[Question, Mapping[str, float]]]:
    """Each public question with its features, worked out once.

    What is no longer public is forgotten at the next look.
    """
    before = dict(_KNOWN)  # other threads change it
    known = {_key(row): before[_key(row)] for row in rows if _key(row) in before}
    for row in rows:
        if _key(row) not in known:
            known[_key(row)] = features(row.text_original or "")
    _KNOWN.clear()
    _KNOWN.update(known)
    return [(row, known[_key(row)]) for row in rows]


def _key(row: Question) -> tuple[UUID, int]:
    return row.id, row.version
