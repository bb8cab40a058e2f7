"""Made-up questions for a demonstration, always marked as made up."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.questions.intake import keep_question
from bot.questions.move import Mover, move
from bot.questions.states import Party, Step
from bot.store.tables.questions import Channel, Question
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Visibility,
    Workflow,
)

STAGE = Mover(Party.COMMISSIONER_TEAM, "system")  # what a person would have done


def has_made_up(db: Session) -> bool:
    """Whether a demonstration is already here."""
    count = select(func.count()).select_from(Question).where(Question.made_up)
    return bool(db.scalar(count))


def add_made_up_question(db: Session, *, row: Mapping[str, str], now: datetime) -> UUID:
    """Add one row of data/demo/questions.csv; accepted, when its state asks for that.

    Returns: its id.
    """
    question = Question(
        id=uuid4(),
        receipt_hash=None,  # nobody holds a receipt for it
        workflow=Workflow.DRAFT,
        visibility=Visibility.AUTHOR,
        safeguarding=Safeguarding.NONE,
        answer_status=AnswerStatus.NONE,
        version=0,
        language=Language(row["language"]),
        text_original=row["text"],
        context=row["context"] or None,
        region=Region(row["region"]),
        council=row["council"] or None,
        asked_to=AskedTo(row["asked_to"]),
        age_band=AgeBand(row["age_band"]),
        permission=Permission(row["permission"]),
        level=Level.NONE,
        channel=Channel.STAFF,
        created_at=now,
        made_up=True,
    )
    keep_question(db, question, themes=row["themes"].replace(";", ","), now=now)
    if row["state"] in ("accepted", "selected"):
        move(db, question, Step.START_REVIEW, mover=STAGE, now=now)
        move(db, question, Step.ACCEPT, mover=STAGE, now=now)
    return question.id
