"""Turn a confirmed draft into a question, once."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import DraftIncomplete, DraftMissing
from bot.questions.draft_fields import area_region
from bot.questions.drafts import DRAFT_TIME, DraftView
from bot.questions.move import AUTHOR, SYSTEM, move
from bot.questions.receipts import Receipt, receipt_hash, show_receipt
from bot.questions.review import fingerprint, kept_fields
from bot.questions.states import Step
from bot.store.erasing import note_erasure
from bot.store.tables.questions import (
    Channel,
    Question,
    QuestionDraft,
    QuestionTheme,
    ShownReceipt,
    ThemeSource,
)
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Level,
    Permission,
    Safeguarding,
    Theme,
    Visibility,
    Workflow,
)


class DraftNotReviewed(DraftIncomplete):
    """The author has not been shown what would be kept, as it is now."""

    code = "draft_not_reviewed"


def submit_question(db: Session, *, conversation_id: str, now: datetime) -> Receipt:
    """Keep what the author confirmed. Sent twice, it is kept once and has one receipt.

    The receipt may be shown only after the transaction has been committed.

    Raises: DraftMissing; DraftIncomplete: a step was not asked, or what would be kept is not what
        the author was last shown.
    """
    draft = _locked_draft(db, conversation_id, now)
    if draft.question_id is not None:
        return Receipt(show_receipt(draft.receipt_code), draft.question_id)
    kept = kept_fields(draft)
    if kept.missing:
        raise DraftIncomplete(",".join(kept.missing))
    if draft.reviewed != fingerprint(kept):
        raise DraftNotReviewed
    question = question_of(kept, code=draft.receipt_code, channel=draft.channel, now=now)
    keep_question(db, question, themes=kept.themes or "", now=now)
    _empty_draft(db, draft, question, now)
    return Receipt(show_receipt(draft.receipt_code), question.id)


def question_of(kept: DraftView, *, code: str, channel: Channel, now: datetime) -> Question:
    """A question made of a finished draft; still Workflow.DRAFT."""
    region, council = area_region(kept.area or "")
    return Question(
        id=uuid4(),
        receipt_hash=receipt_hash(code),
        workflow=Workflow.DRAFT,
        visibility=Visibility.AUTHOR,
        safeguarding=Safeguarding.NONE,
        answer_status=AnswerStatus.NONE,
        version=0,
        language=kept.language,
        text_original=kept.text,
        context=kept.context or None,
        region=region,
        council=council,
        asked_to=AskedTo(kept.asked_to or AskedTo.NOT_SURE),
        age_band=AgeBand(kept.age_band or AgeBand.NOT_SAID),
        permission=Permission(kept.permission or Permission.NEITHER),
        level=kept.level,
        channel=channel,
        created_at=now,
        made_up=False,
    )


def keep_question(db: Session, question: Question, *, themes: str, now: datetime) -> None:
    """Add a new question with its themes; one that screening noticed goes to the lane."""
    db.add(question)
    db.flush()
    for theme in filter(None, themes.split(",")):
        row = QuestionTheme(question_id=question.id, theme=Theme(theme), source=ThemeSource.ASKER)
        db.add(row)
    move(db, question, Step.SUBMIT, mover=AUTHOR, now=now)
    if question.level is not Level.NONE:
        move(db, question, Step.FLAG, mover=SYSTEM, now=now)


def _locked_draft(db: Session, conversation_id: str, now: datetime) -> QuestionDraft:
    """The draft, sent or not, held so that a second sending waits and then finds it sent."""
    wanted = select(QuestionDraft).where(
        QuestionDraft.conversation_id == conversation_id, QuestionDraft.expires_at > now
    )
    draft = db.scalar(wanted.with_for_update())
    if draft is None:
        raise DraftMissing
    return draft


def _empty_draft(db: Session, draft: QuestionDraft, question: Question, now: datetime) -> None:
    """Take the words out of the draft; what stays answers a second sending and shows the code."""
    draft.question_id = question.id
    draft.text = draft.context = draft.reviewed = None
    draft.kept_in = []
    note_erasure(db)
    draft.expires_at = now + DRAFT_TIME
    db.add(
        ShownReceipt(
            question_id=question.id,
            conversation_id=draft.conversation_id,
            code=draft.receipt_code,
            shown_at=now,
            expires_at=now + DRAFT_TIME,
        )
    )
    db.flush()
