"""Write a returned question anew: the same question, the same receipt, other words."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.errors import NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.asking.draft_fields import REGION_PREFIX, area_region
from bot.questions.asking.drafts import DraftView, erase_draft, read_draft, touch, view_draft
from bot.questions.asking.receipts import plain_code, receipt_hash
from bot.questions.finding.findable import keep_findable
from bot.questions.life.counts import themes_of
from bot.questions.life.move import AUTHOR, SYSTEM, locked_question, move, state_of
from bot.questions.life.states import Party, Step, next_state
from bot.questions.reviewing.tagging import write_themes
from bot.safety import screen
from bot.store.erasing import note_erasure
from bot.store.tables.question_work import QuestionWording
from bot.store.tables.questions import (
    Question,
    QuestionDraft,
    QuestionEvent,
    ShownReceipt,
    ThemeSource,
)
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Permission

# Why a question came back: what must not be kept anywhere once there are other words.
DROPPED = frozenset({"personal_information", "named_person"})


def open_rewrite(
    db: Session,
    *,
    conversation_id: str,
    question_id: UUID,
    language: Language,
    now: datetime,
    code: str = "",
) -> DraftView:
    """Begin to write a returned question anew, or go on; all its fields are filled in.

    Only for one who has shown the receipt in this conversation: whoever calls this checks that.
    Another draft of this conversation is taken away. `submit_question` then gives the same receipt.

    Args: code: the receipt code if the caller has it; without it the receipt that `submit_question`
        gives has no code, unless it is still shown in this conversation.
    Raises: QuestionNotFound; TransitionRefused: it has not come back, or the lane has it.
    """
    question = db.get(Question, question_id)
    if question is None:
        raise QuestionNotFound(str(question_id))
    _check_returned(question)
    begun = read_draft(db, conversation_id=conversation_id, now=now)
    if begun is not None and begun.rewrites == question_id:
        return begun
    erase_draft(db, conversation_id=conversation_id)
    draft = _draft_of(db, question, conversation_id, language, now)
    draft.receipt_code = _code(db, question, conversation_id, code)
    db.add(draft)
    touch(draft, now)
    db.flush()
    return view_draft(draft)


def resubmit(db: Session, draft: QuestionDraft, kept: DraftView, *, now: datetime) -> Question:
    """Put the words of a finished draft in the place of those of the question that came back.

    The earlier words stay beside it for staff, but not where they showed who somebody is.

    Raises: QuestionNotFound; TransitionRefused: it is no longer with its author.
    """
    if draft.rewrites is None:
        raise QuestionNotFound
    question = locked_question(db, draft.rewrites)
    _check_returned(question)
    unchanged = kept.text == question.text_original
    _set_words_aside(db, question, now)
    if not unchanged:  # what staff took out of the same words stays out
        question.text_public = question.text_other = None
    _take_fields(question, kept, language=question.language if unchanged else kept.language)
    _take_area(question, kept.area or "")
    write_themes(db, question.id, kept.themes or "", source=ThemeSource.ASKER)
    move(db, question, Step.RESUBMIT, mover=AUTHOR, now=now)
    if question.level is not Level.NONE:
        move(db, question, Step.FLAG, mover=SYSTEM, now=now)
    keep_findable(db, question)
    return question


def _check_returned(question: Question) -> None:
    """Raises: TransitionRefused: its author cannot write it anew now."""
    try:
        next_state(state_of(question), Step.RESUBMIT, Party.AUTHOR)
    except NotAllowed as error:
        raise TransitionRefused(str(question.id)) from error


def _draft_of(
    db: Session, question: Question, conversation_id: str, language: Language, now: datetime
) -> QuestionDraft:
    context = question.context or ""
    return QuestionDraft(
        conversation_id=conversation_id,
        language=language,
        channel=question.channel,
        level=screen(question.text_original or "").level,
        context_level=screen(context).level,
        text=question.text_original,
        context=context,
        themes=",".join(themes_of(db, [question.id])[question.id]),
        area=_area(question),
        asked_to=question.asked_to.value,
        age_band=question.age_band.value,
        permission=question.permission.value,
        kept_in=[],
        rewrites=question.id,
        created_at=now,
    )


def _code(db: Session, question: Question, conversation_id: str, code: str) -> str:
    """The code without dashes if it is known, "" if not."""
    shown = db.get(ShownReceipt, question.id)
    known = code or (shown.code if shown and shown.conversation_id == conversation_id else "")
    return plain_code(known) if known and receipt_hash(known) == question.receipt_hash else ""


def _area(question: Question) -> str:
    """The area as a draft has it; the council only if the region is still that of the council."""
    if question.council and area_region(question.council)[0] is question.region:
        return question.council
    return f"{REGION_PREFIX}{question.region}" if question.region else ""


def _set_words_aside(db: Session, question: Question, now: datetime) -> None:
    mine = QuestionWording.question_id == question.id
    if question.reason in DROPPED:
        db.execute(delete(QuestionWording).where(mine))
        notes = update(QuestionEvent).where(QuestionEvent.question_id == question.id)
        db.execute(notes.values(note=None))  # staff may have said in it what to take out
        note_erasure(db)
        return
    newest = db.scalar(select(func.max(QuestionWording.number)).where(mine)) or 0
    db.add(
        QuestionWording(
            question_id=question.id,
            number=newest + 1,
            language=question.language,
            text=question.text_original or "",
            context=question.context,
            replaced_at=now,
        )
    )


def _take_fields(question: Question, kept: DraftView, *, language: Language) -> None:
    question.language = language
    question.text_original = kept.text
    question.context = kept.context or None
    question.asked_to = AskedTo(kept.asked_to or AskedTo.NOT_SURE)
    question.age_band = AgeBand(kept.age_band or AgeBand.NOT_SAID)
    question.permission = Permission(kept.permission or Permission.NEITHER)
    question.level = kept.level


def _take_area(question: Question, area: str) -> None:
    """Take another area if its author chose one; it may be that of another board."""
    if area == _area(question):
        return
    before = question.region
    question.region, question.council = area_region(area)
    if question.region is not before:
        question.assigned_to = question.asker_mark = None
