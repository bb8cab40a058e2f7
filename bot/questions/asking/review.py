"""Show the author exactly what would be kept, and let them decide about personal details."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.errors import BadInput
from bot.privacy import Finding, find_details, redact
from bot.questions.asking.draft_fields import WRITTEN, DraftField
from bot.questions.asking.drafts import (
    DraftView,
    living_draft,
    put_choice,
    read_draft,
    view_draft,
)
from bot.store.tables.questions import QuestionDraft
from bot.vocabulary import Identifier


class FindingUnknown(BadInput):
    """There is no personal detail of this number in the draft."""

    code = "finding_unknown"


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """A personal detail in the draft; `number` counts from 1 through text, then context."""

    number: int
    kind: Identifier
    field: DraftField
    excerpt: str
    taken_out: bool


@dataclass(frozen=True, slots=True)
class DraftReview:
    """What would be kept, to the letter, and what was found in what was written."""

    fields: DraftView
    findings: tuple[ReviewFinding, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    field: DraftField
    finding: Finding
    excerpt: str
    taken_out: bool

    @property
    def key(self) -> str:
        return _key(self.field, self.finding)


def review_draft(db: Session, *, conversation_id: str, now: datetime) -> DraftReview:
    """What the author is shown before sending. Writes down what it was: only that can be sent.

    Raises: DraftMissing.
    """
    draft = living_draft(db, conversation_id, now)
    kept = kept_fields(draft)
    draft.reviewed = fingerprint(kept)
    db.flush()
    return DraftReview(kept, _number(_found(draft)))


def details_found(db: Session, *, conversation_id: str, now: datetime) -> tuple[ReviewFinding, ...]:
    """The personal details in the draft, without showing it; none if there is no draft."""
    if read_draft(db, conversation_id=conversation_id, now=now) is None:
        return ()
    return _number(_found(living_draft(db, conversation_id, now)))


def decide_finding(
    db: Session, *, conversation_id: str, number: int, take_out: bool, now: datetime
) -> DraftReview:
    """Take a personal detail out, or keep it in; the author is then shown the draft anew.

    Raises: DraftMissing; FindingUnknown (BadInput).
    """
    draft = living_draft(db, conversation_id, now)
    found = _found(draft)
    if not 1 <= number <= len(found):
        raise FindingUnknown(str(number))
    key = found[number - 1].key
    others = [kept for kept in draft.kept_in if kept != key]
    draft.kept_in = others if take_out else [*others, key]
    db.flush()
    return review_draft(db, conversation_id=conversation_id, now=now)


def tick_themes(db: Session, *, conversation_id: str, themes: str, now: datetime) -> None:
    """Take the themes that the author ticked beside what they were shown, as they send it.

    What was not as they were shown it stays so. A draft that was sent already stays as it is.

    Raises: ChoiceUnknown (BadInput).
    """
    if read_draft(db, conversation_id=conversation_id, now=now) is None:
        return
    draft = living_draft(db, conversation_id, now)
    was_shown = draft.reviewed == fingerprint(kept_fields(draft))
    put_choice(db, conversation_id=conversation_id, field=DraftField.THEMES, value=themes, now=now)
    if was_shown:
        draft.reviewed = fingerprint(kept_fields(draft))
        db.flush()


def kept_fields(draft: QuestionDraft) -> DraftView:
    """The draft as it would be kept: details taken out, but for those the author keeps in."""
    found = _found(draft)
    return replace(
        view_draft(draft),
        text=_redacted(draft, DraftField.TEXT, found),
        context=_redacted(draft, DraftField.CONTEXT, found),
    )


def _redacted(draft: QuestionDraft, field: DraftField, found: list[_Found]) -> str | None:
    text: str | None = getattr(draft, field.value)
    out = [one.finding for one in found if one.field is field and one.taken_out]
    return redact(text, out, draft.language) if text else text


def fingerprint(kept: DraftView) -> str:
    """A hash of everything that would be kept."""
    return sha256(json.dumps(asdict(kept), sort_keys=True, default=str).encode()).hexdigest()


def _found(draft: QuestionDraft) -> list[_Found]:
    found = []
    for field in WRITTEN:
        text = getattr(draft, field.value) or ""
        for finding in find_details(text):
            taken_out = _key(field, finding) not in draft.kept_in
            excerpt = text[finding.start : finding.end]
            found.append(_Found(field, finding, excerpt, taken_out))
    return found


def _number(found: list[_Found]) -> tuple[ReviewFinding, ...]:
    return tuple(
        ReviewFinding(number, one.finding.kind, one.field, one.excerpt, one.taken_out)
        for number, one in enumerate(found, start=1)
    )


def _key(field: DraftField, finding: Finding) -> str:
    return f"{field}:{finding.start}:{finding.end}:{finding.kind}"
