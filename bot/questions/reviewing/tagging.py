"""What a question is about: its asker says it first, staff may say it better."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor
from bot.store.events import record_event
from bot.store.tables.questions import QuestionTheme, ThemeSource
from bot.vocabulary import Theme


def set_themes(
    db: Session,
    *,
    question_id: UUID,
    themes: Iterable[Theme],
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Say what a question is about; those its asker named too stay theirs.

    Returns: the question's version, a new one if anything changed.
    Raises: QuestionNotFound: none, or not this actor's; EditConflict: somebody was first.
    """
    question = held_in(db, queue_scope(actor), question_id, version=version)
    changed = write_themes(db, question.id, themes, source=ThemeSource.STAFF)
    if changed:
        question.version += 1
        db.flush()
        record_event(
            db,
            actor=actor.mover.name,
            action="question.themes",
            subject=f"question:{question_id}",
            now=now,
            detail=changed,
        )
    return question.version


def write_themes(
    db: Session, question_id: UUID, themes: Iterable[str] | str, *, source: ThemeSource
) -> dict[str, str]:
    """Keep exactly these themes of a question.

    Args: themes: as an iterable, or ids parted by commas.
    Returns: which were "added" and which "removed".
    """
    parted = themes.split(",") if isinstance(themes, str) else themes
    wanted = {Theme(theme) for theme in parted if theme}
    rows = db.scalars(select(QuestionTheme).where(QuestionTheme.question_id == question_id)).all()
    changed = {}
    for row in rows:
        if row.theme not in wanted:
            db.delete(row)
            changed[row.theme.value] = "removed"
    for theme in sorted(wanted - {row.theme for row in rows}):
        db.add(QuestionTheme(question_id=question_id, theme=theme, source=source))
        changed[theme.value] = "added"
    db.flush()
    return changed
