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

    Within a region one conversation leaves the same mark everywhere: of two questions that are
    merged it is counted once. Across regions, where nothing is merged, no two marks can be told to
    be of one conversation.

    Returns: True the first time.
    Raises: QuestionNotFound: none, or not public.
    """
    region = public_question(db, question_id=question_id).region
    supporter = sha256(f"support {region} {conversation_id}".encode()).hexdigest()
    if db.get(QuestionSupport, (question_id, supporter)) is not None:
        return False
    row = QuestionSupport(question_id=question_id, supporter_hash=supporter, created_at=now)
    try:
        with db.begin_nested():
            db.add(row)
    except IntegrityError:  # the same conversation, at the same moment
        return False
    return True
