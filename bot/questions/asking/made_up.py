"""Made-up questions for a demonstration; each is marked as such wherever it is shown."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.questions.asking.draft_fields import DraftField, check_choice, clean_text
from bot.questions.asking.drafts import DraftView
from bot.questions.asking.intake import keep_question, question_of
from bot.questions.asking.receipts import mint_receipt
from bot.questions.life.move import Mover, move
from bot.questions.life.states import Party, Step
from bot.store.tables.questions import Channel, Question
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Permission

REVIEWER = Mover(Party.COMMISSIONER_TEAM, "made_up")


def has_made_up(db: Session) -> bool:
    """Whether a demonstration is here already."""
    return bool(db.scalar(select(func.count()).select_from(Question).where(Question.made_up)))


def add_made_up_question(
    db: Session,
    *,
    text: str,
    language: Language,
    area: str,
    themes: str,
    now: datetime,
    accepted: bool,
    other: str = "",
    permission: Permission = Permission.BOTH,
    level: Level = Level.NONE,
    code: str = "",
) -> UUID:
    """Add one made-up question, waiting or accepted.

    Args:
        area: GSS code or "region:gwent"; themes: ids parted by commas.
        other: the same in the other language, without which it is not public.
        level: of its screening; code: its receipt, if somebody will need it.

    Raises: BadInput, as for a real draft.
    """
    fields = DraftView(
        text=clean_text(DraftField.TEXT, text),
        context="",
        themes=check_choice(DraftField.THEMES, themes),
        area=check_choice(DraftField.AREA, area),
        asked_to=AskedTo.BOARD.value,
        age_band=AgeBand.NOT_SAID.value,
        permission=permission.value,
        language=language,
        level=level,
        missing=(),
    )
    question = question_of(fields, code=code or mint_receipt(), channel=Channel.CHAT, now=now)
    question.made_up = True
    keep_question(db, question, themes=fields.themes or "", now=now)
    if accepted:
        question.text_other = other or None
        for step in (Step.START_REVIEW, Step.ACCEPT):
            move(db, question, step, mover=REVIEWER, now=now)
    return question.id
