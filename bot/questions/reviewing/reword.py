"""Change the words of a question that a board has: the Commissioner's team, with a reason."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import TransitionRefused
from bot.questions.asking.draft_fields import DraftField, clean_text
from bot.questions.finding.findable import keep_findable
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor, move
from bot.questions.life.public_words import words_in
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import allow_details
from bot.questions.reviewing.decide import give_reason
from bot.store.tables.question_work import QuestionWording
from bot.store.tables.questions import Question
from bot.vocabulary import Language


class NothingChanged(TransitionRefused):
    """These are the words that everybody sees already."""

    code = "nothing_changed"


def reword_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
    text_en: str,
    text_cy: str,
    reason: str,
    may_be_public: bool = False,
) -> int:
    """Put other words in the place of those that others see, in both languages at once.

    What others saw before is kept for staff, and what the author sent stays as it was.

    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), EditConflict, TransitionRefused, NotAllowed;
        ReasonUnknown, TextTooShort, TextTooLong, DetailsLeft (BadInput).
    """
    why = give_reason(Step.REWORD, reason, "")
    words = {
        Language.EN: clean_text(DraftField.TEXT, text_en),
        Language.CY: clean_text(DraftField.TEXT, text_cy),
    }
    question = held_in(db, queue_scope(actor), question_id, version=version)
    if all(words_in(question, one) == text for one, text in words.items()):
        raise NothingChanged(str(question_id))
    typed = tuple(words.values())
    allow_details(db, question, actor=actor, now=now, allowed=may_be_public, kept=(), typed=typed)
    _keep_earlier(db, question, now)
    other = Language.EN if question.language is Language.CY else Language.CY
    question.text_public, question.text_other = words[question.language], words[other]
    move(db, question, Step.REWORD, mover=actor.mover, now=now, why=why)
    keep_findable(db, question)
    return question.version


def _keep_earlier(db: Session, question: Question, now: datetime) -> None:
    """Keep what others saw; `replaced_at` is the moment of the step."""
    mine = QuestionWording.question_id == question.id
    number = db.scalar(select(func.max(QuestionWording.number)).where(mine)) or 0
    for language in Language:
        text = words_in(question, language)
        if text is None:
            continue
        number += 1
        db.add(
            QuestionWording(
                question_id=question.id,
                number=number,
                language=language,
                text=text,
                context=None,
                replaced_at=now,
            )
        )
