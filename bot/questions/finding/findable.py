"""Keep what makes a question findable in step with its words, in the same transaction."""

from uuid import UUID

from sqlalchemy.orm import Session

from bot.questions.finding.word_search import forget_words, keep_words
from bot.questions.likeness.keeping import forget_features, keep_features
from bot.store.tables.questions import Question


def keep_findable(db: Session, question: Question) -> None:
    """Write down the words and features of a question that is new or was changed."""
    keep_words(db, question)
    keep_features(db, question)


def forget_findable(db: Session, question_id: UUID) -> None:
    """Take away the words and features: both tell of what was written."""
    forget_words(db, question_id)
    forget_features(db, question_id)
