"""What an author has written so far: kept for 30 minutes after the last change, then gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.errors import DraftMissing
from bot.questions.asking.draft_fields import DraftField, check_choice, check_words, clean_text
from bot.questions.asking.receipts import mint_receipt
from bot.store.erasing import note_erasure
from bot.store.tables.questions import Channel, QuestionDraft, ShownReceipt
from bot.vocabulary import Language, Level

DRAFT_TIME = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft. None is "not asked yet", "" is "skipped"."""

    text: str | None
    context: str | None
    themes: str | None
    area: str | None
    asked_to: str | None
    age_band: str | None
    permission: str | None
    language: Language
    level: Level
    missing: tuple[DraftField, ...]
    rewrites: UUID | None = None  # the returned question that is written anew


def open_draft(
    db: Session,
    *,
    conversation_id: str,
    language: Language,
    now: datetime,
    channel: Channel = Channel.CHAT,
) -> DraftView:
    """Begin a question, or go on with the one that this conversation has begun."""
    draft = _find(db, conversation_id, now)
    if draft is None:
        erase_draft(db, conversation_id=conversation_id)
        draft = QuestionDraft(
            conversation_id=conversation_id,
            channel=channel,
            level=Level.NONE,
            context_level=Level.NONE,
            kept_in=[],
            receipt_code=mint_receipt(),
            created_at=now,
        )
        db.add(draft)
    draft.language = language
    touch(draft, now)
    db.flush()
    return view_draft(draft)


def read_draft(db: Session, *, conversation_id: str, now: datetime) -> DraftView | None:
    """The draft of this conversation, if it has one that is neither sent nor expired."""
    draft = _find(db, conversation_id, now)
    return view_draft(draft) if draft else None


def put_text(
    db: Session,
    *,
    conversation_id: str,
    field: DraftField,
    text: str,
    level: Level,
    now: datetime,
) -> DraftView:
    """Keep a typed text, and how serious the screening found it.

    Raises: TextTooShort, TextTooLong, TextWithoutWords, ContextTooLong (BadInput), DraftMissing.
    """
    draft = living_draft(db, conversation_id, now)
    setattr(draft, field.value, clean_text(field, text))
    if field is DraftField.TEXT:
        check_words(text)
        draft.level = level
    else:
        draft.context_level = level
    draft.kept_in = [key for key in draft.kept_in if not key.startswith(f"{field}:")]
    touch(draft, now)
    db.flush()
    return view_draft(draft)


def put_choice(
    db: Session, *, conversation_id: str, field: DraftField, value: str, now: datetime
) -> DraftView:
    """Keep a choice; "" skips the step. Themes are parted by commas; a context can be skipped.

    Raises: ChoiceUnknown (BadInput), DraftMissing.
    """
    draft = living_draft(db, conversation_id, now)
    setattr(draft, field.value, check_choice(field, value))
    if field is DraftField.CONTEXT:
        draft.context_level = Level.NONE
        draft.kept_in = [key for key in draft.kept_in if not key.startswith(f"{field}:")]
    touch(draft, now)
    db.flush()
    return view_draft(draft)


def erase_draft(db: Session, *, conversation_id: str) -> None:
    """Take the draft away, sent or not. A question that was sent stays."""
    mine = QuestionDraft.conversation_id == conversation_id
    if db.scalars(delete(QuestionDraft).where(mine).returning(QuestionDraft.conversation_id)).all():
        note_erasure(db)
    db.expire_all()


def expire_drafts(db: Session, now: datetime) -> int:
    """Take away every draft and every shown receipt whose time is over; how many there were.

    Runs every minute, so that an erasure which could not empty the journal is made good.
    """
    drafts = db.execute(delete(QuestionDraft).where(QuestionDraft.expires_at <= now))
    receipts = db.execute(delete(ShownReceipt).where(ShownReceipt.expires_at <= now))
    note_erasure(db)
    return int(getattr(drafts, "rowcount", 0)) + int(getattr(receipts, "rowcount", 0))


def living_draft(db: Session, conversation_id: str, now: datetime) -> QuestionDraft:
    """The draft row, held until the transaction ends.

    Raises: DraftMissing: none, expired, or sent already.
    """
    draft = _find(db, conversation_id, now, lock=True)
    if draft is None:
        raise DraftMissing
    return draft


def view_draft(draft: QuestionDraft) -> DraftView:
    """The draft as the rest of the service sees it."""
    missing = tuple(field for field in DraftField if getattr(draft, field.value) is None)
    return DraftView(
        text=draft.text,
        context=draft.context,
        themes=draft.themes,
        area=draft.area,
        asked_to=draft.asked_to,
        age_band=draft.age_band,
        permission=draft.permission,
        language=draft.language,
        level=max(draft.level, draft.context_level, key=lambda level: level.rank),
        missing=missing,
        rewrites=draft.rewrites,
    )


def _find(
    db: Session, conversation_id: str, now: datetime, *, lock: bool = False
) -> QuestionDraft | None:
    wanted = select(QuestionDraft).where(
        QuestionDraft.conversation_id == conversation_id,
        QuestionDraft.expires_at > now,
        QuestionDraft.question_id.is_(None),
    )
    return db.scalar(wanted.with_for_update() if lock else wanted)


def touch(draft: QuestionDraft, now: datetime) -> None:
    """Keep the draft for another half hour."""
    draft.expires_at = now + DRAFT_TIME
