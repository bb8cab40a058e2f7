"""Say "me too": somebody else asks the same."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.questions.publication.readable import public_question
from bot.store.tables.questions import Question, QuestionDraft, QuestionSupport, ShownReceipt
from bot.vocabulary import Region


def support_question(
    db: Session, *, question_id: UUID, conversation_id: str, now: datetime
) -> bool:
    """Count this conversation once for a public question.

    Within a region one conversation leaves the same mark everywhere: of two questions that are
    merged it is counted once. Across regions, where nothing is merged, no two marks can be told to
    be of one conversation. What this conversation asked itself gets the mark as well: merged with
    this question, its author is counted once.

    Returns: True the first time; False for what this conversation asked itself.
    Raises: QuestionNotFound: none, or not public.
    """
    region = public_question(db, question_id=question_id).region
    mark, own = _mark(region, conversation_id), _own_questions(db, region, conversation_id, now)
    if question_id in own or db.get(QuestionSupport, (question_id, mark)) is not None:
        return False
    row = QuestionSupport(question_id=question_id, supporter_hash=mark, created_at=now)
    try:
        with db.begin_nested():
            db.add(row)
    except IntegrityError:  # the same conversation, at the same moment
        return False
    db.execute(update(Question).where(Question.id.in_(own)).values(asker_mark=mark))
    return True


def note_asker(db: Session, question: Question, conversation_id: str) -> None:
    """Mark a question that is sent by a conversation which said "me too" before."""
    mark = _mark(question.region, conversation_id)
    said = select(QuestionSupport.question_id).where(QuestionSupport.supporter_hash == mark)
    if db.scalar(said.limit(1)) is not None:
        question.asker_mark = mark


def _mark(region: Region | None, conversation_id: str) -> str:
    return sha256(f"support {region} {conversation_id}".encode()).hexdigest()


def _own_questions(
    db: Session, region: Region | None, conversation_id: str, now: datetime
) -> set[UUID]:
    """What this conversation asked of a region, as long as it is known: until its chat ends."""
    found: set[UUID] = set()
    for table in (QuestionDraft, ShownReceipt):
        mine = (table.conversation_id == conversation_id, table.expires_at > now)
        asked = select(Question.id).join(table, table.question_id == Question.id)
        found.update(db.scalars(asked.where(*mine, Question.region == region)))
    return found
