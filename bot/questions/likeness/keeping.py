"""Keep what the model makes of a question's words beside it; forget it with the words."""

from uuid import UUID

from sqlalchemy import and_, delete, select
from sqlalchemy.orm import Session

from bot.questions.life.public_words import own_words
from bot.store.tables.question_work import QuestionFeatures
from bot.store.tables.questions import Question


def keep_features(db: Session, question: Question) -> None:
    """Write down the features of a question that is new or whose words have changed.

    They tell of the words that others may see: what staff took out cannot be searched for.
    """
    from bot.questions.likeness.stored import pack  # heavy, as the model is: not at the start
    from bot.questions.likeness.train import present_model

    forget_features(db, question.id)
    words = own_words(question)
    if words:
        model = present_model()
        kept = pack(model.read(words), question.language)
        db.add(QuestionFeatures(question_id=question.id, model=model.name, features=kept))
        db.flush()


def forget_features(db: Session, question_id: UUID) -> None:
    """Take away the features of a question: they tell of its words."""
    db.execute(delete(QuestionFeatures).where(QuestionFeatures.question_id == question_id))


def refresh_features(db: Session, *, limit: int = 500) -> int:
    """Make features for questions that have none of the present model; how many were made.

    Called at set-up until nothing is left: a model learned from other data reads texts anew.
    """
    from bot.questions.likeness.train import present_model

    name = present_model().name
    present = and_(QuestionFeatures.question_id == Question.id, QuestionFeatures.model == name)
    wanted = (
        select(Question)
        .outerjoin(QuestionFeatures, present)
        .where(Question.text_original.is_not(None), QuestionFeatures.id.is_(None))
    )
    found = list(db.scalars(wanted.limit(limit)))
    for question in found:
        keep_features(db, question)
    return len(found)
