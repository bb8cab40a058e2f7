"""What became of a question, for whoever holds its receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.erase import erase_words
from bot.questions.move import AUTHOR, move, state_of
from bot.questions.states import IN_LANE, Party, Step, may_take
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import Language, Visibility, Workflow

WITH_LEAD = "with_safeguarding"


@dataclass(frozen=True, slots=True)
class QuestionStatus:
    """Where a question is. `step` is a key: each place that shows it has its words for it."""

    question_id: UUID
    workflow: Workflow
    step: str
    asked_on: date
    language: Language
    text: str | None
    reason: str | None
    note: str | None  # staff's own words, in the language they wrote in
    answer_text: str | None
    is_public: bool
    can_withdraw: bool


def question_by_receipt(db: Session, *, receipt_hash: str) -> QuestionStatus:
    """The question this receipt opens.

    Raises: QuestionNotFound.
    """
    return _status(db, _by_receipt(db, receipt_hash))


def question_status(db: Session, *, question_id: UUID) -> QuestionStatus:
    """The same by id; only for one who has shown the receipt in this conversation.

    Raises: QuestionNotFound.
    """
    question = db.get(Question, question_id)
    if question is None:
        raise QuestionNotFound(str(question_id))
    return _status(db, question)


def withdraw_question(db: Session, *, receipt_hash: str, now: datetime) -> QuestionStatus:
    """Take a question back: nobody sees it any more and its words are erased.

    What is in the safeguarding lane is kept there until its lead has dealt with it, then erased.

    Raises: QuestionNotFound; TransitionRefused: withdrawn or erased already.
    """
    question = _by_receipt(db, receipt_hash, lock=True)
    move(db, question, Step.WITHDRAW, mover=AUTHOR, now=now)
    if question.safeguarding not in IN_LANE:
        erase_words(db, question)
    return _status(db, question)


def step_key(question: Question) -> str:
    """The key of the words that say where a question is: a workflow, or `with_safeguarding`."""
    over = question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
    if question.safeguarding in IN_LANE and not over:
        return WITH_LEAD
    return question.workflow.value


STEP_KEYS = (WITH_LEAD, *(state.value for state in Workflow if state is not Workflow.DRAFT))


def _by_receipt(db: Session, receipt_hash: str, *, lock: bool = False) -> Question:
    wanted = select(Question).where(Question.receipt_hash == receipt_hash)
    question = db.scalar(wanted.with_for_update() if lock else wanted)
    if question is None:
        raise QuestionNotFound
    return question


def _status(db: Session, question: Question) -> QuestionStatus:
    gone = question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
    return QuestionStatus(
        question_id=question.id,
        workflow=question.workflow,
        step=step_key(question),
        asked_on=question.created_at.date(),
        language=question.language,
        text=None if gone else question.text_original,
        reason=question.reason,
        note=_note(db, question),
        answer_text=None,  # answers come with their own table
        is_public=question.visibility is Visibility.PUBLIC,
        can_withdraw=may_take(state_of(question), Step.WITHDRAW, Party.AUTHOR),
    )


def _note(db: Session, question: Question) -> str | None:
    """What staff wrote with the step that brought the question where it is."""
    newest = (
        select(QuestionEvent.note)
        .where(
            QuestionEvent.question_id == question.id,
            QuestionEvent.to_workflow == question.workflow,
            QuestionEvent.from_workflow != question.workflow,
        )
        .order_by(QuestionEvent.id.desc())
    )
    return db.scalar(newest.limit(1))
