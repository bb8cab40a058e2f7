"""Say "me too": somebody else asks the same."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.questions.publication.readable import public_question
from bot.store.tables.questions import QuestionSupport


def support_question(
    db: Session, *, question_id: UUID, conversation_id: str, now: datetime
) -> bool:
    """Count this conversation once for a public question.

    Returns: True the first time. Two supports of one conversation cannot be told to be of one.
    Raises: QuestionNotFound: none, or not public.
    """
    public_question(db, question_id=question_id)
    supporter = sha256(f"support {question_id} {conversation_id}".encode()).hexdigest()
    if db.get(QuestionSupport, (question_id, supporter)) is not None:
        return False
    row = QuestionSupport(question_id=question_id, supporter_hash=supporter, created_at=now)
    try:
        with db.begin_nested():
            db.add(row)
    except IntegrityError:  # the same conversation, at the same moment
        return False
    return True
