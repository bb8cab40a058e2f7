"""Turn a confirmed draft into a question, once."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import DraftIncomplete, DraftMissing
from bot.questions.asking.draft_fields import area_region
from bot.questions.asking.drafts import DRAFT_TIME, DraftView
from bot.questions.asking.receipts import Receipt, receipt_hash, show_receipt
from bot.questions.asking.review import fingerprint, kept_fields
from bot.questions.asking.rewrite import resubmit
from bot.questions.asking.support import note_asker
from bot.questions.finding.findable import keep_findable
from bot.questions.life.move import AUTHOR, SYSTEM, move
from bot.questions.life.states import Step
from bot.questions.reviewing.tagging import write_themes
from bot.store.erasing import note_erasure
from bot.store.tables.questions import (
    Channel,
    Question,
    QuestionDraft,
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
    Visibility,
    Workflow,
)


class DraftNotReviewed(DraftIncomplete):
    """The author has not been shown what would be kept, as it is now."""

    code = "draft_not_reviewed"


def submit_question(
    db: Session, *, conversation_id: str, now: datetime, rehearsal: bool = False
) -> Receipt:
    """Keep what the author confirmed. Sent twice, it is kept once and has one receipt.

    A draft that was opened by `open_rewrite` gives its words to the question that came back: the
    receipt is the one its author has; its code is "" where it is not known here.
    The receipt may be shown only after the transaction has been committed.

    Args: rehearsal: a room is tried out; the question never leaves it.

    Raises: DraftMissing; DraftIncomplete: a step was not asked, or what would be kept is not what
        the author was last shown; TransitionRefused: the question is no longer with its author.
    """
    draft = _locked_draft(db, conversation_id, now)
    if draft.question_id is not None:
        return _receipt(draft, draft.question_id)
    kept = kept_fields(draft)
    if kept.missing:
        raise DraftIncomplete(",".join(kept.missing))
    if draft.reviewed != fingerprint(kept):
        raise DraftNotReviewed
    question = _keep(db, draft, kept, now, rehearsal)
    note_asker(db, question, conversation_id)
    _empty_draft(db, draft, question, now)
    return _receipt(draft, question.id)


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
    write_themes(db, question.id, themes, source=ThemeSource.ASKER)
    move(db, question, Step.SUBMIT, mover=AUTHOR, now=now)
    if question.level is not Level.NONE:
        move(db, question, Step.FLAG, mover=SYSTEM, now=now)
    keep_findable(db, question)


def _keep(
    db: Session, draft: QuestionDraft, kept: DraftView, now: datetime, rehearsal: bool
) -> Question:
    if draft.rewrites is not None:
        return resubmit(db, draft, kept, now=now)
    question = question_of(kept, code=draft.receipt_code, channel=draft.channel, now=now)
    if rehearsal:
        question.visibility = Visibility.REHEARSAL
    keep_question(db, question, themes=kept.themes or "", now=now)
    return question


def _receipt(draft: QuestionDraft, question_id: UUID) -> Receipt:
    code = show_receipt(draft.receipt_code) if draft.receipt_code else ""
    return Receipt(code, question_id)


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
    draft.question_id, draft.rewrites = question.id, None
    draft.text = draft.context = draft.reviewed = None
    draft.kept_in = []
    note_erasure(db)
    draft.expires_at = now + DRAFT_TIME
    if draft.receipt_code:
        db.merge(
            ShownReceipt(
                question_id=question.id,
                conversation_id=draft.conversation_id,
                code=draft.receipt_code,
                shown_at=now,
                expires_at=now + DRAFT_TIME,
            )
        )
    db.flush()
